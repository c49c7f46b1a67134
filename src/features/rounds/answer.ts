import { privately, type Reply } from '../../chat/messages.ts';
import { grade } from '../../engine/round.ts';
import { localDate } from '../../engine/schedule.ts';
import type { Context } from '../feature.ts';
import { alreadyAnsweredCard, closedCard, unknownCard } from './refusal-cards.ts';
import type { RoundsRecords } from './repository.ts';
import type { Rules } from './rules.ts';

/** How long answers are gathered before the count in a question's message is updated, in milliseconds. */
const gatherMs = 3_000;

/** Takes a member's first answer, scores it right away, and tells nobody else. */
export const answerRound = async <R>(
  { round: id, choice }: { readonly round: number; readonly choice: number },
  context: Context<RoundsRecords & R>,
  rules: Rules<R>,
): Promise<Reply> => {
  const { records, member, now } = context;
  const known = await records.rounds.get(id, context.channel);
  const right = known && grade(known.question, choice);
  if (known === undefined || right === undefined) {
    return privately(unknownCard('I can’t take answers to it'));
  }
  const earlier = await records.answers.get(id, member.id);
  const { presentation, answering: prepare } = rules[known.game.kind];
  const heading = async () => (await presentation(known, context)).heading;
  if (earlier) return privately(alreadyAnsweredCard(await heading(), earlier.choice));
  const answering = await prepare(known, context);
  const round = await records.answers.take(id, member.id, right, now);
  if (round === undefined) return privately(closedCard(await heading(), known));

  const streak = await answering.streak(round);
  const given = { round: id, member: member.id, choice, right, at: now, streak };
  const answer = { ...given, points: right ? answering.points(round, given) : 0 };
  await records.answers.add(answer, localDate(now, context.timezone));
  await records.outbox.requestEdit('question', id, now + gatherMs);
  await answering.after(round);
  return privately(await answering.feedback(round, answer));
};
