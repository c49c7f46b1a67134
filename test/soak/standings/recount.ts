import type { Account, Asked, Given, History, Home } from './history.ts';

/** An answer with what it is worth by the rules. */
export interface Graded extends Given {
  readonly counts: boolean;
  readonly points: number;
}

const worth = { junior: 10, intermediate: 15, senior: 20 };

/** Grades every answer again. */
export const recount = (history: History): Graded[] =>
  [...history.given.values()].flatMap((given) => [...given.values()].map((one) => grade(history, one)));

/** What an answer counts for, as things stand. In a race only the first right one earns anything. */
export const grade = (history: History, given: Given): Graded => {
  const { asked, right } = given;
  if (isVoided(history, asked)) return { ...given, counts: true, points: full(given) };
  const isTaken = asked.quiz?.mode === 'race' && asked.given.find((one) => one.right) !== given;
  return { ...given, counts: right, points: right && !isTaken ? full(given) : 0 };
};

/** What an answer is worth that is right. A quiz's clock runs since the channel was known to see the question. */
const full = ({ asked, at, streak }: Given): number => {
  if (asked.quiz === undefined) return worth[asked.level] + Math.min(streak, 10);
  const { allowedMs } = asked.quiz;
  const elapsed = at - (asked.shownAt ?? at);
  return Math.floor((worth[asked.level] * (3 * allowedMs - elapsed)) / (2 * allowedMs));
};

/** The local day in a workspace: in the zone of its oldest schedule that was not removed. */
export const dayIn = (history: History, home: Home, at: number): string => {
  const plan = history.plans.find(({ place, removed }) => place.home === home && !removed);
  return dateIn(plan?.zone ?? 'UTC', at);
};

export const dateIn = (zone: string, at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The other accounts of an account's person. */
export const othersOf = ({ accounts }: History, account: Account): Account[] =>
  account.person === undefined
    ? []
    : accounts.filter((other) => other !== account && other.person === account.person);

/** Whether a question was withdrawn. */
export const isVoided = ({ isWithdrawn }: History, { voidKey }: Asked): boolean => isWithdrawn.has(voidKey);
