import { expect } from 'vitest';
import { commands } from '../../src/bot/tables.ts';
import type { ChatDriver } from '../drivers/chat-driver.ts';
import { leaksIn, type RecordedLog } from '../support/recorded-log.ts';

/** A driver that remembers what its people said, and can tell what must not be in the log. */
export interface WatchedDriver extends ChatDriver {
  /** Expects that no line of the log holds a token, a name, a code, a question, an answer, or anything that was typed. */
  expectPrivateLog(): void;
}

/** What questions and their answers consist of, in the bank of the tests. */
const questionTexts = [
  'What about',
  'Because of',
  'People believe',
  'the right one',
  'a wrong one',
  'another wrong one',
];

/** Everything that commands themselves consist of: their words, options, and choices. The log may name those. */
const vocabulary = new Set([
  ...commands.flatMap(({ path, options }) => [
    ...path.split(' '),
    ...Object.entries(options).flatMap(([name, { type }]) => [
      name,
      ...(type.kind === 'choice' ? type.choices : []),
    ]),
  ]),
  // Words that people share with the log's own sentences.
  ...['the', 'are', 'answer'],
]);

/** Lists the words of a typed line that say something about its author. Very short ones could be anything. */
const typedIn = (line: string): string[] =>
  line.split(/[\s:/]+/).filter((word) => word.length > 2 && !vocabulary.has(word.toLowerCase()));

/** Watches a driver whose bot writes to this log. */
export const watching = (chat: ChatDriver, { lines }: RecordedLog): WatchedDriver => {
  const secrets = new Set([...questionTexts, 'general']);
  const remember = (person: string) => {
    secrets.add(person);
    for (const [code] of chat.told(person).matchAll(/[0-9A-Z]{5}-[0-9A-Z]{5}/g)) secrets.add(code);
  };
  return {
    ...chat,
    says: async (person, line) => {
      for (const word of typedIn(line)) secrets.add(word);
      await chat.says(person, line);
      remember(person);
    },
    chooses: async (person, text) => {
      await chat.chooses(person, text);
      remember(person);
    },
    presses: async (person, label) => {
      await chat.presses(person, label);
      remember(person);
    },
    enter: async (channel) => {
      secrets.add(channel);
      await chat.enter(channel);
    },
    expectPrivateLog: () => {
      expect(lines.length).toBeGreaterThan(0);
      expect(leaksIn(lines, [...secrets, ...chat.secrets()])).toEqual([]);
    },
  };
};
