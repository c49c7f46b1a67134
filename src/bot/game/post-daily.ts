import { postVerdict } from '../../engine/daily.ts';
import { planDaily } from '../../engine/plan.ts';
import type { Seed } from '../../engine/random.ts';
import { localDate, nextOccurrences, type Occurrence } from '../../engine/schedule.ts';
import type { Bank } from '../ports/bank.ts';
import type { Round } from '../ports/game.ts';
import type { Channel, Member } from '../ports/people.ts';
import type { Schedule } from '../ports/records.ts';
import type { Records } from '../ports/store.ts';

/** What posting a question of the day needs. */
export interface Posting {
  readonly records: Records;
  readonly bank: Bank;
  readonly now: number;
  seed(): Seed;
  readonly forgetUpTo: number;
}

/** Posts the question that was due at `dueAt`, unless it is too late for it or its date has one, and plans the next. */
export const postDue = async (posting: Posting, schedule: Schedule, dueAt: number): Promise<void> => {
  const date = localDate(dueAt, schedule.timezone);
  if (postVerdict(dueAt, posting.now) !== 'skip') {
    const found = await postQuestion(posting, schedule, date, dueAt);
    if (found === 'nothing fits') return;
  }
  await planNext(posting.records, schedule, posting.now);
};

/**
 * Posts a question: the one of `date`, or an extra one when there is no date.
 * @returns the round, or why there is none
 */
export const postQuestion = async (
  { records, bank, now, seed, forgetUpTo }: Posting,
  schedule: Schedule,
  date: string | undefined,
  dueAt: number,
): Promise<Round | 'nothing fits' | 'posted before'> => {
  const history = await records.asking.history(schedule.channel, forgetUpTo);
  const question = planDaily(bank.fitting(schedule), history, seed(), bank.familyOf);
  if (question === undefined) {
    await pause(
      records,
      schedule,
      'No question fits its topic and level any more; /daily setup can widen them.',
      now,
    );
    return 'nothing fits';
  }
  const closesAt = now + schedule.openHours * 3_600_000;
  const { id, channel, reveal } = schedule;
  const round = await records.asking.openDaily({
    channel,
    schedule: id,
    question,
    reveal,
    date,
    dueAt,
    openedAt: now,
    closesAt,
  });
  if (round === undefined) return 'posted before';
  await records.timers.set('close', round.id, closesAt);
  await records.posts.add(channel, 'question', round.id, now);
  return round;
};

/**
 * Makes a question ready to be sent that its channel has not seen: one that could not be sent for a while gets its whole
 * time from now on.
 * @returns whether it is to be sent, or too late for that
 */
export const freshen = async (records: Records, round: Round, now: number): Promise<boolean> => {
  const { id, game, openedAt, closesAt, answers } = round;
  // Who answered has seen it, so its message was there.
  if (game.kind !== 'daily' || answers > 0) return true;
  if (postVerdict(game.dueAt, now) === 'skip') return false;
  if (postVerdict(openedAt, now) !== 'on time') {
    const newEnd = now + closesAt - openedAt;
    await records.rounds.restartClock(id, now, newEnd);
    await records.timers.set('close', id, newEnd);
  }
  return true;
};

/** Takes back a question of the day that its channel never saw, so that it breaks nobody's streak. */
export const withdraw = async (
  { rounds, timers, streaks }: Records,
  { id, game, answers }: Round,
  now: number,
): Promise<void> => {
  if (game.kind !== 'daily' || answers > 0) return;
  await rounds.close(id, now);
  await timers.clear('close', id);
  await streaks.leaveOut(id);
};

/** Plans the schedule's next post and says when it is. A date that has its question gets no second one. */
export const planNext = async (records: Records, schedule: Schedule, now: number): Promise<Occurrence> => {
  const [next] = await coming(records, schedule, now, 1);
  if (next === undefined) throw new Error(`Schedule ${schedule.id} has no next occurrence.`);
  await records.timers.set('daily', schedule.id, next.at);
  return next;
};

/** The schedule's next `count` posts. */
export const coming = async (
  { schedules }: Records,
  schedule: Schedule,
  now: number,
  count: number,
): Promise<Occurrence[]> => {
  const last = await schedules.lastDate(schedule.id);
  const next = nextOccurrences(schedule, now, count + 1);
  return next.filter(({ date }) => date !== last).slice(0, count);
};

/** Stops a schedule that can't go on, and says so in its channel. */
export const pause = async (
  records: Records,
  schedule: Schedule,
  because: string,
  now: number,
): Promise<void> => {
  await records.schedules.setStatus(schedule.id, 'paused', because);
  await records.timers.clear('daily', schedule.id);
  await records.posts.add(schedule.channel, 'daily-trouble', schedule.id, now);
};

/**
 * Stops the schedule of a channel in which nothing can be said.
 * @returns who set it up and is to hear of it; nothing when no schedule was active
 */
export const pauseQuietly = async (
  { schedules, timers, members }: Records,
  channel: Channel,
  because: string,
): Promise<Member | undefined> => {
  const schedule = await schedules.ofChannel(channel.id);
  if (schedule?.status !== 'active') return undefined;
  await schedules.setStatus(schedule.id, 'paused', because);
  await timers.clear('daily', schedule.id);
  return schedule.setUpBy === undefined ? undefined : members.get(schedule.setUpBy);
};
