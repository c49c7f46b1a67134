import { join } from 'node:path';
import { createBot } from '../../../src/bot/bot.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import { median, timed } from '../measure/statistics.ts';
import { type Figure, ratioAtMost } from '../report/figure.ts';
import type { Part } from './part.ts';
import { at, servicesOn } from './services.ts';

const eleven = Temporal.Instant.from('2026-11-29T11:00:00Z').epochMilliseconds;
const minute = 60_000;

/** Daily questions of many channels that are due in the same minute. The floor is the cost of each when few are due. */
export const schedules: Part = async ({ quick, folder }) => {
  const [few, many, turns] = quick ? [5, 20, 1] : [100, 10_000, 5];
  await postAll(join(folder, 'warm-up.db'), few);
  const ofFew: number[] = [];
  for (let turn = 0; turn < turns; turn++) ofFew.push(await postAll(join(folder, `few${turn}.db`), few));
  const ofMany = await postAll(join(folder, 'many.db'), many);
  const figure: Figure = {
    what: `${many.toLocaleString('en-US')} due in one minute, each, next to ${few}`,
    unit: 'ms',
    value: ofMany,
    floor: median(ofFew),
    goal: ratioAtMost(1.3),
  };
  return [figure];
};

/** Sets up schedules, lets the minute come, and returns the milliseconds per question until all are posted. */
const postAll = async (file: string, count: number): Promise<number> => {
  const runtime = at(eleven - 30 * minute);
  const services = await servicesOn(file, runtime);
  let posted = 0;
  const platform: Platform = {
    name: 'test',
    post: async () => {
      await new Promise(setImmediate);
      return String(++posted);
    },
    edit: async () => {},
    tell: async () => {},
    find: async () => undefined,
  };
  const bot = createBot(services, [platform]);
  await services.store.transaction(async ({ channels, members, schedules, scheduler }) => {
    const manager = await members.meet({ platform: 'test', workspace: 'w', user: 'm' }, 'm', true);
    for (let index = 0; index < count; index++) {
      const channel = await channels.meet(
        { platform: 'test', workspace: 'w', channel: `c${index}` },
        `c${index}`,
      );
      const { id } = await schedules.save(channel.id, plan, manager.id);
      await scheduler.set('daily', id, eleven);
    }
  });
  runtime.jump(30 * minute);
  const ms = await timed(() => bot.runner.settled());
  if (posted !== count) throw new Error(`${posted} of ${count} questions were posted.`);
  await services.store.close();
  return ms / count;
};

const plan = {
  time: '11:00',
  timezone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  topic: undefined,
  level: undefined,
  reveal: 'instant',
  openHours: 24,
  recap: false,
  thread: false,
} as const;
