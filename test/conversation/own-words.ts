import { expect } from 'vitest';
import { commands } from '../../src/bot/tables.ts';
import type { Discord } from '../loopback/discord/server.ts';
import { isDict } from '../loopback/slack/json.ts';

/** What Discord shows of a payload. */
const shown = new Set(['content', 'label', 'description', 'placeholder', 'title', 'name']);

/** Lists what Discord shows of payloads. */
export const textsIn = (value: unknown, key = ''): string[] => {
  if (typeof value === 'string') return shown.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, key));
  return isDict(value) ? Object.entries(value).flatMap(([name, one]) => textsIn(one, name)) : [];
};

const families = [...new Set(commands.map(({ path }) => path.split(' ')[0]))].join('|');
/** A command that nobody can press. */
const plainCommand = new RegExp(`(?<![\\w<:./])/(${families})\\b`);

/** Expects that the bot called everything what Discord calls it: a workspace a server, and a command by its mention. */
export const expectOwnWords = ({ requests }: Discord): void => {
  const texts = requests.flatMap(({ body }) => textsIn(body));
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => /workspace/i.test(text) || plainCommand.test(text))).toEqual([]);
};
