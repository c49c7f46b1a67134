/** What a picture shows, as plain data; whoever can draws it. Numbers are formatted by whoever draws unless they are text here. */
export type Picture = StandingsPicture | PodiumPicture | VotesPicture | CalendarPicture | TopicsPicture;

/** A table of who stands where. */
export interface StandingsPicture {
  readonly kind: 'standings';
  readonly heading: string;
  /** What the last column tells, as in `Right`. */
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
    readonly own: boolean;
    /** Whether rows are left out above it. */
    readonly apart: boolean;
  }[];
}

/** The best of a game, at most three, best first; equals share a rank. */
export interface PodiumPicture {
  readonly kind: 'podium';
  readonly heading: string;
  readonly places: readonly { readonly rank: number; readonly name: string; readonly points: string }[];
}

/** How the votes of a closed question spread. */
export interface VotesPicture {
  readonly kind: 'votes';
  readonly choices: readonly {
    readonly letter: string;
    /** One line of the choice's text. */
    readonly text: string;
    readonly right: boolean;
    readonly votes: number;
  }[];
}

/** A person's days, a column a week. */
export interface CalendarPicture {
  readonly kind: 'calendar';
  readonly heading: string;
  /** ISO date of the Monday on which the first week begins. */
  readonly from: string;
  /** ISO date of the last day shown. */
  readonly to: string;
  /** Days with answers, by ISO date. */
  readonly days: readonly { readonly date: string; readonly answers: number; readonly right: number }[];
}

/** How often a person was right, topic by topic. */
export interface TopicsPicture {
  readonly kind: 'topics';
  readonly heading: string;
  readonly topics: readonly { readonly title: string; readonly answers: number; readonly right: number }[];
}

/** Draws a picture as a PNG; nothing when it can't be drawn. Never throws. */
export type Draw = (picture: Picture) => Promise<Uint8Array | undefined>;
