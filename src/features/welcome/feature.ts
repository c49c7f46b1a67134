import { formFor } from '../../chat/commands/parse.ts';
import { channelField } from '../../chat/form.ts';
import { says, workspaceWord } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { handleActions } from '../action-handlers.ts';
import { asTyped } from '../daily/as-typed.ts';
import { setupDaily } from '../daily/commands.ts';
import type { Context, Feature } from '../feature.ts';
import { welcomeActions } from './actions.ts';
import { cannotGreetCard, greetingCard } from './cards.ts';
import type { WelcomeRecords } from './repository.ts';

/** What the form asks a newcomer for. Everything else has a default, which `/daily setup` changes later. */
const asked = ['time', 'timezone', 'days'];

/** The first steps of a workspace: the bot introduces itself, and offers to set up a daily question. */
export const welcome = {
  inputs: {
    joined: async ({ scope }, context) => {
      const { records, channel, member, obstacle, now } = context;
      const isKnown =
        scope === 'workspace'
          ? (await records.channels.inWorkspace(channel.platform, channel.workspace)).length > 0
          : (await records.schedules.ofChannel(channel.id)) !== undefined;
      const isNew = await records.greetings.add(channel, scope === 'workspace' ? '' : channel.channel, now);
      if (isKnown || !isNew) return privately();
      if (obstacle !== undefined)
        return { ...privately(), notices: [{ to: member, card: cannotGreetCard(obstacle) }] };
      const { id } = await context.storeChannel();
      await records.outbox.add(id, 'greeting', id, now);
      return privately();
    },
  },
  actions: handleActions<typeof welcomeActions, WelcomeRecords>(welcomeActions, {
    'set-up': (_, context) => offerSetup(context),
  }),
  repeatable: ['set-up'],
  posts: { greeting: { isFinal: true, canWait: async () => false, card: async () => greetingCard() } },
  onLeft: (workspace, { greetings }) => greetings.forget(workspace),
} satisfies Feature<WelcomeRecords>;

/** Opens the form of a channel's daily question, with what is set already, or with what the platform knows. */
const offerSetup = async (context: Context<WelcomeRecords>): Promise<Reply> => {
  const { records, channel, isOwner, known } = context;
  if (!isOwner)
    return refuse(
      says`Only people who manage this ${workspaceWord} can set up a daily question. Ask one of them.`,
    );
  const schedule = await records.schedules.ofChannel(channel.id);
  const { timezone } = known;
  const set =
    schedule === undefined ? { ...(timezone === undefined ? {} : { timezone }) } : asTyped(schedule);
  const form = formFor(setupDaily, set, {});
  return {
    kind: 'form',
    form: {
      ...form,
      title: 'Set up a daily question',
      fields: [
        channelField('Where the question is posted', channel.channel),
        ...form.fields.filter(({ name }) => asked.includes(name)),
      ],
    },
  };
};
