import { once } from '../../chat/once.ts';
import { placesOf } from '../../engine/places.ts';
import type { Asked } from '../rounds/rules.ts';
import type { OwnPlace } from './place-text.ts';
import type { PlayerScore, QuizRecords } from './repository.ts';

/**
 * Returns a function that finds a player's place among those whom others see. A player whom nobody else sees has a place as
 * well, but changes no other.
 */
export const placesAmongSeen = (all: readonly PlayerScore[]): ((member: number) => OwnPlace | undefined) => {
  const seen = all.filter(({ isSeen }) => isSeen);
  const find = placesOf(seen);
  const unseen = new Map(all.filter(({ isSeen }) => !isSeen).map((own) => [own.member, own]));
  return (member) => {
    const own = unseen.get(member);
    return own === undefined ? find(member) : placesOf([...seen, own])(member);
  };
};

/** Finds a player's place after a question; `undefined` if they have not answered in its quiz. */
export type FindPlace = (quiz: number, member: number) => OwnPlace | undefined;

/**
 * Returns a function that finds out where everyone stands in the quizzes that ask some rounds, with the answers that are
 * stored by then. However many they are, it reads once.
 */
export const placesAfter = (
  asked: readonly Asked[],
  { quizScores }: Pick<QuizRecords, 'quizScores'>,
): (() => Promise<FindPlace>) =>
  once(async (): Promise<FindPlace> => {
    const wanted = asked.flatMap(({ round: { game } }) =>
      game.kind === 'quiz' ? [{ quiz: game.quiz, through: game.index }] : [],
    );
    const scores = await quizScores.ofAll(wanted);
    const places = new Map([...scores].map(([quiz, all]) => [quiz, placesAmongSeen(all)]));
    return (quiz, member) => places.get(quiz)?.(member);
  });
