import { type InlineText, says, slash } from '../../chat/inline.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';

/** Players of a team quiz whose points count for no team. */
export interface Loners {
  readonly members: ReadonlySet<number>;
  /** Whether the quiz was mixed, so that they can't join a team anymore. */
  readonly isMixed: boolean;
}

/** Finds out which of the players are in no team; none in other quizzes. */
export const loners = async (
  players: readonly number[],
  stored: StoredQuiz | undefined,
  { mixes, memberships }: QuizRecords,
): Promise<Loners> => {
  if (stored?.quiz.mode !== 'teams') return { members: new Set(), isMixed: false };
  const dealt = await mixes.among(stored.id, players);
  const inTeams = dealt ?? (await memberships.among(players));
  return { members: new Set(players).difference(inTeams), isMixed: dealt !== undefined };
};

/** Says that a player's points count for no team. Returns an empty text if they do, or in other quizzes. */
export const asideFor = (member: number, { members, isMixed }: Loners): InlineText => {
  if (!members.has(member)) return '';
  return isMixed
    ? 'The teams were mixed before you came, so your points count for none of them.'
    : says`Your points do not count for a team until you join one with ${slash('team join')}.`;
};
