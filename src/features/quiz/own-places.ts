import { once } from '../../chat/once.ts';
import { placesOf } from '../../engine/places.ts';
import type { Asked } from '../rounds/rules.ts';
import type { OwnPlace } from './place-text.ts';
import type { QuizRecords } from './repository.ts';

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
    const places = new Map([...scores].map(([quiz, all]) => [quiz, placesOf(all)]));
    return (quiz, member) => places.get(quiz)?.(member);
  });
