import type { Dict } from './json.ts';

/** Returns the text that a person reads in blocks, line by line. */
export const linesOf = (blocks: readonly Dict[]): string[] =>
  blocks.flatMap((block) => textOf(block).split('\n'));

const inLines = new Set(['rich_text', 'actions', 'context', 'rich_text_list', 'table']);

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join('  ');
  if (typeof value !== 'object' || value === null) return '';
  const one = value as Dict;
  if (Array.isArray(one.rows)) return one.rows.map(textOf).join('\n');
  if (Array.isArray(one.elements)) {
    return one.elements.map(textOf).join(inLines.has(String(one.type)) ? '\n' : '');
  }
  if (one.type === 'channel') return `<#${one.channel_id}>`;
  if (one.type === 'mrkdwn') return unmarked(String(one.text));
  if (one.type === 'date') return String(one.fallback);
  if (one.label !== undefined) return [one.label, one.hint].map(textOf).join('\n');
  return textOf(one.text ?? '');
};

/** Returns the text that a person reads in Slack's own markup. */
const unmarked = (text: string): string =>
  text
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<https?:[^|>]*\|([^>]*)>/g, '$1')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1$2')
    .replace(/`([^`\n]+)`/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
