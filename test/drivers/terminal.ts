import type { Logger } from 'pino';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import { createTerminal } from '../../src/platforms/terminal/adapter.ts';
import type { Screen } from '../../src/platforms/terminal/screen.ts';
import { gated } from '../support/gated.ts';
import { createTestRuntime } from '../support/runtime.ts';
import { createServices } from '../support/services.ts';
import type { Change } from './changed-bot.ts';
import type { ChatDriver } from './chat-driver.ts';

/** One piece of output, printed in one call. */
interface Printed {
  readonly channel: string;
  /** The only person who sees it; `undefined` if everyone does. */
  readonly only: string | undefined;
  readonly text: string;
}

/** Opens the terminal on a screen that keeps its output. */
export const openTerminalDriver = async ({
  change = (bot) => bot,
  log,
  gate,
}: {
  change?: Change;
  log?: Logger;
  gate?: () => Promise<void>;
} = {}): Promise<ChatDriver> => {
  const services = gated(await createServices(createTestRuntime(), log), gate);
  const printed: Printed[] = [];
  let person = 'ada';
  let channel = 'general';
  let bot: Bot;
  let type: (line: string) => Promise<void>;

  const print = (lines: readonly string[]) => {
    const [, only] = lines[0]?.match(/\(only (.*) sees this\)/) ?? [];
    const text = lines.map((line) => line.replace(/^[┃┊] ?/, '')).join('\n');
    const [, elsewhere] = lines[0]?.match(/^#(\S+)$/) ?? [];
    printed.push({ channel: elsewhere ?? channel, only, text });
  };

  const known = { user: 'keyboard', ids: new Map(), people: [], channels: [] };
  const begin = async () => {
    const screen: Screen = {
      interactive: false,
      width: 100,
      paint: (_, text) => text,
      print,
      prompt: () => {},
      read: (onLine) => {
        type = onLine;
        return new Promise(() => {});
      },
      close: () => {},
    };
    const terminal = createTerminal({ screen, as: person, known, now: services.runtime.now });
    bot = change(createBot(services, [terminal.platform]));
    await terminal.connect(bot);
    await bot.start();
    await bot.runner.settled();
  };

  /** Finds the word to type to press the button with this label. */
  const wordFor = (label: string): string => {
    const shown = printed.findLast(({ text }) => text.includes(`] ${label}`))?.text ?? '';
    const before = shown.slice(0, shown.indexOf(`] ${label}`));
    if (before === '') throw new Error(`No button "${label}" is on the screen.`);
    return before.slice(before.lastIndexOf('[') + 1);
  };

  const speakAs = async (who: string) => {
    if (who !== person) await type(`/as ${who}`);
    person = who;
  };
  await begin();

  return {
    says: async (who, line) => {
      await speakAs(who);
      await type(line);
    },
    chooses: async (who, text) => {
      const open = printed.findLast((one) => one.channel === channel && one.text.includes('Closes '));
      const line = open?.text.split('\n').find((one) => one.endsWith(`  ${text}`));
      await speakAs(who);
      await type(line?.[0] ?? 'a');
    },
    presses: async (who, label) => {
      await speakAs(who);
      await type(wordFor(label));
    },
    advance: (ms) => services.runtime.advance(ms, () => bot.runner.settled()),
    restart: async () => {
      await bot.runner.stop();
      await begin();
    },
    enter: async (name) => {
      channel = name;
      await type(`/in ${name}`);
    },
    shown: () =>
      printed
        .filter((one) => one.channel === channel && one.only === undefined)
        .map(({ text }) => text)
        .join('\n'),
    messaged: (who) =>
      printed
        .filter(({ only }) => only === who)
        .map(({ text }) => text)
        .join('\n'),
    told: (who) => printed.findLast(({ only }) => only === who)?.text ?? '',
    secrets: () => [],
    close: async () => {
      await bot.runner.stop();
      await services.store.close();
    },
  };
};
