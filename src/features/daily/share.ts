import { type ActionsBlock, type Card, note, small, title } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { PostKindHandler } from '../post-kind.ts';
import { gatherMs } from '../rounds/answer.ts';
import type { DailyGame, Round } from '../rounds/repository.ts';
import { isSealed } from '../rounds/sealed.ts';
import { type Shared, shareCard, sharedBlocks, square } from '../sharing.ts';
import { dailyActions } from './actions.ts';
import { headingOf } from './heading.ts';
import type { DailyRecords, DayResult } from './repository.ts';

type Asking = Context<DailyRecords>;

/** Builds the button to share how one did. */
export const shareButton = ({ id }: Round): ActionsBlock => ({
  kind: 'actions',
  actions: [{ label: 'Share', action: dailyActions['share-day'].id({ round: id }), style: 'plain' }],
});

/** Shows somebody how they did in a daily question, without giving it away. */
export const shareDay = async (id: number, context: Asking): Promise<Reply> =>
  withResult(await context.records.rounds.get(id, context.channel), context, async (_, game, result) => {
    const text = `${game.day === undefined ? 'Hotseat extra question' : `Hotseat Daily ${game.day}`} · ${resultText(result)}`;
    const hasPosted = await context.records.dailyShares.has(id, context.member.id);
    return privately(shareCard(text, hasPosted ? undefined : dailyActions['post-day'].id({ round: id })));
  });

/** Posts it, in one message with what others post about the same day. */
export const postDay = async (id: number, context: Asking): Promise<Reply> => {
  const { records, member, obstacle, now } = context;
  if (obstacle !== undefined) return refuse(obstacle);
  // Of two people who are the first at the same moment, one must see the other's.
  const [locked] = await records.answers.lock([{ round: id, within: context.channel }]);
  return withResult(locked?.round, context, async ({ channel }) => {
    const isFirst = (await records.dailyShares.all(id)).count === 0;
    if (!(await records.dailyShares.add(id, member.id, now))) {
      return privately(note('You already posted how you did.'));
    }
    if (isFirst) await records.outbox.add(channel, 'shared-days', id, now);
    else await records.outbox.requestEdit('shared-days', id, now + gatherMs);
    return privately(note("I'm posting it here.", 'right'));
  });
};

/** The message with what people posted about a day. */
export const sharedDays: PostKindHandler<DailyRecords> = {
  naming: async (_, rounds) => rounds,
  card: async (subject, { records }) => {
    const round = await records.rounds.get(subject);
    if (round?.game.kind !== 'daily') return undefined;
    return sharedDayCard(headingOf(round.game), await records.dailyShares.all(subject));
  },
};

/** Builds the card with how those did who posted it. `heading` says which question it was. */
export const sharedDayCard = (heading: string, shared: Shared<DayResult>): Card => ({
  tone: 'neutral',
  blocks: [
    title(`${heading}: how it went`),
    ...(shared.count === 0 ? [small("Nobody's result is here anymore.")] : sharedBlocks(shared, resultText)),
  ],
});

const resultText = ({ right, streak }: DayResult): string =>
  `${square(right)}${streak === undefined || streak === 0 ? '' : ` · streak ${streak}`}`;

/** Runs `work` with how somebody did, once they may know; refuses otherwise. */
const withResult = async (
  round: Round | undefined,
  { records, member }: Asking,
  work: (round: Round, game: DailyGame, result: DayResult) => Promise<Reply>,
): Promise<Reply> => {
  if (round?.game.kind !== 'daily') return refuse('I no longer know this question.');
  const answer = await records.answers.get(round.id, member.id);
  if (answer === undefined) return refuse('You did not answer this question, so there is nothing to share.');
  if (isSealed(round))
    return refuse('Your answer is locked in. You can share how you did once it is revealed.');
  const streak = round.game.day === undefined ? undefined : answer.streak;
  return work(round, round.game, { right: answer.right, streak });
};
