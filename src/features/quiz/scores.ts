import { type Shared, shownShares } from '../sharing.ts';
import type { QuizRecords } from './repository.ts';

/** How somebody did in a quiz. */
export interface QuizScore {
  readonly name: string;
  readonly points: number;
  /** Ties share a rank. */
  readonly rank: number;
  /** How many played. */
  readonly size: number;
  /** Whether they were right, by the places of the questions that they answered, from 0. */
  readonly marks: ReadonlyMap<number, boolean>;
}

type Scoring = Pick<QuizRecords, 'boards' | 'quizShares'>;

/** Finds how a member did; `undefined` if they answered nothing. */
export const scoreOf = async (
  quiz: number,
  member: number,
  records: Scoring,
): Promise<QuizScore | undefined> => (await scoresOf(quiz, [member], records))[0];

/** Lists how those did who posted it. */
export const sharedScores = async (quiz: number, records: Scoring): Promise<Shared<QuizScore>> => {
  const members = await records.quizShares.members(quiz);
  return {
    latest: await scoresOf(quiz, members.slice(-shownShares), records),
    count: members.length,
  };
};

const scoresOf = async (
  quiz: number,
  members: readonly number[],
  { boards, quizShares }: Scoring,
): Promise<readonly QuizScore[]> => {
  if (members.length === 0) return [];
  // A rank depends on everybody else's points.
  const { standings, size } = await boards.quiz(quiz, Number.MAX_SAFE_INTEGER);
  const marks = await quizShares.marks(quiz, members);
  return members.flatMap((member) => {
    const own = standings.find((one) => one.member === member);
    if (own === undefined) return [];
    const { name, points, rank } = own;
    return { name, points, rank, size, marks: marks.get(member) ?? new Map() };
  });
};
