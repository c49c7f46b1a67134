import type { Kysely } from 'kysely';
import type { Tables } from '../../../src/store/tables.ts';
import type { Account, History } from './history.ts';
import { type Graded, recount, recountAt } from './recount.ts';

/** Compares every answer and every total in the database with what they should be at `now`, epoch milliseconds. */
export const checkRecords = async (db: Kysely<Tables>, history: History, now: number): Promise<string[]> => {
  return [
    ...apart('answer', answersOf(recount(history)), await keptAnswers(db)),
    ...apart('total', totalsOf(recountAt(history, now)), await keptTotals(db)),
  ];
};

const answersOf = (graded: readonly Graded[]) =>
  graded.map(({ asked, account, date, counts, points }) => ({
    of: `${asked.round} ${idOf(account)}`,
    is: `${date} ${counts} ${points}`,
  }));

const keptAnswers = async (db: Kysely<Tables>) => {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('members', 'members.id', 'answers.memberId')
    .select(['roundId', 'platform', 'workspace', 'user', 'date', 'correct', 'points'])
    .execute();
  return rows.map((row) => ({
    of: `${row.roundId} ${idOf(row)}`,
    is: `${row.date} ${row.correct === 1} ${row.points}`,
  }));
};

const totalsOf = (graded: readonly Graded[]) => {
  const totals = new Map<string, [points: number, answers: number, right: number]>();
  for (const { asked, account, date, counts, points } of graded) {
    const game = asked.game === 'quiz' ? 'quiz' : 'daily';
    const of = `${asked.place.key} ${idOf(account)} ${date} ${game}`;
    const [pointsSoFar, answers, right] = totals.get(of) ?? [0, 0, 0];
    totals.set(of, [pointsSoFar + points, answers + 1, right + (counts ? 1 : 0)]);
  }
  return [...totals].map(([of, sums]) => ({ of, is: sums.join(' ') }));
};

const keptTotals = async (db: Kysely<Tables>) => {
  const rows = await db
    .selectFrom('totals')
    .innerJoin('members', 'members.id', 'totals.memberId')
    .innerJoin('channels', 'channels.id', 'totals.channelId')
    .select(['channels.platform', 'channels.workspace', 'channel', 'user', 'date', 'game'])
    .select(['points', 'answers', 'correct'])
    .execute();
  return rows.map((row) => ({
    of: `${row.platform}/${row.workspace}/${row.channel} ${idOf(row)} ${row.date} ${row.game}`,
    is: `${row.points} ${row.answers} ${row.correct}`,
  }));
};

const idOf = ({ platform, workspace, user }: Pick<Account, 'platform' | 'workspace' | 'user'>): string =>
  `${platform}/${workspace}/${user}`;

interface Fact {
  readonly of: string;
  readonly is: string;
}

/** Lists records that are wrong, missing, duplicated, or should not exist. */
const apart = (kind: string, expected: readonly Fact[], kept: readonly Fact[]): string[] => {
  const found = new Map(kept.map(({ of, is }) => [of, is]));
  const wanted = new Map(expected.map(({ of, is }) => [of, is]));
  return [
    ...(found.size < kept.length ? [`${kept.length - found.size} ${kind}s are kept twice`] : []),
    ...expected
      .filter(({ of, is }) => found.get(of) !== is)
      .map(({ of, is }) => `${kind} ${of} is ${found.get(of)}, not ${is}`),
    ...kept
      .filter(({ of }) => !wanted.has(of))
      .map(({ of, is }) => `${kind} ${of} is ${is}, but should not be`),
  ];
};
