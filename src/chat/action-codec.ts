/** What a button does. Its id leads to database rows, so a button works as long as the rows are there. */
export type Action =
  /** `choice` is the position shown, from 0. */
  | { readonly kind: 'answer'; readonly round: number; readonly choice: number }
  /** Shows a leaderboard; all but `page` are positions in lists of what there is to choose. */
  | {
      readonly kind: 'board';
      readonly period: number;
      readonly scope: number;
      readonly game: number;
      readonly page: number;
    }
  | { readonly kind: 'join'; readonly team: number }
  | { readonly kind: 'disband'; readonly team: number }
  | { readonly kind: 'link'; readonly offer: number }
  | { readonly kind: 'decline'; readonly offer: number }
  /** `person` as the member was asked about it, so that nobody goes who was linked since. */
  | { readonly kind: 'erase'; readonly member: number; readonly person: number }
  | { readonly kind: 'keep'; readonly member: number };

/** The numbers that each kind of action carries, in the order in which its id holds them. */
const services = {
  answer: ['round', 'choice'],
  board: ['period', 'scope', 'game', 'page'],
  join: ['team'],
  disband: ['team'],
  link: ['offer'],
  decline: ['offer'],
  erase: ['member', 'person'],
  keep: ['member'],
} as const satisfies { [K in Action['kind']]: readonly (keyof Omit<Extract<Action, { kind: K }>, 'kind'>)[] };

/** The id that a button carries, as in `answer:12:0`. */
export const encodeAction = (action: Action): string =>
  [
    action.kind,
    ...services[action.kind].map((part) => (action as unknown as Record<string, number>)[part]),
  ].join(':');

/** The action behind an id; nothing for an id that this version does not know. */
export const decodeAction = (id: string): Action | undefined => {
  const [kind = '', ...values] = id.split(':');
  if (!isKind(kind)) return undefined;
  const names: readonly string[] = services[kind];
  if (names.length !== values.length || !values.every((value) => /^\d{1,15}$/.test(value))) return undefined;
  return { kind, ...Object.fromEntries(names.map((name, index) => [name, Number(values[index])])) } as Action;
};

const isKind = (kind: string): kind is Action['kind'] => Object.hasOwn(services, kind);
