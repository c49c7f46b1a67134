import fc from 'fast-check';
import { createBot } from '../../../src/bot/bot.ts';
import { oneLine } from '../../../src/chat/text.ts';
import { cardsIn, choiceIn, linesOf, speakingTo } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { createServices } from '../../support/services.ts';
import { disturbing, faultsOf, faultsOfCard, wordsFromInside } from './read.ts';
import { strangeLine } from './strange.ts';
import type { Way } from './way.ts';

/** The names of a person, their channel, and their team. */
interface Names {
  readonly person: string;
  readonly channel: string;
  readonly team: string;
}

const commandsWithNames = [
  'leaderboard',
  'stats',
  'team list',
  'help',
  'privacy',
  'privacy export',
  'link',
  'daily show',
];

/** Names with any characters, of any length, wherever a name is shown. */
export const names: Way<Names> = {
  name: 'names',
  mostMs: 5_000,
  inputs: fc.record({ person: strangeLine, channel: strangeLine, team: strangeLine }),
  open: async (log) => {
    const services = { ...(await createServices()), log };
    const platform = createScriptedPlatform();
    const bot = createBot(services, [platform]);
    let turn = 0;
    return {
      give: async ({ person, channel, team }) => {
        turn += 1;
        platform.messages.length = 0;
        const workspace = `w${turn}`;
        const { say, press } = speakingTo<string, string>(bot, (user, where) => ({
          sender: { platform: 'scripted', workspace, user, name: person, manager: true },
          place: { platform: 'scripted', workspace, channel: `${workspace}-${where}`, name: channel },
        }));
        const replies = [
          await say('u', 'c', 'team create', { name: team }),
          await say('u', 'c', 'daily setup', { time: '09:00', timezone: 'UTC', days: 'daily' }),
          await say('u', 'c', 'quiz start', { count: '1', seconds: '5', lobby: '0' }),
        ];
        await services.runtime.advance(5_000, () => bot.runner.settled());
        const action = platform.messages
          .map(({ cards }) => choiceIn(cards.at(-1), 'the right one'))
          .find(Boolean);
        if (action !== undefined) replies.push(await press('u', 'c', action));
        await services.runtime.advance(30_000, () => bot.runner.settled());
        for (const path of commandsWithNames) replies.push(await say('u', 'c', path));
        await say('u', 'c', 'daily remove');
        const cards = [...replies.flatMap(cardsIn), ...platform.messages.flatMap((message) => message.cards)];
        const text = cards.map(linesOf).join('\n');
        return [
          ...replies.flatMap(faultsOf),
          ...cards.flatMap(faultsOfCard),
          ...disturbing(text),
          ...wordsFromInside(text),
          ...(oneLine(oneLine(person)) === oneLine(person) ? [] : ['a cleaned name is not clean']),
        ];
      },
      close: async () => {
        await bot.runner.stop();
        await services.store.close();
      },
    };
  },
};
