import { pino } from 'pino';
import { createBot } from '../../../src/bot/bot.ts';
import { foldAnswers } from '../../../src/bot/fold.ts';
import { runNight } from '../../../src/bot/night.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { Connection } from '../../../src/store/database/connection.ts';
import { storeOn } from '../../../src/store/store.ts';
import { createTestRuntime } from '../../support/runtime.ts';
import { wrongStandings } from '../../support/standings.ts';
import { accountsOf, bankOf, homes, placesOf } from './accounts.ts';
import { type Chance, createChance } from './chance.ts';
import { checkBoards } from './check-boards.ts';
import { checkCards } from './check-cards.ts';
import { checkRecords } from './check-records.ts';
import { checkStreaks } from './check-streaks.ts';
import { type Pace, playDays, setUpChannels } from './days.ts';
import { type Counts, createHistory, type History } from './history.ts';
import { createRecordingPlatform } from './recording-platform.ts';
import { createSimulation, type Simulation } from './simulation.ts';

/** How large the history should be. */
export interface Plan extends Pace {
  readonly seed: number;
  /** How many answers to accept at least. */
  readonly answers: number;
  /** Channels and people in each of the three workspaces. */
  readonly channels: number;
  readonly people: number;
  /** Questions per topic and level. */
  readonly perTopic: number;
  /** How often everything is compared. */
  readonly checks: number;
  /** How many answers are graded again in one transaction. */
  readonly slice?: number;
}

export interface Result {
  readonly counts: Counts;
  readonly people: number;
  readonly differences: readonly string[];
}

/** The Sunday before clocks go back in Europe. */
const from = Temporal.Instant.from('2026-10-18T12:00:00Z').epochMilliseconds;

/** Lets people play for as long as it takes, and compares what the bot stores and shows with a recount. */
export const runStandings = async (plan: Plan, connection: Connection): Promise<Result> => {
  const runtime = createTestRuntime(plan.seed, from);
  const chance = createChance(plan.seed);
  const history = createHistory(accountsOf(plan.people, chance), placesOf(plan.channels));
  const platforms = [...new Set(homes.map(({ platform }) => platform))].map((name) =>
    createRecordingPlatform(name, history, runtime.now),
  );
  const { bank, questions } = bankOf(plan.perTopic);
  const services = {
    store: await storeOn(connection, plan.slice),
    bank,
    runtime,
    log: pino({ level: 'silent' }),
  };
  const bot = createBot(
    services,
    platforms.map(({ platform }) => platform),
  );
  const simulation = createSimulation({ bot, runtime, chance, history, platforms, questions });
  const numberAccounts = async () => {
    const stored = await connection.db.selectFrom('members').selectAll().execute();
    const numbers = new Map(
      stored.map(({ id, platform, workspace, user }) => [`${platform} ${workspace} ${user}`, id]),
    );
    for (const account of history.accounts) {
      account.met = numbers.get(`${account.platform} ${account.workspace} ${account.user}`);
    }
  };
  const checkAll = async () => {
    await bot.runner.settled();
    await numberAccounts();
    await foldAnswers(services);
    history.differences.push(
      ...(await wrongStandings(connection.db)),
      ...(await checkRecords(connection.db, history, runtime.now())),
      ...(await services.store.transaction((records) => checkBoards(records, history, runtime.now()))),
      ...(await services.store.transaction((records) => checkStreaks(records, history, runtime.now()))),
    );
  };

  await setUpChannels(simulation);
  for (let check = 1; check <= plan.checks && history.differences.length === 0; check++) {
    const wanted = (plan.answers * check) / plan.checks;
    while (taken(history) < wanted && history.differences.length < 10) {
      await playDays(simulation, plan);
      await numberAccounts();
      await look(simulation);
      await upkeep(services, chance);
    }
    await checkAll();
  }
  await services.store.close();
  return { counts: history.counts, people: history.accounts.length, differences: history.differences };
};

const taken = ({ counts }: History): number => counts.quiz + counts.daily;

/** Does some of the server's own work, or none, so that whoever looks finds the leaderboards in any state. */
const upkeep = async (services: Services, chance: Chance): Promise<void> => {
  const dice = chance.below(10);
  if (dice < 1) await runNight(services);
  else if (dice < 3) await foldAnswers(services);
  else if (dice < 6) await services.store.transaction(({ folding }) => folding.fold());
};

/** Checks what the bot shows a random account. */
const look = async (simulation: Simulation): Promise<void> => {
  await simulation.bot.runner.settled();
  const { chance, history } = simulation;
  const place = chance.of(history.channels);
  const account = chance.of(history.accounts.filter(({ home }) => home === place.home));
  await checkCards(simulation, account, place);
};

/** Summarizes the run in one line. */
export const inOneLine = (seed: number, { counts, people, differences }: Result, seconds: string): string => {
  const { quiz, repeated, daily, withdrawals, restored, erased, links, leagues, undone, deleted } = counts;
  return `standings: seed ${seed}, answers ${quiz + daily} (quiz ${quiz}, repeated ${repeated}, daily ${daily}), voids ${withdrawals}, restored ${restored}, erased ${erased}, links ${links}, leagues ${leagues}, undone ${undone}, deleted ${deleted}, people ${people}, differences = ${differences.length}, ${seconds} s`;
};
