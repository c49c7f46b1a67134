import type { Timetable } from '../../../src/engine/schedule.ts';
import { expectedPosts } from '../../support/calendar.ts';
import type { ChaosDatabase } from './chaos-database.ts';
import type { ChaosPlatform, Shown } from './chaos-platform.ts';
import { type Kept, readKept } from './kept.ts';
import { saysSkipped } from './skipped.ts';

/** What the channels and the database are checked against. */
export interface Evidence {
  readonly database: ChaosDatabase;
  readonly plans: readonly Plan[];
  readonly from: number;
  readonly to: number;
  /** Answers that people were told count, as `platform person round`. */
  readonly acknowledged: readonly string[];
}

/** When a channel should get questions. */
export interface Plan {
  readonly platform: ChaosPlatform;
  readonly channel: string;
  readonly timetable: Timetable;
}

/** The totals of one platform. */
export interface Tally {
  /** The messages in all channels. */
  readonly posts: number;
  readonly dailies: number;
  readonly answers: number;
  readonly reveals: number;
}

/** Descriptions of everything that does not add up. */
interface Findings {
  /** Things that exist more often than they should. */
  readonly duplicates: string[];
  /** Things that are missing. */
  readonly lost: string[];
}

export interface Verdict extends Readonly<Findings> {
  /** By platform. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** Compares what people see and what is stored with what was due and what people were told. */
export const check = async ({ database, plans, from, to, acknowledged }: Evidence): Promise<Verdict> => {
  const found: Findings = { duplicates: [], lost: [] };
  const tallies = new Map<string, Tally>();
  for (const { name } of new Set(plans.map(({ platform }) => platform))) {
    const kept = await readKept(database.open(), name);
    let [posts, reveals] = [0, 0];
    for (const { platform, channel, timetable } of plans) {
      if (platform.name !== name) continue;
      const where = `${name} ${channel}`;
      const shown = platform.shown(channel);
      const here = {
        ...kept,
        rounds: kept.rounds.filter((round) => round.channel === channel),
        posts: kept.posts.filter((post) => post.channel === channel),
      };
      checkMessages(where, shown, here, found);
      checkCalendar(where, expectedPosts(timetable, from, to), here, found);
      posts += shown.length;
      reveals += checkReveals(where, shown, here, to, found);
    }
    checkAnswers(name, kept, acknowledged, found);
    const dailies = kept.rounds.filter(({ game }) => game === 'daily').length;
    tallies.set(name, { posts, dailies, answers: kept.answers.length, reveals });
  }
  return { tallies, ...found };
};

/** Checks that a channel shows exactly what should have been posted. */
const checkMessages = (where: string, shown: readonly Shown[], kept: Kept, found: Findings): void => {
  const { posts, rounds } = kept;
  const messages = new Set(posts.map(({ message }) => message));
  for (const { id, text } of shown) {
    if (!messages.has(id))
      found.duplicates.push(`${where}: nothing is known of the message "${text.slice(0, 60)}"`);
  }
  for (const { kind, subject, message, pending } of posts) {
    if (pending === 1 && kind !== 'question')
      found.lost.push(`${where}: ${kind} ${subject} is still to be sent`);
    // A resumed quiz is no longer announced once it is over.
    if (kind === 'quiz-resumed' && message === null) continue;
    // A quiz goes on without a question that it could not post in time, if it says so.
    const round = rounds.find(({ id }) => kind === 'question' && id === subject);
    if (message === null && round && saysSkipped(round, shown, kept)) continue;
    if (!shown.some(({ id }) => id === message)) found.lost.push(`${where}: ${kind} ${subject} is not shown`);
  }
  for (const once of ['quiz-intro', 'quiz-end']) {
    const subjects = posts.filter(({ kind }) => kind === once).map(({ subject }) => subject);
    if (new Set(subjects).size < subjects.length) found.duplicates.push(`${where}: a second ${once}`);
  }
};

/** Checks that every daily question that was due was asked once, and no others. */
const checkCalendar = (where: string, due: readonly number[], { rounds }: Kept, found: Findings): void => {
  const dailies = rounds.filter(({ game }) => game === 'daily');
  for (const at of due) {
    const made = dailies.filter(({ dueAt }) => dueAt === at).length;
    const what = `${where}: the question of ${Temporal.Instant.fromEpochMilliseconds(at)}`;
    if (made === 0) found.lost.push(what);
    if (made > 1) found.duplicates.push(what);
  }
  for (const { dueAt, date } of dailies) {
    if (!due.includes(dueAt ?? 0)) found.duplicates.push(`${where}: a question for ${date} that was not due`);
  }
};

/** The beginning of every explanation in the test bank. */
const because = 'Because of ';

/** Checks that every closed question shows its answer and is explained once. Counts the reveals. */
const checkReveals = (
  where: string,
  shown: readonly Shown[],
  kept: Kept,
  to: number,
  found: Findings,
): number => {
  const { rounds, posts } = kept;
  let reveals = 0;
  for (const round of rounds) {
    const { id, closedAt, closesAt } = round;
    const asked = posts.filter(({ kind, subject }) => kind === 'question' && subject === id);
    if (asked.length !== 1) found.duplicates.push(`${where}: round ${id} has ${asked.length} messages`);
    const message = shown.find((one) => one.id === asked[0]?.message);
    if (message === undefined && saysSkipped(round, shown, kept)) continue;
    const isRevealed = message?.text.includes('The answer is') === true;
    const isOver = closedAt !== null || (closesAt ?? 0) <= to;
    if (isOver && !isRevealed) found.lost.push(`${where}: the reveal of round ${id}`);
    if (message === undefined || !isRevealed) continue;
    reveals += 1;
    const told = message.text.split(because).length - 1;
    if (told === 0) found.lost.push(`${where}: the explanation of round ${id}`);
    if (told > 1) found.duplicates.push(`${where}: round ${id} is explained ${told} times`);
  }
  return reveals;
};

/** Checks that every answer that people were told counts is stored, and that each stored answer counts once. */
const checkAnswers = (
  platform: string,
  { rounds, answers, totals }: Kept,
  acknowledged: readonly string[],
  found: Findings,
): void => {
  const given = new Set(answers.map(({ person, roundId }) => `${platform} ${person} ${roundId}`));
  const told = new Set<string>();
  for (const one of acknowledged) {
    if (!one.startsWith(`${platform} `)) continue;
    if (!given.has(one)) found.lost.push(`the answer ${one}`);
    if (told.has(one)) found.duplicates.push(`said twice to count: the answer ${one}`);
    told.add(one);
  }
  for (const { id, answers: counted } of rounds) {
    const there = answers.filter(({ roundId }) => roundId === id).length;
    if (there !== counted)
      found.lost.push(`${platform}: round ${id} counts ${counted} answers, and ${there} are kept`);
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const sums = [
    [sum(totals.map((total) => total.answers)), answers.length],
    [sum(totals.map(({ points }) => points)), sum(answers.map(({ points }) => points))],
    [sum(totals.map(({ correct }) => correct)), sum(answers.map(({ correct }) => correct))],
  ] as const;
  for (const [total, counted] of sums) {
    const what = `${platform}: totals say ${total}, answers ${counted}`;
    if (total > counted) found.duplicates.push(what);
    if (total < counted) found.lost.push(what);
  }
};
