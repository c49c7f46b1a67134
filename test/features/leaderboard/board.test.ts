import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '../../../src/bot/services.ts';
import type { Reply } from '../../../src/chat/messages.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { leaderboardActions } from '../../../src/features/leaderboard/actions.ts';
import { type BotDriver, choiceIn, openBotDriver } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import type { TestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';

let services: Services & { runtime: TestRuntime };
let driver: BotDriver;

beforeEach(async () => {
  services = await createServices();
  const platform = createScriptedPlatform();
  driver = openBotDriver(services, platform);
  await driver.command('p00', 'quiz start', { count: '1' });
  await driver.advance(lobbyMs);
  // Twenty-four people have the same points, so they are listed in the order in which they came.
  for (let player = 0; player < 24; player++) {
    const action = choiceIn(platform.messages.at(-1)?.cards[0], 'the right one') ?? '';
    await driver.press(`p${String(player).padStart(2, '0')}`, action);
  }
});
afterEach(() => services.store.close());

const namesIn = (response: Reply): string => {
  const cards =
    response.kind === 'update' ? [response.card] : response.kind === 'reply' ? response.cards : [];
  const rows = cards
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'image' && block.picture.kind === 'ranking' ? block.picture.rows : [],
    );
  return rows.map(({ name, gapBefore }) => (gapBefore ? `… ${name}` : name)).join(' ');
};
const page = async (user: string, page: number) =>
  namesIn(
    await driver.press(
      user,
      leaderboardActions['own-board'].id({ period: 'all', scope: 'workspace', game: 'all', page }),
    ),
  );

const first = 'p00 p01 p02 p03 p04 p05 p06 p07 p08 p09';
const second = 'p10 p11 p12 p13 p14 p15 p16 p17 p18 p19';

test.each([
  ['p03', first],
  ['p10', `${first} p10 p11`],
  ['p11', `${first} p10 p11 p12`],
  ['p12', `${first} … p11 p12 p13`],
])('shows %s the first page with a gap only where somebody is left out', async (user, names) => {
  expect(await page(user, 0)).toBe(names);
});

test.each([
  ['p03', `p02 p03 p04 … ${second}`],
  ['p08', `p07 p08 p09 ${second}`],
  ['p09', `p08 p09 ${second}`],
  ['p22', `${second} … p21 p22 p23`],
])('shows %s the second page in order, although everyone has the same points', async (user, names) => {
  expect(await page(user, 1)).toBe(names);
});
