import { both } from '../../chat/text.ts';
import type { Asked } from './repository.ts';

/** Lists the questions that were lost between the one at `index` and the last one that was posted before it. */
export const lostBefore = (index: number, { posted, lost }: Asked): number[] => {
  const last = posted.findLast((one) => one < index) ?? -1;
  return lost.filter((one) => one > last && one < index);
};

/** Says which questions could not be posted, as in `Questions 3 and 4 could not be posted and were skipped.` */
export const lostText = (lost: readonly number[]): string =>
  lost.length === 1
    ? `Question ${runs(lost)[0]} could not be posted and was skipped.`
    : `Questions ${both(runs(lost))} could not be posted and were skipped.`;

/** Counts from 1, and joins three or more neighbors, as in `3 to 7`. */
const runs = (lost: readonly number[]): string[] => {
  const found: { first: number; last: number }[] = [];
  for (const index of lost) {
    const run = found.at(-1);
    if (run?.last === index) run.last += 1;
    else found.push({ first: index + 1, last: index + 1 });
  }
  return found.flatMap(({ first, last }) => {
    if (last - first >= 2) return [`${first} to ${last}`];
    return first === last ? [String(first)] : [String(first), String(last)];
  });
};
