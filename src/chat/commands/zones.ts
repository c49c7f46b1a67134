import { nearest } from './nearest.ts';
import { busy, folded, places, zonesByName } from './places.ts';

/** The zone that typed text means, or several that it may mean. */
export interface FoundZones {
  readonly zone?: string;
  /** Best first, at most five. */
  readonly candidates: readonly string[];
  /** Whether the text names a fixed offset from UTC, which a place may not keep all year. */
  readonly isFixed: boolean;
}

const most = 5;

/** Finds the zones that a name, city, country, abbreviation, or offset means. */
export const findZones = (typed: string): FoundZones => {
  const text = typed.normalize('NFKC').trim();
  if (/^(etc\/)?(utc|uct|zulu)$/i.test(text)) return { zone: 'UTC', candidates: [], isFixed: false };
  const named = zonesByName().get(text.replaceAll(' ', '_').toLowerCase());
  if (named !== undefined) return { zone: named, candidates: [], isFixed: false };
  const offset = offsetOf(text);
  if (offset !== undefined) {
    const found = places().filter((place) => place.offset === offset);
    return { candidates: found.slice(0, most).map(({ zone }) => zone), isFixed: true };
  }
  return search(folded(abbreviationIn(text)));
};

/** Shortens names such as `EST5EDT` to an abbreviation that the places have. Middle European Time is better known as CET. */
const abbreviationIn = (text: string): string =>
  text.replace(/^([a-z]{3,4})\d[a-z]{3,4}$/i, '$1').replace(/^met$/i, 'CET');

/**
 * Reads an offset such as `UTC+5:30`, `GMT+3` or `+05:30`, and `Etc/GMT+3`, whose sign means the opposite, as minutes ahead
 * of UTC; `undefined` if the text is none.
 */
const offsetOf = (text: string): number | undefined => {
  const match = /^(etc\/)?(utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (match === null) return /^(etc\/)?(gmt|greenwich)([+-]?0)?$/i.test(text) ? 0 : undefined;
  const [, etc, , sign, hours, minutes = '0'] = match;
  const size = Number(hours) * 60 + Number(minutes);
  return (sign === '+') === (etc === undefined) ? size : -size;
};

const search = (text: string): FoundZones => {
  if (text.length < 2) return { candidates: [], isFixed: false };
  const inCities = places().filter(({ cities }) => cities.includes(text));
  if (inCities.length === 1) return { zone: inCities[0]?.zone ?? '', candidates: [], isFixed: false };
  const exact = inCities.length > 0 ? inCities : places().filter(({ words }) => words.includes(text));
  const isAbbreviation =
    /^[a-z]{3,5}\d?[a-z]{0,3}$/.test(text) && exact.some(({ words }) => words.slice(-2).includes(text));
  if (exact.length === 1 && !isAbbreviation)
    return { zone: exact[0]?.zone ?? '', candidates: [], isFixed: false };
  const found = exact.length > 0 ? exact.map(({ zone }) => zone) : similar(text);
  return { candidates: found.slice(0, most), isFixed: isAbbreviation };
};

/** Finds zones with a word that begins with the text, or else those with a similar spelling. */
const similar = (text: string): string[] => {
  const holding = places().filter(({ cities, words }) =>
    [...cities, ...words].some((one) => one.startsWith(text)),
  );
  if (holding.length > 0) return holding.map(({ zone }) => zone);
  const names = new Map(
    places().flatMap(({ zone, cities }) => [...cities, folded(zone)].map((one) => [one, zone] as const)),
  );
  return [...new Set(nearest(text, [...names.keys()], most).map((one) => names.get(one) ?? ''))];
};

/** Lists zones that could be meant by what was typed so far, best first. */
export const zonesFor = (typed: string): string[] => {
  const text = folded(typed);
  if (text === '') return ['UTC', ...busy];
  const whole = places().filter(({ cities, words }) => [...cities, ...words].includes(text));
  const parts = places().filter(({ zone, cities, words }) =>
    [folded(zone), ...cities, ...words].some((one) => one.includes(text)),
  );
  const name = text.replaceAll(' ', '_');
  const found = [
    ...[...whole, ...parts].map(({ zone }) => zone),
    ...[...zonesByName().values()].filter((zone) => zone.toLowerCase().includes(name)),
  ];
  return found.length > 0 ? [...new Set(found)] : [...findZones(typed).candidates];
};

/** Returns whether another word continues a name of several words, as in `New York`. */
export const isPartOfPlace = (value: string, word: string): boolean => {
  const longer = folded(`${value} ${word}`);
  return places().some(({ cities, words }) =>
    [...cities, ...words].some((one) => `${one} `.startsWith(`${longer} `)),
  );
};
