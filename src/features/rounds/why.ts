import { split } from '../../chat/fit.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import { hiddenCard, unknownCard } from './refusal-cards.ts';
import type { RoundsRecords } from './repository.ts';
import type { Rules } from './rules.ts';
import { whyCard } from './why-card.ts';

/** Explains a closed question to whoever asks, starting from their own choice. */
export const explainRound = async <R>(
  id: number,
  context: Context<RoundsRecords & R>,
  rules: Rules<R>,
): Promise<Reply> => {
  const { records, member, channel, bank } = context;
  const round = await records.rounds.get(id, channel);
  if (round === undefined) return privately(unknownCard("I can't explain it"));
  if (round.closedAt === undefined)
    return refuse("That question is still open. I'll explain it once it closes.");
  // Another channel may still be answering the same question.
  const [hidden] = await records.openQuestions.hiding([{ ...channel, question: round.question.id }]);
  if (hidden !== undefined) return privately(hiddenCard(hidden));
  const { heading } = await rules[round.game.kind].presentation(round, context);
  const answer = await records.answers.get(id, member.id);
  return privately(...split(whyCard(round, heading, answer, bank)));
};
