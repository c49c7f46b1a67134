import { privately, type Reply } from '../../chat/messages.ts';
import type { Channel } from '../../chat/people.ts';
import { coming } from '../daily/planning.ts';
import type { Context } from '../feature.ts';
import { standingOf } from '../leaderboard/own-standing.ts';
import type { Round } from '../rounds/repository.ts';
import { runningStreaks } from '../stats/running-streaks.ts';
import { homeCards } from './cards.ts';
import type { HomeRecords } from './repository.ts';

const dayMs = 86_400_000;
/** For how long an outage is shown to someone who could end it, in milliseconds. Nobody may want to. */
const outageMs = 30 * dayMs;
/** How far back missed questions are listed, in milliseconds, and how many rows a list has. */
const missedMs = 7 * dayMs;
const shown = 3;
const shownOpen = 3;

/**
 * Answers with a member's home page, across all channels in which they play.
 * @param here the platform's ids of the channels in which they are
 */
export const showHome = async (here: readonly string[], context: Context<HomeRecords>): Promise<Reply> => {
  const { records, bank, member, now } = context;
  const channels = await records.profile.channels(member.id);
  const known = await records.channels.inWorkspace(context.channel.platform, context.channel.workspace);
  const around = [
    ...channels,
    ...known.filter((one) => here.includes(one.channel) && channels.every(({ id }) => id !== one.id)),
  ];
  const answered = await records.answerHistory.answered(member.id, shown);
  const missed = await records.answerHistory.missed(member.id, now - missedMs, shown);
  const overview = {
    open: await records.answerHistory.open(context.channel, here, member.id, shownOpen),
    isManager: context.isManager,
    name: member.name,
    ...(await standingOf(member.id, context)),
    streaks: await runningStreaks(channels, records),
    bestStreak: await records.streaks.best(member.id),
    topics: await records.profile.topics(member.id),
    sealed: await records.profile.sealed(member.id),
    next: (await Promise.all(around.map((one) => nextIn(one, context))))
      .flat()
      .sort((a, b) => a.at - b.at)
      .slice(0, shown),
    outages: (await records.outages.concerning(member.id, now - outageMs)).slice(0, shown),
    answered,
    missed,
    hidden: await hiddenAmong([...answered.map(({ round }) => round), ...missed], context),
  };
  return privately(...homeCards(overview, bank));
};

/** Returns the ids of those of the rounds whose solution the member may not see, or has not been told yet. */
const hiddenAmong = async (
  rounds: readonly Round[],
  { records, channel }: Context<HomeRecords>,
): Promise<ReadonlySet<number>> => {
  const looks = rounds.map((round) => ({
    ...channel,
    question: round.question.id,
    ...(isToldAtOnce(round) ? { toldIn: round.id } : {}),
  }));
  const hiding = await records.openQuestions.hiding(looks);
  return new Set(rounds.flatMap(({ id }, index) => (hiding[index] === undefined ? [] : id)));
};

const isToldAtOnce = ({ game }: Round): boolean => game.kind === 'daily' && game.reveal === 'instant';

const nextIn = async (
  channel: Channel,
  { records, now }: Context<HomeRecords>,
): Promise<{ channel: Channel; at: number }[]> => {
  const schedule = await records.schedules.ofChannel(channel.id);
  if (schedule?.status !== 'active') return [];
  return (await coming(records, schedule, now, 1)).map(({ at }) => ({ channel, at }));
};
