import type { Kysely } from 'kysely';
import { firstDay } from '../../engine/periods.ts';
import type { Boards, Standing } from '../../features/leaderboard/repository.ts';
import { isPresent } from '../people/people.ts';
import { mixedStandings } from '../quiz/mixed-standings.ts';
import { countAsked } from '../quiz/quiz-questions.ts';
import type { Tables } from '../tables.ts';
import { findBoard, latestBoards, ownRow, rowsBefore, rowsOf } from './board-rows.ts';
import { best } from './ranked.ts';
import { countAbove, sizeOf } from './standing-counts.ts';
import { boardSums, quizSums } from './sums.ts';
import { teamStandings } from './team-standings.ts';

/** In how many earlier periods that somebody has points in we look for teams. Older boards are thinned out anyway. */
const earlierTeams = 2;

/** Creates the repository of standings. */
export const boards = (db: Kysely<Tables>): Boards => ({
  page: async (query, offset, limit, reader) => {
    const [found] = await latestBoards(db, query, 0);
    if (found === undefined) return { standings: [], size: 0, since: firstDay(query.period, query.on) };
    const { id: board, since } = found;
    const page = await rowsOf(db, board, offset, limit);
    const isSeen = reader === undefined || page.some(({ member }) => member === reader);
    const near = isSeen ? [] : await rowsAround(db, board, reader);
    const rows = new Map([...page, ...near].map((one) => [one.place, one]));
    return {
      standings: [...rows.values()].sort((one, other) => one.place - other.place),
      size: await sizeOf(db, board),
      since,
    };
  },
  own: async (query, member) => {
    const found = await findBoard(db, query);
    if (found === undefined) return undefined;
    const { id: board } = found;
    const own = await ownRow(db, board, member);
    if (own === undefined) return undefined;
    const { memberId, correct, offBoards, ...row } = own;
    const rank = 1 + (await countAbove(db, board, own.points));
    const size = (await sizeOf(db, board)) + (offBoards === null ? 0 : 1);
    return { standing: { ...row, member: memberId, right: correct, rank }, size };
  },
  teams: async (query) => {
    for (const { id, since } of await latestBoards(db, query, earlierTeams)) {
      const standings = await teamStandings(db, boardSums(db, query.channel, id));
      if (standings.length > 0) return { standings, since };
    }
    return { standings: [], since: firstDay(query.period, query.on) };
  },
  quiz: async (quiz, limit, through) => {
    const sums = await db
      .selectFrom(quizSums(db, quiz, through).as('sums'))
      .selectAll()
      .execute();
    return { ...best(sums, limit), asked: await countAsked(db, quiz, through) };
  },
  quizTeams: async (quiz, through) => {
    const sums = quizSums(db, quiz, through, isPresent);
    return (await mixedStandings(db, quiz, sums)) ?? teamStandings(db, sums);
  },
});

/** Reads a member's row, the one above and the one below; empty if they are not on the board, or others don't see them. */
const rowsAround = async (db: Kysely<Tables>, board: number, member: number): Promise<Standing[]> => {
  const before = await rowsBefore(db, board, member);
  if (before === undefined) return [];
  return before === 0 ? rowsOf(db, board, 0, 2) : rowsOf(db, board, before - 1, 3);
};
