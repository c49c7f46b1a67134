import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createBot } from '../../../src/bot/bot.ts';
import type { Reply } from '../../../src/chat/messages.ts';
import { roundActions } from '../../../src/features/rounds/actions.ts';
import { textOf } from '../../drivers/bot-driver.ts';
import { inTurn, median, timed } from '../measure/statistics.ts';
import { ratioAtLeast } from '../report/figure.ts';
import type { Part } from './part.ts';
import { at, servicesOn } from './services.ts';

const batch = 64;
const now = Temporal.Instant.from('2026-11-29T12:00:00Z').epochMilliseconds;
const place = { platform: 'test', workspace: 'w', channel: 'c', name: 'c' };
const senderOf = (user: string, manager = false) => ({ ...place, user, name: user, manager });

/** Answers of new members through the bot and its store, next to a bare loop that writes the same rows as durably. */
export const store: Part = async ({ quick, folder }) => {
  const [answers, turns] = quick ? [50, 1] : [5_000, 3];
  const [own, bare] = [join(folder, 'own.db'), join(folder, 'bare.db')];
  const services = await servicesOn(own, at(now));
  const bot = createBot(services, []);
  const say = (path: string, options = {}): Promise<Reply> =>
    bot.handle({ kind: 'command', path, options, sender: senderOf('manager', true), place });
  await say('daily setup', { time: '09:00', timezone: 'UTC', days: 'daily' });
  await say('daily now');
  const round = 1;
  const press = async (user: string, choice: number): Promise<void> => {
    const action = roundActions.answer.id({ round, choice });
    const reply = await bot.handle({ kind: 'action', action, sender: senderOf(user), place });
    if (!/Right!|Not quite/.test(textOf(reply))) throw new Error(`An answer was not taken: ${textOf(reply)}`);
  };
  await press('first', 0);
  await services.store.close();
  await copyFile(own, bare);

  const again = await servicesOn(own, at(now));
  const reopened = createBot(again, []);
  const [ownTimes, bareTimes] = await inTurn(
    turns,
    (turn) =>
      timed(() =>
        Promise.all(
          Array.from({ length: answers }, (_, index) =>
            reopened.handle({
              kind: 'action',
              action: roundActions.answer.id({ round, choice: index % 3 }),
              sender: senderOf(`t${turn}-${index}`),
              place,
            }),
          ),
        ),
      ),
    (turn) => insertBare(bare, round, answers, turn),
  );
  const stored = await again.store.transaction(({ answers }) => answers.votes(round));
  const total = [...stored.values()].reduce((sum, votes) => sum + votes, 0);
  if (total !== answers * turns + 1) throw new Error(`${total} answers were stored.`);
  await again.store.close();
  return [
    {
      what: `${answers.toLocaleString('en-US')} answers at once`,
      unit: 'per second',
      value: (answers * 1000) / median(ownTimes),
      floor: (answers * 1000) / median(bareTimes),
      goal: ratioAtLeast(0.5),
    },
  ];
};

/** Writes members, answers, and totals, counts them in the round, and wants its message edited, a batch per transaction. */
const insertBare = async (file: string, round: number, answers: number, turn: number): Promise<number> => {
  const database = new Database(file);
  // As src/store/database/sqlite.ts sets them.
  for (const setting of [
    'journal_mode = wal',
    'synchronous = full',
    'foreign_keys = on',
    'secure_delete = on',
  ])
    database.pragma(setting);
  const member = database.prepare(
    'insert into members (platform, workspace, "user", name, folded) values (?, ?, ?, ?, ?) returning id',
  );
  const answer = database.prepare(
    'insert into answers (round_id, member_id, choice, correct, points, at, streak, date) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const total = database.prepare(
    `insert into totals (channel_id, member_id, date, game, points, answers, correct) values (1, ?, ?, 'daily', ?, 1, ?)
      on conflict (channel_id, date, game, member_id) do update set points = points + excluded.points`,
  );
  const count = database.prepare('update rounds set answers = answers + 1 where id = ?');
  const edit = database.prepare(
    "update posts set wanted = wanted + 1, pending = 1, due_at = ? where kind = 'question'",
  );
  const insert = database.transaction((from: number, to: number) => {
    for (let index = from; index < to; index++) {
      const user = `t${turn}-${index}`;
      const { id } = member.get(place.platform, place.workspace, user, user, user) as { id: number };
      const right = index % 3 === 0 ? 1 : 0;
      answer.run(round, id, index % 3, right, right * 10, now, 0, '2026-11-29');
      total.run(id, '2026-11-29', right * 10, right);
      count.run(round);
      edit.run(now);
    }
  });
  const ms = await timed(() => {
    for (let from = 0; from < answers; from += batch) insert.immediate(from, Math.min(from + batch, answers));
  });
  database.close();
  return ms;
};
