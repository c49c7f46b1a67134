import fc from 'fast-check';
import { createBot } from '../../../src/bot/bot.ts';
import { createDiscord } from '../../../src/platforms/discord/adapter.ts';
import type { Sent } from '../../loopback/discord/outcome.ts';
import { textOf } from '../../loopback/discord/read.ts';
import { openDiscord } from '../../loopback/discord/server.ts';
import { createServices } from '../../support/services.ts';
import { type Act, act, happen } from './discord-acts.ts';
import { wordsFromInside } from './read.ts';
import type { Way } from './way.ts';

/** Events of Discord's gateway in any order: some repeated, some forged, some around an outage. */
export const discordEvents: Way<readonly Act[]> = {
  name: 'discord-events',
  mostMs: 20_000,
  inputs: fc.array(act, { minLength: 1, maxLength: 6 }),
  open: async (log) => {
    const services = { ...(await createServices()), log };
    const discord = await openDiscord({
      guilds: [{ name: 'Team', channels: ['general'] }],
      now: services.runtime.now,
      patienceMs: 10_000,
    });
    const adapter = createDiscord({
      token: discord.token,
      apiUrl: discord.apiUrl,
      draw: async () => undefined,
      log,
      now: services.runtime.now,
      takeOnce: async () => true,
    });
    const bot = createBot(services, [adapter.platform]);
    await adapter.connect(bot);
    await bot.start();
    const ada = discord.user('ada', { manager: true });
    let read = 0;
    return {
      give: async (acts) => {
        const sent: Sent[] = [];
        for (const one of acts) {
          // A session that ends takes what it has not delivered with it.
          if (one.kind === 'network') await Promise.allSettled(sent.map(({ response }) => response()));
          const done = await happen(discord, ada, one);
          if (done === undefined) continue;
          sent.push(done);
          for (let time = 1; 'times' in one && time < one.times; time++) done.again();
        }
        await discord.online();
        const wrong: string[] = [];
        for (const { response, interaction } of sent) {
          await response().catch((error: Error) =>
            wrong.push(`no answer to ${JSON.stringify(interaction.payload.data)}: ${error.message}`),
          );
        }
        await services.runtime.advance(6_000, () => bot.runner.settled());
        for (const { interaction } of sent) {
          const { length } = discord.requests.filter(({ path }) =>
            path.startsWith(`/interactions/${interaction.id}/`),
          );
          if (length > 1) wrong.push(`answered ${length} times: ${JSON.stringify(interaction.payload.data)}`);
        }
        const seen = discord.seenBy(ada);
        const texts = seen.slice(read).map(textOf);
        read = seen.length;
        return [...wrong, ...texts.flatMap(wordsFromInside)];
      },
      close: async () => {
        await adapter.close();
        await bot.runner.stop();
        await discord.close();
        await services.store.close();
      },
    };
  },
};
