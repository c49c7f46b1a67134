import { BoundedMap } from '../../chat/bounded-map.ts';
import { busy } from '../../chat/commands/places.ts';

/** Says nothing about where somebody is: it is what the client is set to until somebody changes it. */
const everywhere = 'en-US';

/** The busiest zones by locale, because a crowd brings the same few with every click, and finding one takes a millisecond. */
const found = new BoundedMap<string, string | undefined>(100);

/**
 * Guesses a time zone from the languages of a person and their server, as in `de` or `pt-BR`: the busiest one of the country
 * where it is spoken most. Good enough to begin a form with.
 */
export const likelyZone = (person: string, server: string | undefined): string | undefined => {
  const locale = person === everywhere ? (server ?? person) : person;
  if (!found.has(locale)) found.set(locale, busiest(zonesIn(locale)));
  return found.get(locale);
};

const busiest = (zones: readonly string[]): string | undefined =>
  busy.find((zone) => zones.includes(zone)) ?? zones[0];

const zonesIn = (locale: string): readonly string[] => {
  try {
    const { region } = new Intl.Locale(locale).maximize();
    // TypeScript does not know this function yet.
    const place = new Intl.Locale(`und-${region}`) as Intl.Locale & { getTimeZones?(): string[] };
    return place.getTimeZones?.() ?? [];
  } catch {
    return [];
  }
};
