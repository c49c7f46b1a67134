import type { Block } from '../../chat/card.ts';
import { split } from '../../chat/fit.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import { hiddenCard, unknownCard } from '../rounds/refusal-cards.ts';
import type { DailyGame, Round } from '../rounds/repository.ts';
import { dailyActions } from './actions.ts';
import { verdictCard } from './feedback-card.ts';
import { headingOf } from './heading.ts';
import type { DailyRecords } from './repository.ts';

/** Builds the button below a closed question of which nobody was told anything before; none if nobody answered. */
export const resultButton = ({ id, answers }: Round, { reveal }: DailyGame): Block[] =>
  reveal === 'close' && answers > 0
    ? [
        {
          kind: 'actions',
          actions: [{ label: 'My result', action: dailyActions['my-day'].id({ round: id }), style: 'plain' }],
        },
      ]
    : [];

/** Shows somebody how they did in a daily question that has closed. */
export const showDay = async (
  id: number,
  { records, member, channel }: Context<DailyRecords>,
): Promise<Reply> => {
  const round = await records.rounds.get(id, channel);
  if (round?.game.kind !== 'daily') return privately(unknownCard("I can't tell how you did"));
  if (round.closedAt === undefined) return refuse('Your result comes once the question closes.');
  const answer = await records.answers.get(id, member.id);
  if (answer === undefined) return refuse('You did not answer this question. Press Why? for its answer.');
  // Another channel may still be answering the same question.
  const [hidden] = await records.openQuestions.hiding([{ ...channel, question: round.question.id }]);
  if (hidden !== undefined) return privately(hiddenCard(hidden));
  return privately(...split(verdictCard(headingOf(round.game), round, round.game, answer, false)));
};
