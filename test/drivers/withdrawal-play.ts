import { shortestPauseMs } from '../../src/engine/pace.ts';
import { lobbyMs } from '../../src/engine/quiz.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { createServices } from '../support/services.ts';
import { type BotDriver, choiceIn, openBotDriver, textOf } from './bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts';

export type TestServices = Awaited<ReturnType<typeof createServices>>;

/** A bot that people play with before questions are withdrawn. */
export interface Play {
  readonly driver: BotDriver;
  readonly platform: ScriptedPlatform;
  readonly connection: Connection;
  readonly services: TestServices;
}

/** @param slice how many answers are graded again in one transaction */
export const openPlay = async (
  slice?: number,
  change: (services: TestServices) => TestServices = (services) => services,
): Promise<Play> => {
  const connection = openSqlite(':memory:');
  const services = change({ ...(await createServices()), store: await storeOn(connection, slice) });
  const platform = createScriptedPlatform();
  return { driver: openBotDriver(services, platform), platform, connection, services };
};

export const hour = 3_600_000;
export const channels = ['general', 'random'];
export const users = ['ada', 'grace', 'linus'];

export type Deed = 'right' | 'wrong' | 'nothing';
const texts = { right: 'the right one', wrong: 'a wrong one' };

/** What people do on some days and in a quiz. */
export interface Deeds {
  /** Day by day, for each channel, what each person does. */
  readonly days: readonly (readonly (readonly Deed[])[])[];
  readonly quiz: { readonly mode: string; readonly deeds: readonly Deed[] };
  /** Whether the last day's questions are still open afterwards. */
  readonly isOpen: boolean;
}

const answerAll = async ({ driver, platform }: Play, channel: string, all: readonly Deed[]) => {
  const newest = platform.messages.findLast((message) => message.channel === channel)?.cards.at(-1);
  for (const [index, deed] of all.entries()) {
    const action = deed === 'nothing' ? undefined : choiceIn(newest, texts[deed]);
    if (action !== undefined) await driver.press(users[index] ?? '', action, channel);
  }
};

/** Plays from the start, and returns the ids of the questions that were asked. */
export const playDeeds = async (
  play: Play,
  { days, quiz, isOpen }: Deeds,
  setup: Readonly<Record<string, string>> = { open: '20' },
  onDay: (day: number) => Promise<void> = async () => {},
): Promise<string[]> => {
  const { driver } = play;
  for (const user of users) await driver.command(user, 'team create', { name: `team of ${user}` });
  const plan = { time: '11:00', timezone: 'UTC', topic: 'gil', days: 'daily', ...setup };
  for (const channel of channels) await driver.command('ada', 'daily setup', plan, channel);
  await driver.advance(hour);
  for (const [day, each] of days.entries()) {
    for (const [index, channel] of channels.entries()) await answerAll(play, channel, each[index] ?? []);
    await onDay(day);
    if (day < days.length - 1) await driver.advance(24 * hour);
  }
  const asked = askedIn(play);
  if (!isOpen) await driver.advance(22 * hour);
  await driver.command('ada', 'quiz start', { topic: 'gil', level: 'junior', count: '1', mode: quiz.mode });
  await driver.advance(lobbyMs);
  await answerAll(play, 'general', quiz.deeds);
  await driver.advance(60_000 + shortestPauseMs);
  return asked;
};

/** Lists the ids of the questions that were asked. */
export const askedIn = ({ platform }: Play): string[] => [
  ...new Set(
    platform.messages.flatMap(({ cards }) => /What about (\S+)\?/.exec(textOf(cards[0]))?.[1] ?? []),
  ),
];

/** Reads everything that withdrawing a question changes, as far as people can see it or earn by it. */
export const readAll = async ({ connection: { db }, services }: Play) => {
  const members = await db.selectFrom('members').select('id').orderBy('id').execute();
  const places = await db.selectFrom('channels').selectAll().orderBy('id').execute();
  const answers = await db.selectFrom('answers').selectAll().orderBy('roundId').orderBy('memberId').execute();
  const totals = await db
    .selectFrom('totals')
    .select(['channelId', 'memberId', 'date', 'game', 'points', 'answers', 'correct'])
    .orderBy('channelId')
    .orderBy('memberId')
    .orderBy('date')
    .orderBy('game')
    .execute();
  const rounds = await db
    .selectFrom('rounds')
    .select(['id', 'firstRight', 'voided', 'day'])
    .orderBy('id')
    .execute();
  return services.store.transaction(async ({ boards, folding, streaks }) => {
    while (await folding.fold());
    const [channel] = places;
    if (channel === undefined) throw new Error('Nobody has played yet.');
    const board = { channel, scope: 'workspace', game: 'all', period: 'all', on: '' } as const;
    const kept: unknown[] = [];
    for (const { id } of members) {
      kept.push(await streaks.best(id));
      kept.push(...(await streaks.ofAll(places.map((place) => ({ member: id, channel: place.id })))));
    }
    const standings = await boards.page(board, 0, 50);
    return { answers, totals, rounds, standings, teams: await boards.teams(board), streaks: kept };
  });
};
