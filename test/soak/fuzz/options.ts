import fc from 'fast-check';
import { createBot } from '../../../src/bot/bot.ts';
import { commands } from '../../../src/bot/tables.ts';
import { speakingTo, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { createServices } from '../../support/services.ts';
import { faultsOf } from './read.ts';
import { strangeLine, strangeText } from './strange.ts';
import { valueFor } from './typed-words.ts';
import type { Way } from './way.ts';

/** A command with options by name, as a platform with fields sends it. */
interface Sent {
  readonly path: string;
  readonly options: readonly (readonly [name: string, value: string])[];
}

const sent: fc.Arbitrary<Sent> = fc.constantFrom(...commands).chain(({ path, options }) => {
  const declared = Object.keys(options);
  const pair = fc
    .oneof(
      { weight: 8, arbitrary: fc.constantFrom(...declared, 'shade') },
      { weight: 1, arbitrary: strangeText },
    )
    .chain((name) =>
      fc.tuple(fc.constant(name), valueFor(Object.hasOwn(options, name) ? options[name]?.type : undefined)),
    );
  return fc.record({
    path: fc.oneof({ weight: 15, arbitrary: fc.constant(path) }, { weight: 1, arbitrary: strangeLine }),
    options: fc.oneof(
      { weight: 30, arbitrary: fc.array(pair, { maxLength: 8 }) },
      {
        weight: 1,
        arbitrary: fc.array(fc.tuple(strangeLine, strangeText), { minLength: 100, maxLength: 300 }),
      },
    ),
  });
});

/** Commands whose options have any name and any value. */
export const options: Way<Sent> = {
  name: 'options',
  mostMs: 3_000,
  inputs: sent,
  open: async (log) => {
    const services = { ...(await createServices()), log };
    const platform = createScriptedPlatform();
    const bot = createBot(services, [platform]);
    const { say } = speakingTo<string, string>(bot, (user, channel) => ({
      sender: { platform: 'scripted', workspace: 'w', user, name: user, manager: true },
      place: { platform: 'scripted', workspace: 'w', channel, name: channel },
    }));
    return {
      give: async ({ path, options }) => {
        const reply = await say('ada', 'general', path, Object.fromEntries(options));
        for (const [name, value] of options)
          await bot.suggest(path, name, value, { platform: 'scripted', workspace: 'w' });
        await services.runtime.advance(1_000, () => bot.runner.settled());
        const command = commands.find((one) => one.path === path);
        const strangers = options.filter(
          ([name]) => command !== undefined && !Object.hasOwn(command.options, name),
        );
        const isNamed = strangers.length === 0 || /no option|too long/.test(textOf(reply));
        return [
          ...faultsOf(reply),
          ...(isNamed ? [] : [`dropped ${JSON.stringify(strangers[0])} without a word`]),
        ];
      },
      close: async () => {
        await bot.runner.stop();
        await services.store.close();
      },
    };
  },
};
