import { buttonIn, textOf } from '../../drivers/bot-driver.ts';
import {
  type Account,
  type Asked,
  type Given,
  type History,
  type Place,
  voidKey,
  type Withdrawal,
} from './history.ts';
import { grade, isSealed } from './recount.ts';
import { expectRight, type Simulation } from './simulation.ts';
import { streakOf } from './streaks.ts';

const dayMs = 24 * 3_600_000;
/** A longer streak earns no more points, so it is left as it is. */
const mostBonus = 10;

/** Withdraws a question from a workspace. */
export const withdraw = async (
  simulation: Simulation,
  by: Account,
  place: Place,
  id: string,
): Promise<void> => {
  const { history, runtime } = simulation;
  const key = voidKey(place.home, id);
  const asked = [...history.asked.values()].filter((one) => one.voidKey === key);
  const affected = asked.flatMap((one) => [...one.given, ...missedAndWentOn(history, one)]);
  const before = new Map(affected.map((one) => [one, grade(history, one)]));
  const isKnown = history.isWithdrawn.has(key);
  const confirm = await simulation.say(by, place, 'question void', { id });
  const foreseen = textOf(confirm);
  if (foreseen.includes('was already withdrawn')) {
    return expectRight(history, isKnown, () => `${key} is withdrawn: "${foreseen}"`);
  }
  const done = await simulation.press(by, place, buttonIn(confirm, 'Withdraw'));
  const says = textOf(done);
  const what = () => `${key} is withdrawn: "${foreseen}", "${says}"`;
  expectRight(history, says.includes('is withdrawn') && !isKnown, what);
  history.isWithdrawn.add(key);
  history.counts.withdrawals += 1;
  const sealed = new Set(affected.filter((one) => isSealed(one.asked, runtime.now())));
  const closed = asked.filter(({ closed, closesAt }) => !closed && runtime.now() < closesAt);
  for (const one of asked) one.closesAt = Math.min(one.closesAt, runtime.now());
  for (const one of asked.flatMap((missed) => missedAndWentOn(history, missed))) {
    const { account, asked } = one;
    one.streak = Math.max(one.streak, streakOf(history, account, asked.place, runtime.now(), asked) + 1);
  }
  const after = [...before].map(([one, graded]) => ({ one, was: graded, is: grade(history, one) }));
  const more = after.filter(
    ({ one, was, is }) =>
      !isSealed(one.asked, runtime.now()) && ((is.counts && !was.counts) || is.points > was.points),
  );
  const points = more
    .filter(({ one }) => !sealed.has(one))
    .reduce((sum, { was, is }) => sum + is.points - was.points, 0);
  const accounts = new Set(more.map(({ one }) => one.account));
  // How many gain points is told if all of it is known at once.
  const isTold = !says.includes('are being graded again');
  const isForeseen = !foreseen.includes('That takes a moment.');
  const [, answers = '0', members = '0'] = says.match(/([\d,]+) answers? by ([\d,]+) member/) ?? [];
  const [, gain = '0'] = foreseen.match(/adds ([\d,]+) point/) ?? [];
  expectRight(
    history,
    (!isTold || (numberOf(answers) === more.length && numberOf(members) === accounts.size)) &&
      (!isForeseen || numberOf(gain) === points),
    () => `${what()}, but it is ${points} points for ${more.length} answers of ${accounts.size}`,
  );
  const changed = after.filter(
    ({ was, is }) =>
      is.counts !== was.counts ||
      is.points !== was.points ||
      (is.streak !== was.streak && was.streak < mostBonus),
  );
  history.withdrawals.push({
    home: place.home,
    key,
    at: runtime.now(),
    undo: buttonIn(done, 'Undo'),
    asked,
    closed,
    changed: new Map(changed.map(({ one, was }) => [one, was.streak])),
    isUndone: false,
  });
};

/** Undoes a withdrawal, or tries to. */
export const undo = async (
  simulation: Simulation,
  by: Account,
  place: Place,
  withdrawal: Withdrawal,
): Promise<void> => {
  const { history, runtime } = simulation;
  const press = async () => textOf(await simulation.press(by, place, withdrawal.undo));
  const first = await press();
  const isEarly = first.includes('still being recounted');
  if (isEarly) await simulation.bot.runner.settled();
  const says = isEarly ? await press() : first;
  const what = () => `${withdrawal.key} is restored: "${says}"`;
  if (withdrawal.isUndone) return expectRight(history, says.includes('was already undone'), what);
  if (runtime.now() >= withdrawal.at + dayMs) {
    return expectRight(history, says.includes("can't be undone anymore"), what);
  }
  const blocked = history.withdrawals.some((later) => buildsOn(history, later, withdrawal));
  if (blocked) return expectRight(history, says.includes('Undo that first'), what);
  expectRight(history, says.includes('counts again'), what);
  withdrawal.isUndone = true;
  history.isWithdrawn.delete(withdrawal.key);
  for (const asked of withdrawal.closed) asked.cutShort = true;
  for (const [given, streak] of withdrawal.changed) given.streak = streak;
  history.counts.restored += 1;
};

/** Returns whether a later withdrawal changed answers that this one had changed, or whose streaks it had spared. */
const buildsOn = (history: History, later: Withdrawal, earlier: Withdrawal): boolean => {
  const isLater = history.withdrawals.indexOf(later) > history.withdrawals.indexOf(earlier);
  if (!isLater || later.isUndone || later.home !== earlier.home) return false;
  const spared = new Set(earlier.asked.flatMap((asked) => missedAndWentOn(history, asked)));
  return [...later.changed.keys()].some(
    (given) =>
      history.given.get(given.account)?.get(given.asked) === given &&
      (earlier.changed.has(given) || spared.has(given)),
  );
};

/** Finds answers to later daily questions by members who did not answer this one. */
const missedAndWentOn = (history: History, missed: Asked): Given[] => {
  const days = history.days.get(missed.place) ?? [];
  const at = days.indexOf(missed);
  const answered = new Set(missed.given.map(({ account }) => account));
  return at < 0
    ? []
    : days.slice(at + 1).flatMap(({ given }) => given.filter(({ account }) => !answered.has(account)));
};

const numberOf = (text: string): number => Number(text.replaceAll(',', ''));
