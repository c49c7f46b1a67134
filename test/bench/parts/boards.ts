import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBot } from '../../../src/bot/bot.ts';
import { type HistorySize, historyFile, isHistoryFilled, noon, place } from '../fill/history.ts';
import { quantile, samples } from '../measure/statistics.ts';
import { atMost, type Figure, ratioAtMost } from '../report/figure.ts';
import type { Part } from './part.ts';
import { at, servicesOn } from './services.ts';

const members = 100_000;
const sizes: readonly HistorySize[] = [
  { members: 10_000, channels: 10, days: 1 },
  { members, channels: 10, days: 10 },
  { members, channels: 10, days: 100 },
];
const quickSizes: readonly HistorySize[] = [
  { members: 100, channels: 2, days: 1 },
  { members: 200, channels: 2, days: 2 },
];

/** Filling a file with more answers takes more than a minute. */
const mostFilledUnasked = 1_000_000;
const limitMs = 1_500;

type Times = Readonly<Record<string, readonly number[]>>;

/** Leaderboards of short and of long histories. The floor is the shortest one. */
export const boards: Part = async ({ quick, full, folder }) => {
  const figures: Figure[] = [];
  let first: Times | undefined;
  for (const size of quick ? quickSizes : sizes) {
    const answers = size.members * size.days;
    const what = `${answers.toLocaleString('en-US')} answers`;
    if (answers > mostFilledUnasked && !full && !isHistoryFilled(size)) {
      process.stderr.write(
        `boards: run with --full to measure ${what}; filling the file takes minutes once.\n`,
      );
      continue;
    }
    const file = join(folder, 'boards.db');
    await copyFile(await historyFile(size), file);
    const times = await measure(file, size, quick ? 2 : 200);
    first ??= times;
    for (const [board, taken] of Object.entries(times)) {
      const known = first[board] ?? taken;
      figures.push(
        {
          what: `${what}: ${board}, median`,
          unit: 'ms',
          value: quantile(taken, 0.5),
          ...(first === times ? {} : { floor: quantile(known, 0.5), goal: ratioAtMost(1.5) }),
        },
        { what: `${what}: ${board}, p99`, unit: 'ms', value: quantile(taken, 0.99), goal: atMost(10) },
      );
    }
  }
  return figures;
};

const measure = async (file: string, size: HistorySize, turns: number): Promise<Times> => {
  const services = await servicesOn(file, at(noon));
  const { store } = services;
  const bot = createBot(services, []);
  let turn = 0;
  /** Somebody in another place of the board each time. */
  const reader = () => ((turn++ * 7919) % size.members) + 1;
  const page = (period: string) => async () => {
    const user = reader();
    const reply = await bot.handle({
      kind: 'command',
      path: 'leaderboard',
      options: { period },
      sender: { ...place, user: `u${user}`, name: `Member ${user}`, manager: false },
      place: { ...place, channel: 'c1', name: 'c1' },
    });
    if (!JSON.stringify(reply).includes('"ranking"')) throw new Error('The leaderboard is empty.');
  };
  const own = async () => {
    const member = reader();
    await store.transaction(async ({ boards, channels }) => {
      const channel = await channels.get(1);
      const query = { channel, scope: 'workspace', game: 'all', period: 'all', on: '' } as const;
      const own = await boards.own(query, member);
      if (own === undefined) throw new Error('A member has no place.');
    });
  };
  const result = {
    'page of the week': await measured(turns, page('week')),
    'page of all time': await measured(turns, page('all')),
    'own place': await measured(turns, own),
  };
  await store.close();
  return result;
};

const measured = async (turns: number, work: () => Promise<void>): Promise<number[]> => {
  await work();
  return samples(turns, limitMs, work);
};
