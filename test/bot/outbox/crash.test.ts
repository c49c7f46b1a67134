import { expect, test } from 'vitest';
import type { Store } from '../../../src/bot/store.ts';
import { type BotDriver, choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { createServices } from '../../support/services.ts';

/** When a process dies: before a transaction, right after it was committed, or right after a send. */
interface Death {
  readonly at: 'before' | 'after' | 'sent';
  readonly count: number;
}

/** Makes the store of a process that dies: from then on it saves nothing, and none of its transactions resolve. */
const dyingStore = (
  store: Store,
  platform: ScriptedPlatform,
  death: Death,
): { store: Store; died: Promise<void> } => {
  let alive = true;
  let transactions = 0;
  let sends = 0;
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = () => {
      alive = false;
      resolve();
    };
  });
  const never = new Promise<never>(() => {});
  platform.onSend = () => {
    sends += 1;
    if (alive && death.at === 'sent' && sends === death.count) die();
  };
  return {
    died,
    store: {
      close: store.close,
      tidy: store.tidy,
      read: async (work) => (alive ? store.read(work) : never),
      transaction: async (work) => {
        if (!alive) return never;
        transactions += 1;
        const isLast = transactions === death.count;
        if (isLast && death.at === 'before') die();
        if (!alive) return never;
        const result = await store.transaction(work);
        if (isLast && death.at === 'after') die();
        return alive ? result : never;
      },
    },
  };
};

const answered: string[] = [];

/** Has Ada and Grace play a quiz of two questions for as long as the process lives. */
const play = async (driver: BotDriver, platform: ScriptedPlatform): Promise<void> => {
  await driver.advance(0);
  if (!platform.messages.some(({ key }) => key.startsWith('quiz-i'))) {
    await driver.command('ada', 'quiz start', { count: '2', lobby: '3' });
  }
  for (let step = 0; step < 40; step++) {
    const question = platform.messages.findLast(({ key }) => key.startsWith('questi'));
    const action = choiceIn(question?.cards.at(-1), 'the right one');
    if (action) {
      for (const user of ['ada', 'grace']) {
        const told = textOf(await driver.press(user, action));
        if (told.includes('Right!')) answered.push(`${user} ${action}`);
      }
    }
    await driver.advance(5000);
  }
};

const deaths: Death[] = [
  ...Array.from({ length: 60 }, (_, index): Death[] => [
    { at: 'before', count: index + 1 },
    { at: 'after', count: index + 1 },
  ]).flat(),
  ...Array.from({ length: 8 }, (_, index): Death => ({ at: 'sent', count: index + 1 })),
];

test.each(deaths)(
  'neither loses nor repeats anything when the process dies $at step $count of a quiz',
  async (death) => {
    answered.length = 0;
    const services = await createServices();
    const platform = createScriptedPlatform();
    const { store, died } = dyingStore(services.store, platform, death);
    const first = openBotDriver({ ...services, store }, platform);
    await Promise.race([died, first.bot.start().then(() => play(first, platform))]);

    platform.onSend = () => {};
    const second = openBotDriver(services, platform);
    await second.bot.start();
    await play(second, platform);
    await second.bot.runner.settled();

    const keys = platform.messages.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const sent = (kind: string) => keys.filter((key) => key.startsWith(kind)).length;
    expect([sent('quiz-i'), sent('questi'), sent('quiz-e')]).toEqual([1, 2, 1]);
    const shown = platform.messages.filter(({ key }) => key.startsWith('questi'));
    expect(shown.map(({ cards }) => textOf(cards.at(-1)).includes('The answer is'))).toEqual([true, true]);

    const { standings } = await services.store.transaction(({ boards }) => boards.quiz(1, 10));
    expect(standings.map(({ answers }) => answers)).toEqual([2, 2]);
    expect(new Set(answered).size).toBe(answered.length);
    await services.store.close();
  },
);
