import { grouped, ordinal, plural } from '../../chat/text.ts';
import type { Place } from '../../engine/places.ts';
import type { PlayerScore } from './repository.ts';

/** Where a player stands in a quiz. */
export type OwnPlace = Place<PlayerScore>;

/**
 * Says what somebody has, where that puts them, and what changed, as in `442 points · 6th of 17 · 23 behind dan · up 3`. Says
 * only the points of somebody who plays alone, or while nobody has any.
 */
export const placeText = (place: OwnPlace): string =>
  [
    plural(place.own.score.points, 'point'),
    ...(hasPlace(place) ? [rankText(place), ...gapTo(place), ...change(place)] : []),
  ].join(' · ');

/** Returns whether somebody is better than somebody else, or worse. */
const hasPlace = ({ size, rank, own }: OwnPlace): boolean => size > 1 && (rank > 1 || own.score.points > 0);

/** Says which of all players somebody is, as in `6th of 17`. */
export const rankText = ({ rank, size, equals }: OwnPlace): string =>
  `${equals.length > 0 ? 'tied for ' : ''}${ordinal(rank)} of ${grouped(size)}`;

/** Says how far it is to the next better ones or, for the only first one, to the next ones. */
const gapTo = ({ own, ahead, behind, equals }: OwnPlace): string[] => {
  const [next] = ahead;
  if (next !== undefined) {
    const gap = next.score.points - own.score.points;
    return [gap > 0 ? `${grouped(gap)} behind ${named(ahead)}` : `slower than ${named(ahead)}`];
  }
  const [second] = behind;
  if (second === undefined || equals.length > 0) return [];
  const gap = own.score.points - second.score.points;
  return [gap > 0 ? `${grouped(gap)} ahead of ${named(behind)}` : `faster than ${named(behind)}`];
};

/** Names one of those who share a rank, and counts the others. */
const named = (players: readonly PlayerScore[]): string => {
  const [first] = players;
  const others = players.length - 1;
  return `${first?.name ?? ''}${others > 0 ? ` and ${plural(others, 'other')}` : ''}`;
};

const change = ({ rise }: OwnPlace): string[] => {
  if (rise === undefined || rise === 0) return [];
  return [rise > 0 ? `up ${grouped(rise)}` : `down ${grouped(-rise)}`];
};
