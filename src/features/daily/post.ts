import { planDaily } from '../../engine/plan.ts';
import { punctualityOf } from '../../engine/punctuality.ts';
import { localDate } from '../../engine/schedule.ts';
import type { Work } from '../feature.ts';
import { familyIn } from '../question-bank.ts';
import type { DailyGame, Round } from '../rounds/repository.ts';
import { planNext, stopSchedule } from './planning.ts';
import { planReminder } from './reminders.ts';
import type { DailyRecords, Schedule } from './repository.ts';

const hourMs = 3_600_000;
/** How long after the close an edit may still be the first one since the message was deleted, in milliseconds. */
const sparedMs = 24 * hourMs;

/** The question of a date that is about to be sent. */
export interface Posted {
  readonly schedule: Schedule;
  readonly round: number;
  /** Local ISO date. */
  readonly date: string;
}

/** Lets another feature act when the question of a date is posted. */
export type PostedHook<R> = (posted: Posted, work: Work<R>) => Promise<void>;

/** Posts the question that was due at `dueAt`, unless it is too late or its date has one. Then plans the next one. */
export const postDue = async <R>(
  work: Work<DailyRecords & R>,
  schedule: Schedule,
  dueAt: number,
  whenPosted: PostedHook<R>,
): Promise<void> => {
  const date = localDate(dueAt, schedule.timezone);
  if (punctualityOf(dueAt, work.now) !== 'skip') {
    const posted = await postQuestion(work, schedule, date, dueAt);
    if (posted === 'nothing fits') return;
    if (posted !== 'posted before') await whenPosted({ schedule, round: posted.id, date }, work);
  }
  await planNext(work.records, schedule, work.now);
};

/**
 * Posts a question: the one of `date`, or an extra one if there is no date.
 * @returns the round, or why there is none
 */
export const postQuestion = async (
  { records, bank, now, seed }: Work<DailyRecords>,
  schedule: Schedule,
  date: string | undefined,
  dueAt: number,
): Promise<Round | 'nothing fits' | 'posted before'> => {
  const { id, channel, reveal, openHours } = schedule;
  const place = await records.channels.get(channel);
  const history = await records.roundOpener.history(place);
  const question = planDaily(bank.fitting(schedule), history, seed(), familyIn(bank));
  if (question === undefined) {
    await stopSchedule(records, id, 'paused', nothingLeft);
    await records.outbox.add(channel, 'daily-trouble', id, now);
    return 'nothing fits';
  }
  const closesAt = now + openHours * hourMs;
  const round = await records.roundOpener.openDaily({
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
  await records.scheduler.set('close', round.id, closesAt + records.rounds.graceMs);
  if (date !== undefined) await planReminder(records, round);
  await records.outbox.add(channel, 'question', round.id, now);
  return round;
};

/** What managers read when a schedule's topic and level have no question anymore. */
export const nothingLeft =
  'No question matches its topic and level anymore. Choose others when you set it up again.';

/**
 * Restarts the time of a question that could not be sent for a while, so that people get all of it.
 * @returns whether to send the question; false if it is too late for that
 */
export const extendIfUnseen = async (
  records: DailyRecords,
  { id, openedAt, closesAt, answers }: Round,
  { dueAt, day }: DailyGame,
  now: number,
): Promise<boolean> => {
  // If somebody answered, the message was there to see.
  if (answers > 0) return true;
  if (punctualityOf(dueAt, now) === 'skip') return false;
  if (punctualityOf(openedAt, now) !== 'on time') {
    const newEnd = now + closesAt - openedAt;
    const { rounds, scheduler } = records;
    await rounds.restartClock(id, now, newEnd);
    await scheduler.set('close', id, newEnd + rounds.graceMs);
    if (day !== undefined) await planReminder(records, { id, openedAt: now, closesAt: newEnd });
  }
  return true;
};

/** Takes back a daily question that its channel never saw, so that it breaks nobody's streak. */
export const takeBack = async (
  { rounds, scheduler, questionDays }: DailyRecords,
  { id, answers }: Round,
  now: number,
): Promise<void> => {
  if (answers > 0) return;
  await rounds.close(id, now);
  await scheduler.clear('close', id);
  await scheduler.clear('remind', id);
  await questionDays.leaveOut(id);
};

/**
 * Lets nobody lose a streak over a question whose message was deleted. Those who answered before that keep their day. A
 * message that is found to be deleted long after the close was there to be answered.
 */
export const spareIfUnseen = async (
  { id, closedAt }: Round,
  { records, now }: Work<DailyRecords>,
): Promise<void> => {
  if (now < (closedAt ?? now) + sparedMs) await records.questionDays.spare(id);
};
