import { textOf } from '../../drivers/bot-driver.ts';
import type { Account, Asked, Given, History } from './history.ts';
import { placeIn, placeTold } from './places.ts';
import { dayIn, grade, isRepeated } from './recount.ts';
import { expectRight, type Simulation } from './simulation.ts';
import { streakOf } from './streaks.ts';

/** Answers as an account, and records the outcome. */
export const answer = async (simulation: Simulation, account: Account, asked: Asked): Promise<void> => {
  const { bot, runtime, chance, history } = simulation;
  const right = chance.is(account.skill);
  const now = runtime.now();
  const isErased = asked.erased.has(account);
  const isSecond = isErased || (history.given.get(account)?.has(asked) ?? false);
  const says = textOf(
    await simulation.press(account, asked.place, right ? asked.right : chance.of(asked.wrong)),
  );
  const what = () => `${account.key} answers ${asked.game} ${asked.round}: "${says.split('\n')[0]}"`;
  if (says.includes('before everything about you was erased')) return expectRight(history, isErased, what);
  if (says.includes('You already answered')) return expectRight(history, isSecond, what);
  if (/ closed .*, so your answer does not count/.test(says)) {
    // A quiz question may close early; its message shows that after the next edit.
    await bot.runner.settled();
    return expectRight(history, (isErased || !isSecond) && (asked.closed || now >= asked.closesAt), what);
  }
  expectRight(
    history,
    !isSecond && !asked.closed && now < asked.closesAt,
    () => `not to be taken: ${what()}`,
  );

  asked.shownAt ??= now;
  const heard = parse(says);
  if (heard.isLocked) asked.isLocked = true;
  const given = {
    asked,
    account,
    right,
    at: now,
    isRepeated: isRepeated(history, account, asked),
    date: dayIn(history, asked.place.home, now),
  };
  const graded = take(history, { ...given, streak: streakNow(history, account, asked, now) });
  const expected = heard.isLocked ? undefined : { counts: graded.counts, points: graded.points };
  expectRight(
    history,
    heard.counts === expected?.counts &&
      (heard.points ?? 0) === (expected?.points ?? 0) &&
      (heard.streak ?? graded.streak) === graded.streak,
    () => `${what()}, but it is ${graded.points} points, streak ${graded.streak}`,
  );
  if (asked.game !== 'quiz') return;
  const [told, place] = [placeTold(says), placeIn(history, asked, account)];
  expectRight(history, told === place, () => `${what()}, told ${told}, but it is ${place}`);
};

/** Records an answer that the bot accepted. */
const take = (history: History, given: Given) => {
  const { asked, account } = given;
  const own = history.given.get(account) ?? new Map<Asked, Given>();
  history.given.set(account, own.set(asked, given));
  asked.given.push(given);
  history.counts[asked.game === 'quiz' ? 'quiz' : 'daily'] += 1;
  if (given.isRepeated) history.counts.repeated += 1;
  return grade(history, given);
};

/** Returns the streak that an answer is scored with; an extra question does not change it. */
const streakNow = (history: History, account: Account, asked: Asked, now: number): number => {
  if (asked.game === 'quiz') return 0;
  return asked.game === 'extra'
    ? streakOf(history, account, asked.place, now)
    : streakOf(history, account, asked.place, now, asked) + 1;
};

/** Parses the reply to an answer. */
const parse = (says: string) => ({
  isLocked: says.includes('. Locked in'),
  counts: /: Right/.test(says) ? true : /: Not/.test(says) ? false : undefined,
  points: numberIn(says, /: Right! \+?(\d+)/),
  streak: numberIn(says, /Your streak: (\d+) day/),
});

const numberIn = (text: string, pattern: RegExp): number | undefined => {
  const [, digits] = text.match(pattern) ?? [];
  return digits === undefined ? undefined : Number(digits);
};
