import type { webApi } from '@slack/bolt';
import type { CommandDeclaration } from '../../../chat/commands/command.ts';
import { clip } from '../../../chat/text.ts';
import { families, umbrella } from '../command-text.ts';
import { reportShortcut } from '../inbound.ts';
import { redirectPath } from './paths.ts';

/** The scopes without which the app does not work, each with its reason. docs/slack.md repeats them. */
export const scopes = {
  commands: 'slash commands and the message shortcut',
  'chat:write': 'post questions and update them',
  'app_mentions:read': 'answer when somebody mentions it',
  'channels:join':
    'join a public channel when somebody who may do so sets up a daily question or starts a quiz there',
  'channels:read': 'see whether it is in a public channel',
  'groups:read': 'see whether it is in a private channel',
  'files:write': 'show pictures, delete them again, and hand over exported data as a file',
  'users:read': "people's names, time zones, and who is an admin or a guest",
} as const;

/** The scopes that may be refused when the app is installed, each with what they are for. */
export const optionalScopes = {
  'channels:history':
    'after a crash, see in a public channel whether a message arrived, so as not to post it twice',
  'groups:history': 'the same in a private channel',
  'im:history': 'read what people write to it directly, and answer',
} as const;

const keysOf = <T extends object>(table: T): (keyof T)[] => Object.keys(table) as (keyof T)[];

/** Everything that the app asks for when it is installed. */
export const allScopes = [...keysOf(scopes), ...keysOf(optionalScopes)];

/** What Slack tells the app. `message.im` comes only where `im:history` was granted. */
export const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_left',
  'group_archive',
  'group_left',
  'member_joined_channel',
  'message.im',
  'tokens_revoked',
  'user_change',
] as const;

type Manifest = webApi.AppsManifestCreateArguments['manifest'];

/** How the app connects to Slack. */
export interface ManifestOptions {
  /** Public URL for HTTP mode, as in `https://hotseat.example.com/slack/events`. Defaults to Socket Mode. */
  readonly url?: string | undefined;
  /** Public address at which workspaces install the app by a button, as in `https://hotseat.example.com`. */
  readonly install?: string | undefined;
}

/** Builds the app's manifest, to paste when creating the app. */
export const manifest = (commands: readonly CommandDeclaration[], { url, install }: ManifestOptions = {}) => {
  const address = url === undefined ? {} : { url };
  const request = url === undefined ? {} : { request_url: url };
  return {
    display_information: {
      name: 'Hotseat',
      description: 'Daily interview questions, live quizzes, and leaderboards',
      background_color: '#1f2937',
    },
    features: {
      // People can write to it, and are answered where it may read that.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Hotseat', always_online: true },
      shortcuts: [
        {
          name: 'Report this question',
          type: 'message',
          callback_id: reportShortcut,
          description: 'Tell the managers what is wrong with a question',
        },
      ],
      slash_commands: [
        ...families.map((family) => slashCommand(family, commandsOf(family, commands))),
        {
          command: umbrella,
          description: 'Every Hotseat command, and help',
          usage_hint: hint(commands.map(({ path }) => path)),
          should_escape: true,
        },
      ].map((command) => ({ ...command, ...address })),
    },
    oauth_config: {
      ...(install === undefined ? {} : { redirect_urls: [`${install}${redirectPath}`] }),
      scopes: {
        bot: [...allScopes],
        bot_optional: keysOf(optionalScopes),
      },
    },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: [...botEvents, ...(install === undefined ? [] : (['team_access_revoked'] as const))],
      },
      interactivity: {
        is_enabled: true,
        ...request,
        ...(url === undefined ? {} : { message_menu_options_url: url }),
      },
      org_deploy_enabled: install !== undefined,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  } satisfies Manifest;
};

const commandsOf = (family: string, commands: readonly CommandDeclaration[]): readonly CommandDeclaration[] =>
  commands.filter(({ path }) => path.split(' ')[0] === family);

/** Builds a family's slash command, described by its first command. The hint names the others. */
const slashCommand = (family: string, commands: readonly CommandDeclaration[]) => ({
  command: `/${family}`,
  description: clip(commands[0]?.about ?? family, 100),
  usage_hint: hint(commands.map((command) => usageOf(command, family))),
  should_escape: true,
});

/** Says what follows the slash command: its second word, or its options. */
const usageOf = ({ path, options }: CommandDeclaration, family: string): string =>
  path.slice(family.length + 1) ||
  Object.entries(options)
    .map(([name, { required }]) => (required ? `${name}:` : `[${name}:]`))
    .join(' ');

const hint = (usages: readonly string[]): string => clip(usages.join(' | '), 150);
