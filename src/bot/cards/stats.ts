import { type Block, body, type Card, note, title } from '../../view/card.ts';
import { grouped, plural } from '../../view/text.ts';
import type { Bank } from '../ports/bank.ts';
import type { Standing, TrackRecord } from '../ports/boards.ts';

/** What the boards and the answers say about one member. */
export interface MemberStats {
  readonly name: string;
  readonly standing: Standing;
  /** How many stand on the board. */
  readonly size: number;
  readonly streak: number;
  readonly bestStreak: number;
  /** Left out where only what the boards show may be shown. */
  readonly tracks: readonly TrackRecord[] | undefined;
}

/** One member's numbers. */
export const statsCard = (
  { name, standing, size, streak, bestStreak, tracks }: MemberStats,
  bank: Bank,
): Card => ({
  tone: 'neutral',
  blocks: [
    title(name),
    {
      kind: 'fields',
      fields: [
        { name: 'Points', value: grouped(standing.points) },
        { name: 'Place', value: `${standing.rank} of ${size}` },
        { name: 'Right', value: `${standing.right} of ${plural(standing.answers, 'answer')}` },
        { name: 'Streak', value: `${plural(streak, 'day')}, best ${bestStreak}` },
      ],
    },
    ...(tracks === undefined ? [] : trackTable(tracks, bank)),
  ],
});

/** For someone without an answer. */
export const noStatsCard = (name: string | undefined): Card =>
  name === undefined
    ? note(
        'You have not answered a question yet. /quiz start begins a quiz; your first answer brings your first points.',
      )
    : note(`${name} has not answered a question yet.`);

const trackTable = (tracks: readonly TrackRecord[], bank: Bank): Block[] => [
  body('By track'),
  {
    kind: 'table',
    columns: [
      { title: 'Track', align: 'left' },
      { title: 'Right', align: 'right' },
      { title: '%', align: 'right' },
    ],
    rows: tracks
      .slice(0, 20)
      .map(({ track, answers, right }) => [
        bank.title(track),
        `${right}/${answers}`,
        String(Math.round((100 * right) / answers)),
      ]),
  },
];
