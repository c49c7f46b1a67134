import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createBank } from '../../../src/bank/bank.ts';
import { createBot } from '../../../src/bot/bot.ts';
import type { Platform } from '../../../src/chat/platform.ts';
import { pick } from '../../../src/engine/pick.ts';
import { planDaily } from '../../../src/engine/plan.ts';
import { draw } from '../../../src/engine/random.ts';
import { familyIn } from '../../../src/features/question-bank.ts';
import { writeQuestion } from '../../../src/store/stored/question.ts';
import { question, questions } from '../../support/questions.ts';
import { quantile, samples, timed } from '../measure/statistics.ts';
import { atMost, type Figure } from '../report/figure.ts';
import type { Part } from './part.ts';
import { at, servicesOn } from './services.ts';

const now = Temporal.Instant.from('2026-11-29T12:00:00Z').epochMilliseconds;
const place = { platform: 'test', workspace: 'w', channel: 'c', name: 'c' };
const sender = { ...place, user: 'm', name: 'm', manager: true };

/** Picks a question from many of which most were asked. The floor draws one of those that were not, and does nothing else. */
export const picking: Part = async ({ quick, folder }) => {
  const [count, asked] = quick ? [100, 90] : [10_000, 9_000];
  const all = questions(count);
  const bank = createBank({ tracks: [] }, all);
  const times = quick ? 5 : 200;
  const measure = async (work: (turn: number) => unknown) => {
    let turn = 0;
    for (; turn < 5; turn++) await work(turn);
    return samples(times, 2_000, () => work(turn++));
  };

  const file = join(folder, 'picking.db');
  const services = await servicesOn(file, at(now), bank);
  let posted = 0;
  const platform: Platform = {
    name: 'test',
    post: async () => String(++posted),
    edit: async () => {},
    tell: async () => {},
    find: async () => undefined,
  };
  const bot = createBot(services, [platform]);
  const say = (path: string, options = {}) => bot.handle({ kind: 'command', path, options, sender, place });
  await say('daily setup', { time: '09:00', timezone: 'UTC', days: 'daily' });
  fillRounds(file, asked);
  const channel = await services.store.transaction(({ channels }) => channels.get(1));
  const history = await services.store.transaction(({ roundOpener }) => roundOpener.history(channel));
  const bare = await measure((turn) => {
    const left = all.filter(({ id }) => !history.lastAsked.has(id));
    return left[Math.floor(draw(turn, 'bare', 0) * left.length)];
  });
  const engine = await measure((turn) => pick(all, history, 1, turn, familyIn(bank)));
  const store = await measure((turn) =>
    services.store.transaction(async ({ roundOpener }) =>
      planDaily(bank.fitting({}), await roundOpener.history(channel), turn, familyIn(bank)),
    ),
  );
  const commands: number[] = [];
  for (let turn = 0; turn < times; turn++) {
    commands.push(await timed(() => say('daily now')));
    // The bot refuses another question while many are waiting to be posted.
    await bot.runner.settled();
  }
  if (posted !== times) throw new Error(`${posted} of ${times} questions were posted.`);
  await services.store.close();
  const what = `one of ${count.toLocaleString('en-US')} questions`;
  const figure = (by: string, taken: readonly number[], goal?: Figure['goal']): Figure => ({
    what: `${what}, ${by}`,
    unit: 'ms',
    value: quantile(taken, 0.5),
    floor: quantile(bare, 0.5),
    goal,
  });
  return [
    figure('by the engine', engine, atMost(1)),
    figure('with its history from the store', store, atMost(10)),
    figure('by the command that posts it', commands),
  ];
};

/** Adds a closed round for each of the first questions. */
const fillRounds = (file: string, asked: number): void => {
  const database = new Database(file);
  const insert = database.prepare(
    `insert into rounds (channel_id, game, schedule_id, date, day, reveal, due_at, question_id, track, topic, level, question,
      opened_at, closes_at, closed_at) values (1, 'daily', 1, ?, ?, 'instant', 1, ?, 'track', ?, ?, ?, 1, 2, 2)`,
  );
  const first = Temporal.PlainDate.from('2000-01-01');
  const stored = writeQuestion(question('q'));
  database.transaction(() => {
    for (const [index, { id, topic, level }] of questions(asked).entries()) {
      insert.run(first.add({ days: index }).toString(), index + 1, id, topic, level, stored);
    }
  })();
  database.close();
};
