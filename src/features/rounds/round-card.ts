import type { Card } from '../../chat/card.ts';
import type { Members } from '../../chat/people.ts';
import type { Work } from '../feature.ts';
import { closedQuestionCard } from './closed-card.ts';
import { openQuestionCard } from './question-card.ts';
import type { Answers, Round } from './repository.ts';
import type { Rules } from './rules.ts';

/** The repositories that a round's card is built from. */
export interface RoundCardRecords {
  readonly answers: Answers;
  readonly members: Members;
}

/** Builds the card of a round, open or closed, from the current records. */
export const roundCard = async <R>(
  round: Round,
  work: Work<RoundCardRecords & R>,
  rules: Rules<R>,
): Promise<Card> => {
  const { records, bank } = work;
  const presentation = await rules[round.game.kind].presentation(round, work);
  const { heading, live, calls, remarks, closesAt, above = [], belowOpen = [], belowReveal } = presentation;
  const inGame = live === undefined ? {} : { live };
  if (round.closedAt === undefined) {
    const card = openQuestionCard({ ...round, closesAt }, heading, await remarks(), bank);
    return { ...card, calls, blocks: [...above, ...card.blocks, ...belowOpen], ...inGame };
  }
  const votes = await records.answers.votes(round.id);
  const first = round.firstRight === undefined ? undefined : await records.members.get(round.firstRight);
  const card = closedQuestionCard(round, heading, { votes, firstRight: first }, await belowReveal());
  return { ...card, blocks: [...above, ...card.blocks], ...inGame };
};
