import type Database from 'better-sqlite3';
import { writeQuestion } from '../../../src/store/stored/question.ts';
import { question } from '../../support/questions.ts';
import { filledFile, isFilled } from './base.ts';

/** A history of daily questions in one workspace. Everybody belongs to one channel and answers there every day. */
export interface HistorySize {
  readonly members: number;
  readonly channels: number;
  readonly days: number;
}

/** The workspace of the history. Its channels are `c1`, `c2` and so on, and its users `u1`, `u2` and so on. */
export const place = { platform: 'test', workspace: 'w' } as const;

/** The noon after the last day of every history, in epoch milliseconds. It is a Sunday. */
export const noon = Temporal.Instant.from('2026-11-29T12:00:00Z').epochMilliseconds;

const nameOf = ({ members, channels, days }: HistorySize): string => `history-${members}-${channels}-${days}`;

export const isHistoryFilled = (size: HistorySize): boolean => isFilled(nameOf(size));

/** Returns the file with a history. It is shared: who changes it copies it first. */
export const historyFile = (size: HistorySize): Promise<string> =>
  filledFile(nameOf(size), (database) => fill(database, size));

const numbers = (most: number): string =>
  `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${most})`;

const fill = (database: Database.Database, { members, channels, days }: HistorySize): void => {
  const run = (sql: string) => database.exec(sql);
  const { platform, workspace } = place;
  const stored = writeQuestion(question('q')).replaceAll("'", "''");
  run('begin');
  run(`${numbers(channels)} insert into channels (id, platform, workspace, channel, name)
    select i, '${platform}', '${workspace}', 'c' || i, 'c' || i from n`);
  run(`${numbers(members)} insert into members (id, platform, workspace, "user", name, folded)
    select i, '${platform}', '${workspace}', 'u' || i, 'Member ' || i, 'member ' || i from n`);
  run(`insert into schedules (id, channel_id, time, timezone, days, reveal, open_hours, status)
    select id, id, '09:00', 'UTC', '1234567', 'instant', 24, 'paused' from channels`);
  // Days are numbered from 1, and the last one is the day of noon.
  run(`create temp table days as ${numbers(days)}
    select i as day, date(${noon / 1000}, 'unixepoch', (i - ${days}) || ' days') as date from n`);
  run(`insert into rounds (id, channel_id, game, schedule_id, date, day, reveal, due_at, question_id, track, topic, level,
      question, opened_at, closes_at, closed_at, answers)
    select (d.day - 1) * ${channels} + c.id, c.id, 'daily', c.id, d.date, d.day, 'instant', t.at, 'q' || d.day, 'track', 'topic',
      'junior', '${stored}', t.at, t.at + 86400000, t.at + 86400000, ${Math.floor(members / channels)}
    from days d join channels c
      join (select day, unixepoch(date) * 1000 + 32400000 as at from days) t on t.day = d.day`);
  run(`insert into answers (round_id, member_id, choice, correct, points, at, streak, date)
    select (d.day - 1) * ${channels} + c.id, m.id, (m.id + d.day) % 3, ${isRight}, ${points},
      unixepoch(d.date) * 1000 + 36000000 + m.id, 1, d.date
    from days d cross join channels c cross join members m on m.id % ${channels} = c.id - 1`);
  run(`insert into totals (channel_id, member_id, date, game, points, answers, correct)
    select c.id, m.id, d.date, 'daily', ${points}, 1, ${isRight}
    from channels c cross join days d cross join members m on m.id % ${channels} = c.id - 1`);
  run('commit');
};

/** Right about two times in three, in another order for each member. */
const isRight = '((m.id * 7919 + d.day * 104729) % 97 < 65)';
const points = `(${isRight} * (10 + (m.id * 31 + d.day * 17) % 10))`;
