/** The content of an image, as plain data. Numbers are formatted when drawn, unless they are text here. */
export type Picture = RankingPicture | PodiumPicture | HeatMapPicture | ProgressPicture;

/** A table of ranks, names, and points. */
export interface RankingPicture {
  readonly kind: 'ranking';
  /** Left out where the card's title says the same. */
  readonly heading?: string;
  /** The title of the last column. */
  readonly detail: string;
  /** In the order shown. */
  readonly rows: readonly {
    readonly rank: number;
    readonly name: string;
    /** As in `1,234`. */
    readonly points: string;
    /** As in `12/15`. */
    readonly detail: string;
    /** Whether the row is about the reader. */
    readonly isReader: boolean;
    /** Whether rows are left out above it. */
    readonly gapBefore: boolean;
  }[];
}

/** The winners of the first three ranks, best first. Whoever shares a rank shares its step, so there may be fewer. */
export interface PodiumPicture {
  readonly kind: 'podium';
  /** Left out where the card's title says the same. */
  readonly heading?: string;
  readonly steps: readonly {
    readonly rank: number;
    readonly names: readonly string[];
    /** How many more stand on it. */
    readonly more: number;
    /** As in `442 points`. */
    readonly points: string;
  }[];
}

/** Days as squares, one column per week; the higher the count, the brighter. */
export interface HeatMapPicture {
  readonly kind: 'heat-map';
  readonly heading: string;
  /** ISO date of the Monday on which the first week begins. */
  readonly from: string;
  /** ISO date of the last day shown. */
  readonly to: string;
  /** Days on which something happened, by ISO date; a count may be 0. */
  readonly days: readonly { readonly date: string; readonly count: number }[];
  /** Stands below the squares, as in `86 of 120 right`. */
  readonly summary: string;
}

/** Titles, each with a bar for how much of `whole` its `part` is. */
export interface ProgressPicture {
  readonly kind: 'progress';
  readonly heading: string;
  readonly shares: readonly { readonly title: string; readonly part: number; readonly whole: number }[];
}

/** Draws a picture as a PNG; `undefined` if it can't be drawn. Never throws. */
export type Draw = (picture: Picture) => Promise<Uint8Array | undefined>;
