import type { Account, Asked, Given, History, Home } from './history.ts';

/** An answer with the points that it should earn. */
export interface Graded extends Given {
  readonly counts: boolean;
  readonly points: number;
}

const worth = { junior: 100, intermediate: 150, senior: 200 };

/** Grades every answer again. */
export const recount = (history: History): Graded[] =>
  [...history.given.values()].flatMap((given) => [...given.values()].map((one) => grade(history, one)));

/** Grades every answer that counts by `now`, epoch milliseconds. */
export const recountAt = (history: History, now: number): Graded[] =>
  recount(history).filter(({ asked }) => !isSealed(asked, now));

/** Returns whether nothing may tell yet if an answer is right. */
export const isSealed = ({ isLocked, closesAt }: Asked, now: number): boolean => isLocked && now < closesAt;

/** Grades an answer by the current state. In a race, only the first right answer earns points. */
export const grade = (history: History, given: Given): Graded => {
  const { asked, right } = given;
  const worth = given.isRepeated ? 0 : full(given);
  if (isVoided(history, asked)) return { ...given, counts: true, points: worth };
  const isTaken = asked.quiz?.mode === 'race' && asked.given.find(isEarned) !== given;
  return { ...given, counts: right, points: right && !isTaken ? worth : 0 };
};

const isEarned = ({ right, isRepeated }: Given): boolean => right && !isRepeated;

/** Returns the points of a right answer. A quiz's clock starts when the bot learned that the question was posted. */
const full = ({ asked, at, streak }: Given): number => {
  if (asked.quiz === undefined) return worth[asked.level] + 10 * Math.min(streak, 10);
  const { allowedMs } = asked.quiz;
  const elapsed = at - (asked.shownAt ?? at);
  return Math.floor((worth[asked.level] * (3 * allowedMs - elapsed)) / (2 * allowedMs));
};

/** Returns the local date in a workspace, in the time zone of its oldest schedule that was not removed. */
export const dayIn = (history: History, home: Home, at: number): string => {
  const plan = history.plans.find(({ place, removed }) => place.home === home && !removed);
  return dateIn(plan?.zone ?? 'UTC', at);
};

export const dateIn = (zone: string, at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Returns whether a person answered the question of a replay before, with any of their accounts. */
export const isRepeated = (history: History, account: Account, asked: Asked): boolean => {
  const code = asked.quiz?.code;
  if (code === undefined) return false;
  const same = history.accounts.filter(
    ({ platform, user }) => platform === account.platform && user === account.user,
  );
  const own = same.flatMap((one) => [one, ...othersOf(history, one)]);
  return own.some((one) =>
    [...(history.given.get(one)?.keys() ?? [])].some(
      ({ quiz, question }) => question === asked.question && quiz?.code === code && quiz !== asked.quiz,
    ),
  );
};

/** Finds the other accounts of the same person. */
export const othersOf = ({ accounts }: History, account: Account): Account[] =>
  account.person === undefined
    ? []
    : accounts.filter((other) => other !== account && other.person === account.person);

/** Whether a question was withdrawn. */
export const isVoided = ({ isWithdrawn }: History, { voidKey }: Asked): boolean => isWithdrawn.has(voidKey);
