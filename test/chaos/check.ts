import type { Timetable } from '../../src/engine/schedule.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { expectedPosts } from '../support/calendar.ts';
import type { Arena } from './arena.ts';

/** What the channels and the database are held against. */
export interface Evidence {
  readonly arena: Arena;
  readonly database: string;
  readonly plans: readonly { readonly channel: string; readonly timetable: Timetable }[];
  readonly from: number;
  readonly to: number;
  /** Answers that people were told count, as `person round`. */
  readonly acknowledged: ReadonlySet<string>;
}

export interface Verdict {
  /** Messages in all channels. */
  readonly posts: number;
  readonly dailies: number;
  readonly answers: number;
  readonly reveals: number;
  /** What is there more often than it should be, in words. */
  readonly duplicates: readonly string[];
  /** What is missing or does not add up, in words. */
  readonly lost: readonly string[];
}

/** Compares what people see and what is kept with what was due and what was promised. */
export const check = async (evidence: Evidence): Promise<Verdict> => {
  const { arena, database, plans, from, to, acknowledged } = evidence;
  const { db } = openSqlite(database);
  const duplicates: string[] = [];
  const lost: string[] = [];
  let posts = 0;
  let dailies = 0;
  let reveals = 0;
  const rounds = await db
    .selectFrom('rounds')
    .innerJoin('channels', 'channels.id', 'rounds.channelId')
    .select([
      'rounds.id',
      'channels.name',
      'dueAt',
      'date',
      'game',
      'openedAt',
      'closedAt',
      'closesAt',
      'answers',
    ])
    .where('openedAt', 'is not', null)
    .execute();
  const kept = await db
    .selectFrom('posts')
    .innerJoin('channels', 'channels.id', 'posts.channelId')
    .select(['channels.name', 'kind', 'subject', 'message', 'pending'])
    .execute();

  for (const { channel, timetable } of plans) {
    const shown = arena.shown(channel);
    posts += shown.length;
    const here = kept.filter(({ name }) => name === channel);
    const messages = here.map(({ message }) => message);
    for (const { id, text } of shown) {
      if (!messages.includes(id))
        duplicates.push(`${channel}: nothing is known of the message "${text.slice(0, 60)}"`);
    }
    for (const { kind, subject, message } of here) {
      // That a quiz goes on is not said any more once it is over.
      if (kind === 'quiz-resumed' && message === null) continue;
      if (!shown.some(({ id }) => id === message)) lost.push(`${channel}: ${kind} ${subject} is not shown`);
    }

    const due = expectedPosts(timetable, from, to);
    const daily = rounds.filter(({ name, game }) => name === channel && game === 'daily');
    dailies += daily.length;
    for (const at of due) {
      const made = daily.filter(({ dueAt }) => dueAt === at).length;
      const what = `${channel}: the question of ${Temporal.Instant.fromEpochMilliseconds(at)}`;
      if (made === 0) lost.push(what);
      if (made > 1) duplicates.push(what);
    }
    for (const { dueAt, date } of daily) {
      if (!due.includes(dueAt ?? 0)) duplicates.push(`${channel}: a question for ${date} that was not due`);
    }
    for (const round of rounds.filter(({ name }) => name === channel)) {
      const asked = here.filter(({ kind, subject }) => kind === 'question' && subject === round.id);
      if (asked.length !== 1) duplicates.push(`${channel}: round ${round.id} has ${asked.length} messages`);
      const isRevealed = shown.some(
        ({ id, text }) => id === asked[0]?.message && text.includes('The answer is'),
      );
      if (round.closedAt === null ? (round.closesAt ?? 0) <= to : !isRevealed)
        lost.push(`${channel}: the reveal of round ${round.id}`);
      if (isRevealed) reveals += 1;
    }
    for (const once of ['quiz-intro', 'quiz-end'] as const) {
      const subjects = here.filter(({ kind }) => kind === once).map(({ subject }) => subject);
      if (new Set(subjects).size < subjects.length) duplicates.push(`${channel}: a second ${once}`);
    }
  }
  for (const { name, kind, subject, pending } of kept) {
    if (pending === 1 && kind !== 'question') lost.push(`${name}: ${kind} ${subject} is still to be sent`);
  }

  const answers = await db
    .selectFrom('answers')
    .innerJoin('members', 'members.id', 'memberId')
    .select(['roundId', 'members.name', 'points', 'correct'])
    .execute();
  const given = new Set(answers.map(({ name, roundId }) => `${name.slice(1)} ${roundId}`));
  for (const one of acknowledged) if (!given.has(one)) lost.push(`the answer ${one}`);
  for (const { id, answers: counted } of rounds) {
    const there = answers.filter(({ roundId }) => roundId === id).length;
    if (there !== counted) lost.push(`round ${id} counts ${counted} answers, and ${there} are kept`);
  }
  const totals = await db.selectFrom('totals').selectAll().execute();
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const sums = [
    [sum(totals.map(({ answers }) => answers)), answers.length],
    [sum(totals.map(({ points }) => points)), sum(answers.map(({ points }) => points))],
    [sum(totals.map(({ correct }) => correct)), sum(answers.map(({ correct }) => correct))],
  ] as const;
  for (const [total, counted] of sums) {
    if (total > counted) duplicates.push(`totals say ${total}, answers ${counted}`);
    if (total < counted) lost.push(`totals say ${total}, answers ${counted}`);
  }
  await db.destroy();
  return { posts, dailies, answers: answers.length, reveals, duplicates, lost };
};
