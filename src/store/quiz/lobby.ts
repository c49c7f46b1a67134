import type { Kysely } from 'kysely';
import type { Lobby, Mixes } from '../../features/quiz/repository.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of the people who are in before a quiz begins. */
export const lobby = (db: Kysely<Tables>): Lobby => ({
  hold: async (quiz) => {
    await db
      .selectFrom('quizzes')
      .select('id')
      .where('id', '=', quiz)
      .$if(hasRowLocks(db), (query) => query.forUpdate())
      .execute();
  },
  enter: async (quizId, memberId, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('quizPlayers')
      .values({ quizId, memberId, at, dealt: null })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  players: async (quiz) => {
    const rows = await playersOf(db, quiz)
      .innerJoin('members', 'members.id', 'quizPlayers.memberId')
      .leftJoin('teamMembers', 'teamMembers.memberId', 'quizPlayers.memberId')
      .leftJoin('teams', 'teams.id', 'teamMembers.teamId')
      .select([
        'quizPlayers.memberId as member',
        'members.user',
        'members.name',
        'teams.name as team',
        'dealt',
      ])
      .orderBy('quizPlayers.at')
      .orderBy('quizPlayers.memberId')
      .execute();
    return rows.map(({ member, user, name, team, dealt }) => ({
      member,
      user,
      name,
      team: team ?? undefined,
      dealt: dealt ?? undefined,
    }));
  },
  naming: async (member) => {
    const rows = await db
      .selectFrom('quizzes')
      .select('id')
      .where(({ or, eb, selectFrom }) =>
        or([
          eb('startedBy', '=', member),
          eb('id', 'in', selectFrom('quizPlayers').select('quizId').where('memberId', '=', member)),
        ]),
      )
      .execute();
    return rows.map(({ id }) => id);
  },
});

/** Creates the repository of the teams that quizzes were mixed into. */
export const mixes = (db: Kysely<Tables>): Mixes => ({
  points: async (quiz) => {
    const rows = await playersOf(db, quiz)
      .innerJoin('totals', 'totals.memberId', 'quizPlayers.memberId')
      .select(({ fn, cast }) => [
        'quizPlayers.memberId as member',
        cast<number>(fn.sum('totals.points'), 'integer').as('points'),
      ])
      .groupBy('quizPlayers.memberId')
      .execute();
    return new Map(rows.map(({ member, points }) => [member, points]));
  },
  deal: async (quiz, teams) => {
    const members = Map.groupBy(teams.keys(), (member) => teams.get(member));
    for (const [dealt = null, of] of members) {
      await db
        .updateTable('quizPlayers')
        .set({ dealt })
        .where('quizId', '=', quiz)
        .where('memberId', 'in', of)
        .execute();
    }
  },
  among: async (quiz, members) => {
    const rows = await playersOf(db, quiz).select('memberId').where('dealt', 'is not', null).execute();
    const dealt = new Set(rows.map(({ memberId }) => memberId));
    return dealt.size === 0 ? undefined : dealt.intersection(new Set(members));
  },
});

const playersOf = (db: Kysely<Tables>, quiz: number) =>
  db.selectFrom('quizPlayers').where('quizPlayers.quizId', '=', quiz);
