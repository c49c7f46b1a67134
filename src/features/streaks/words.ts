import { plural } from '../../chat/text.ts';
import { freezesOf, type Streak } from '../../engine/streak.ts';

/** Says how long a streak is and how many freezes it holds, as in `12 days (1 freeze)`. */
export const streakText = (streak: Streak): string => {
  const freezes = freezesOf(streak);
  return `${plural(streak.days, 'day')}${freezes === 0 ? '' : ` (${plural(freezes, 'freeze')})`}`;
};

/** Says what freezes have to do with a day that was just kept; empty if nothing. */
export const freezeNews = (before: Streak, after: Streak): string => {
  const covered =
    before.covered === 0
      ? ''
      : before.covered === 1
        ? ' A freeze covered the day you missed.'
        : ` ${before.covered} freezes covered the days you missed.`;
  const earned =
    freezesOf(after) > freezesOf(before) ? ' You earned a freeze: it will cover a day you miss.' : '';
  return `${covered}${earned}`;
};
