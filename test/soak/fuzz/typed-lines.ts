import fc from 'fast-check';
import { createBot } from '../../../src/bot/bot.ts';
import { commands } from '../../../src/bot/tables.ts';
import { readLine } from '../../../src/chat/commands/line.ts';
import { oneLine } from '../../../src/chat/text.ts';
import { createTerminal } from '../../../src/platforms/terminal/adapter.ts';
import type { Screen } from '../../../src/platforms/terminal/screen.ts';
import { workspace } from '../../../src/platforms/terminal/workspace.ts';
import { createServices } from '../../support/services.ts';
import { disturbing, wordsFromInside } from './read.ts';
import { strangeLine } from './strange.ts';
import { typedCommand } from './typed-words.ts';
import type { Way } from './way.ts';

const own = fc
  .tuple(fc.constantFrom('/as ', '/in ', '/as', '/IN ', '/in #'), strangeLine)
  .map(([command, name]) => command + name);

/** Lines that somebody types in a terminal. */
export const typedLines: Way<string> = {
  name: 'typed-lines',
  mostMs: 3_000,
  inputs: fc.oneof(
    { weight: 12, arbitrary: typedCommand },
    { weight: 2, arbitrary: fc.constantFrom('a', 'B', '1', '[next]', 'join', 'x', 'erase', 'keep') },
    { weight: 1, arbitrary: own },
    { weight: 1, arbitrary: strangeLine },
  ),
  open: async (log) => {
    const services = { ...(await createServices()), log };
    let printed = '';
    let type: (line: string) => Promise<void> = async () => {};
    let complete: (line: string) => Promise<string[]> = async () => [];
    const screen: Screen = {
      interactive: false,
      width: 100,
      paint: (_, text) => text,
      print: (lines) => {
        printed += `${lines.join('\n')}\n`;
      },
      prompt: () => {},
      read: (onLine, completing) => {
        type = onLine;
        complete = completing;
        return new Promise(() => {});
      },
      close: () => {},
    };
    const known = { user: 'keyboard', ids: new Map(), people: [], channels: [] };
    const terminal = createTerminal({ screen, as: 'ada', known, now: services.runtime.now });
    const bot = createBot(services, [terminal.platform]);
    await terminal.connect(bot);
    await bot.start();
    await bot.handle({
      kind: 'command',
      path: 'team create',
      options: { name: 'Rockets' },
      sender: { ...workspace, user: 'grace', name: 'grace', manager: true },
      place: { ...workspace, channel: 'general', name: 'general' },
    });
    return {
      give: async (input) => {
        // A terminal gives no line breaks.
        const line = input.replace(/[\r\n]/g, ' ');
        printed = '';
        await type(line);
        await complete(line);
        await services.runtime.advance(1_000, () => bot.runner.settled());
        const isSilent =
          line.normalize('NFKC').trim() === '' || /^\s*\/?(quit|exit)\s*$/i.test(line.normalize('NFKC'));
        return [
          ...(printed === '' && !isSilent ? ['nothing was printed'] : []),
          ...wordsFromInside(printed),
          ...disturbing(printed),
          ...dropped(line),
        ];
      },
      close: async () => {
        await bot.runner.stop();
        await services.store.close();
      },
    };
  },
};

/** Finds words of a line that became neither an option nor its value, although the line was accepted. */
const dropped = (line: string): string[] => {
  const read = readLine(line, commands);
  if ('error' in read) return [];
  const path = read.command.path.split(' ').length;
  const words = plain(line.trim().replace(/^\//, '')).split(/\s+/).slice(path).flatMap(parts);
  const kept = plain(Object.entries(read.options).flat().join(' ')).split(/\s+/).flatMap(parts);
  return words
    .filter((word) => !kept.includes(word))
    .map((word) => `${JSON.stringify(word)} was dropped without a word: ${JSON.stringify(read.options)}`);
};

const plain = (text: string): string => text.replaceAll('：', ':').toLowerCase();

/** Splits a word where an option's name or a quotation mark may end. */
const parts = (word: string): string[] =>
  word.split(/["'“”„«»＂‘’‚‹›＇:]+/).filter((part) => oneLine(part) !== '');
