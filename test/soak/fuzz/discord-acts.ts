import fc from 'fast-check';
import type { Sent } from '../../loopback/discord/outcome.ts';
import { buttonsOf, selectsOf } from '../../loopback/discord/read.ts';
import type { Discord } from '../../loopback/discord/server.ts';
import type { Json, User } from '../../loopback/discord/types.ts';
import { strangeText } from './strange.ts';

/** Something that happens on Discord. What people do may be delivered several times. */
export type Act =
  | {
      readonly kind: 'command';
      readonly command: readonly [string, Readonly<Record<string, string | number>>];
      readonly times: number;
    }
  | { readonly kind: 'button'; readonly at: number; readonly times: number }
  | { readonly kind: 'forged'; readonly type: number; readonly data: Json; readonly times: number }
  | { readonly kind: 'network'; readonly what: (typeof breaks)[number] }
  | { readonly kind: 'change'; readonly what: (typeof changes)[number] };

const commands = [
  ['/quiz start', { count: 2, seconds: 5, lobby: 3 }],
  ['/quiz stop', {}],
  ['/manage daily setup', { time: '9', timezone: 'UTC' }],
  ['/manage daily setup', {}],
  ['/manage daily now', {}],
  ['/team create', { name: 'The Rockets' }],
  ['/leaderboard', {}],
  ['/stats', {}],
  ['/help', {}],
  ['/privacy erase', {}],
  ['/link', {}],
] as const;
const breaks = ['drop', 'cut', 'reconnect', 'invalidate', 'forget'] as const;
const changes = ['channel added', 'channel removed', 'outage', 'outage over', 'message removed'] as const;

const times = fc.constantFrom(1, 1, 2, 3);
const nameOr = (...names: string[]) => fc.oneof(fc.constantFrom(...names), strangeText);

const component = fc.record({
  custom_id: strangeText,
  component_type: fc.constantFrom(2, 3, 5, 8),
  values: fc.array(strangeText, { maxLength: 2 }),
});
const form = fc.record({
  custom_id: nameOr('form:daily setup', 'form:team create', 'form:'),
  components: fc.array(
    fc.record({
      type: fc.constant(18),
      component: fc.record({ type: fc.constant(4), custom_id: nameOr('time', 'name'), value: strangeText }),
    }),
    { maxLength: 4 },
  ),
});
const option = fc.record({
  name: nameOr('time', 'topic', 'count'),
  type: fc.constantFrom(3, 4, 5, 10),
  value: fc.oneof(strangeText, fc.integer(), fc.boolean()),
});
const target = '123456789012345678';
const person = { id: target, username: 'zoe', discriminator: '0', global_name: 'Zoe', avatar: null };
const command = fc.oneof(
  fc.record({
    id: fc.constant('1'),
    name: nameOr('quiz', 'daily', 'stats'),
    type: fc.constant(1),
    options: fc.array(option, { maxLength: 3 }),
  }),
  fc.record({
    id: fc.constant('1'),
    name: nameOr('Report this question'),
    type: fc.constantFrom(2, 3),
    target_id: fc.constant(target),
    resolved: fc.constant({
      users: { [target]: person },
      messages: {
        [target]: { id: target, channel_id: target, author: person, content: '', attachments: [] },
      },
    }),
  }),
);
const completion = fc.record({
  id: fc.constant('1'),
  name: nameOr('quiz', 'daily'),
  type: fc.constant(1),
  options: option.map((one) => [{ ...one, type: 3, value: String(one.value), focused: true }]),
});
const forged = fc.oneof(
  fc.tuple(fc.constant(2), command),
  fc.tuple(fc.constant(3), component),
  fc.tuple(fc.constant(4), completion),
  fc.tuple(fc.constant(5), form),
);

/** Anything that may happen. */
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      command: fc.constantFrom(...commands),
      times,
    }),
  },
  { weight: 16, arbitrary: fc.record({ kind: fc.constant('button' as const), at: fc.nat(40), times }) },
  {
    weight: 12,
    arbitrary: fc
      .tuple(forged, times)
      .map(([[type, data], count]) => ({ kind: 'forged' as const, type, data, times: count })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('network' as const), what: fc.constantFrom(...breaks) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('change' as const), what: fc.constantFrom(...changes) }),
  },
);

/** Lets it happen. Resolves to what a person sent, if that is what it was. */
export const happen = async (discord: Discord, user: User, one: Act): Promise<Sent | undefined> => {
  const by = { user, channel: discord.channel('general') };
  const messages = discord.seenBy(user, by.channel);
  const newest = messages.at(-1);
  switch (one.kind) {
    case 'command':
      return discord.slash(by, ...one.command);
    case 'forged':
      // Every component is on a message.
      return one.type === 3 && newest === undefined
        ? undefined
        : discord.forge(by, one.type, one.data, one.type === 3 ? newest : undefined);
    case 'button': {
      const presses = messages.flatMap((message) => [
        ...buttonsOf(message).flatMap(({ customId, disabled }) =>
          customId === undefined || disabled ? [] : [() => discord.click(by, message, customId)],
        ),
        ...selectsOf(message).flatMap(({ custom_id = '', options = [] }) =>
          options.map(
            ({ value }) =>
              () =>
                discord.select(by, message, custom_id, value),
          ),
        ),
      ]);
      return presses[one.at % Math.max(1, presses.length)]?.();
    }
    case 'network':
      discord.gateway[one.what]();
      // Without a session, Discord delivers nothing.
      if (one.what === 'invalidate' || one.what === 'forget') await discord.online();
      return undefined;
    case 'change':
      if (one.what === 'channel added') discord.addChannel('more');
      if (one.what === 'channel removed') discord.deleteChannel(discord.addChannel('less'));
      if (one.what === 'outage') discord.outage(discord.guild());
      if (one.what === 'outage over') discord.outage(discord.guild(), true);
      if (one.what === 'message removed' && newest !== undefined) discord.deleteMessage(newest);
      return undefined;
  }
};
