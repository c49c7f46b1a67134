import type { TableBlock } from '../../view/card.ts';
import { grouped } from '../../view/text.ts';
import type { Standing } from '../ports/boards.ts';

/** Rank, name, points and right answers, a row a member. `own` is the reader's id. */
export const standingsTable = (standings: readonly Standing[], own?: number): TableBlock => {
  const ownRow = standings.findIndex(({ member }) => member === own);
  return {
    kind: 'table',
    columns: [
      { title: '#', align: 'right' },
      { title: 'Name', align: 'left' },
      { title: 'Points', align: 'right' },
      { title: 'Right', align: 'right' },
    ],
    rows: standings.map(({ rank, name, points, answers, right }) => [
      String(rank),
      name,
      grouped(points),
      `${right}/${answers}`,
    ]),
    ...(ownRow < 0 ? {} : { own: ownRow }),
  };
};
