import { localDate } from '../../engine/schedule.ts';
import { body, type Card, small, title } from '../../view/card.ts';
import { plural } from '../../view/text.ts';
import { standingsTable } from '../cards/standings.ts';
import { publicly } from '../events.ts';
import type { BoardQuery, Standing } from '../ports/boards.ts';
import { declare } from './command.ts';
import { choice } from './kinds.ts';
import { withDefault } from './option.ts';

const periods = ['today', 'week', 'month', 'all'] as const;
type Period = (typeof periods)[number];
const shown = 10;

const leaderboard = declare({
  path: 'leaderboard',
  about: 'Show who has most points',
  who: 'anyone',
  audience: 'channel',
  options: {
    period: withDefault(choice('Since when points count', periods), 'week'),
    scope: withDefault(choice('Points from where', ['workspace', 'channel']), 'workspace'),
    game: withDefault(choice('Points from which game', ['all', 'daily', 'quiz']), 'all'),
  },
  example: '/leaderboard period:month scope:channel',
  run: async ({ period, scope, game }, { records, channel, member, now, timezone }) => {
    const query: BoardQuery = { channel, scope, game, from: firstDay(period, localDate(now, timezone)) };
    const { standings, size } = await records.boards.top(query, shown);
    const own = await records.boards.own(query, member.id);
    const rows = own && !standings.some((one) => one.member === own.member) ? [...standings, own] : standings;
    return publicly(boardCard(`${headings[period]}${places[scope]}${games[game]}`, rows, size, member.id));
  },
});

export const leaderboardCommands = [leaderboard];

/** The first local date of the period that `today` is in; nothing for all time. */
const firstDay = (period: Period, today: string): string | undefined => {
  const date = Temporal.PlainDate.from(today);
  switch (period) {
    case 'today':
      return today;
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 }).toString();
    case 'month':
      return date.with({ day: 1 }).toString();
    case 'all':
      return undefined;
  }
};

const headings: Readonly<Record<Period, string>> = {
  today: 'Today',
  week: 'This week',
  month: 'This month',
  all: 'Of all time',
};
const places = { workspace: '', channel: ', in this channel' };
const games = { all: '', daily: ', daily questions', quiz: ', quizzes' };

const boardCard = (heading: string, standings: readonly Standing[], size: number, own: number): Card => ({
  tone: 'neutral',
  blocks: [
    title(heading),
    ...(standings.length === 0
      ? [body('Nobody has points here yet. /quiz start begins a quiz; answers fill this board.')]
      : [standingsTable(standings, own), small(`${plural(size, 'player')} in all.`)]),
  ],
});
