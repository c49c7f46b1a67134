import type { Records } from '../../../src/bot/store.ts';
import { textOf } from '../../drivers/bot-driver.ts';
import { memberBoard } from './boards.ts';
import type { Account, History, Home, Place } from './history.ts';
import { daysOf } from './periods.ts';
import { dayIn, type Graded } from './recount.ts';
import { expectRight, type Simulation } from './simulation.ts';

/** Lets a manager leave a league, or invite another workspace, which accepts if it can. */
export const changeLeagues = async (simulation: Simulation, place: Place): Promise<void> => {
  const { chance, history, press, say } = simulation;
  const own = history.leagues.find((homes) => homes.has(place.home));
  const there = chance.of(history.channels);
  // Getting a code or typing one in stores a person, which answering has done here already.
  const [manager, other] = [place, there].map(({ home }) =>
    [...history.given.keys()].find((account) => account.home === home),
  );
  if (manager === undefined || other === undefined) return;
  if (own !== undefined && chance.is(0.15)) {
    const says = textOf(await press(manager, place, 'set-for-all:league:leave'));
    expectRight(
      history,
      says.includes('you are in none'),
      () => `${place.home} leaves its league: "${says}"`,
    );
    own.delete(place.home);
    if (own.size < 2) history.leagues.splice(history.leagues.indexOf(own), 1);
    return;
  }
  const invited = textOf(await press(manager, place, 'set-for-all:league:invite'));
  const [, code = ''] = /league (\w{5}-\w{5})/.exec(invited) ?? [];
  const says = textOf(await say(other, there, 'manage league', { code }));
  const isPossible = place.home !== there.home && !history.leagues.some((homes) => homes.has(there.home));
  expectRight(
    history,
    says.includes('You are now in a league') === isPossible,
    () => `${there.home} joins the league of ${place.home}: "${says}"`,
  );
  if (!isPossible) return;
  history.counts.leagues += 1;
  if (own === undefined) history.leagues.push(new Set([place.home, there.home]));
  else own.add(there.home);
};

/** Compares what each workspace of a league sees on its boards with a recount. */
export const checkLeagues = async (
  { leagueBoards, channels }: Records,
  history: History,
  graded: readonly Graded[],
  now: number,
): Promise<string[]> => {
  const differences: string[] = [];
  for (const homes of history.leagues) {
    for (const home of homes) {
      const place = history.channels.find((one) => one.home === home);
      if (place === undefined) continue;
      const channel = await channels.meet(place, place.channel);
      const on = dayIn(history, home, now);
      for (const game of ['all', 'daily', 'quiz'] as const) {
        for (const name of ['today', 'week', 'all'] as const) {
          const days = daysOf(name, on);
          const expected = inLeague(graded, [...homes], home, { game, days });
          const period = name === 'today' ? 'day' : name;
          const { standings } = await leagueBoards.page({ channel, game, period, on }, 0, 1_000);
          const found = standings.map(
            ({ rank, name, points, right, answers }) => `${rank}. ${name} ${points} (${right}/${answers})`,
          );
          // An empty period shows an earlier one.
          if (expected.length > 0 && expected.join('; ') !== found.join('; '))
            differences.push(
              `league of ${home}, ${name}, ${game}: ${found.join('; ')}\n  not ${expected.join('; ')}`,
            );
        }
      }
    }
  }
  return differences;
};

/** Ranks the people of several workspaces, each under the name that one of them knows if it can. */
const inLeague = (
  graded: readonly Graded[],
  homes: readonly Home[],
  own: Home,
  wanted: Omit<Parameters<typeof memberBoard>[1], 'home'>,
): string[] => {
  const rows = homes.flatMap((home) => memberBoard(graded, { ...wanted, home }));
  const met = ({ met = 0 }: Account): number => met;
  const people = [...Map.groupBy(rows, ({ who }) => who.person ?? who).values()].map((all) => {
    const accounts = all.map(({ who }) => who).sort((a, b) => met(a) - met(b));
    const sum = (of: 'points' | 'some' | 'all') => all.reduce((total, row) => total + row[of], 0);
    const shown = accounts.find(({ home }) => home === own) ?? accounts[0];
    return {
      name: shown?.heard,
      first: Math.min(...accounts.map(met)),
      points: sum('points'),
      right: sum('some'),
      answers: sum('all'),
    };
  });
  return people
    .sort((a, b) => b.points - a.points || b.right - a.right || a.first - b.first)
    .map(({ name, points, right, answers }) => {
      const rank = 1 + people.filter((other) => other.points > points).length;
      return `${rank}. ${name} ${points} (${right}/${answers})`;
    });
};
