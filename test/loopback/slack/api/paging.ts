import { type Dict, str } from '../json.ts';
import { Refusal } from './refusal.ts';

/** Returns one page of a list, with Slack's cursor to the next one; an empty cursor means the end. */
export function page<T>(items: T[], args: Dict, defaultLimit = 100): { items: T[]; next: string } {
  const wanted = str(args.limit);
  const limit = wanted === undefined ? defaultLimit : Number(wanted);
  if (!Number.isInteger(limit) || limit < 0 || limit > 1000) throw new Refusal('invalid_limit');
  const start = offsetOf(str(args.cursor));
  const end = start + (limit || defaultLimit);
  return { items: items.slice(start, end), next: end < items.length ? cursorOf(end) : '' };
}

function cursorOf(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64');
}

function offsetOf(cursor: string | undefined): number {
  if (!cursor) return 0;
  const [, offset] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (offset === undefined) throw new Refusal('invalid_cursor');
  return Number(offset);
}
