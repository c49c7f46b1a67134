import { SetupError } from './errors.ts';
import { type Flags, readFlags } from './flags.ts';

/** The settings of this process. */
export interface Config extends Flags {
  readonly databaseUrl: string;
  readonly logLevel: string;
  /** Whether any chat platform is configured; otherwise people play in the terminal. */
  readonly isService: boolean;
  /** The file that incoming events are saved to; `undefined` to save none. */
  readonly saveEvents: string | undefined;
  /** The time of day at which the nightly work begins, in the server's time zone, as in `03:30`. */
  readonly nightlyAt: string;
  /** `undefined` unless its token is set. */
  readonly discord: DiscordConfig | undefined;
  /** `undefined` unless its tokens are set. */
  readonly slack: SlackConfig | undefined;
}

/** The settings for Discord. */
export interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly guildId: string | undefined;
}

/** The settings for Slack. */
export interface SlackConfig {
  readonly botToken: string;
  readonly transport: SlackTransport;
  readonly apiUrl: string | undefined;
  readonly managers: SlackManagers;
}

/** How Slack delivers events: through a socket that we open, or as signed requests to `port`. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

/** The people who count as managers on Slack: admins and owners, or every full member. */
export type SlackManagers = 'admins' | 'members';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Says what is wrong with a setting, in words that follow its name; `undefined` if nothing is. */
type Check = (value: string) => string | undefined;

const matching =
  (pattern: RegExp, says: string): Check =>
  (value) =>
    pattern.test(value) ? undefined : says;

const apiUrl: Check = (value) =>
  /^https?:/i.test(value) && URL.canParse(value) ? undefined : 'must be a URL such as http://host:port/api';

const noSpaces = matching(/^\S+$/, 'must not contain spaces');

/** All settings that are read from the environment. */
const checks = {
  DATABASE_URL: matching(
    /^(postgres(ql)?:\/\/.+|(?![a-z]+:\/\/).+)$/i,
    'must be a file name or postgres://user:password@host/database',
  ),
  LOG_LEVEL: matching(new RegExp(`^(${levels.join('|')})$`), `must be one of ${levels.join(', ')}`),
  SAVE_EVENTS: () => undefined,
  NIGHTLY_AT: matching(/^([01]?\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 03:30'),
  DISCORD_TOKEN: noSpaces,
  DISCORD_API_URL: apiUrl,
  DISCORD_GUILD_ID: matching(/^\d{15,21}$/, 'must be the ID of a server, a number of 15 to 21 digits'),
  SLACK_BOT_TOKEN: matching(/^xoxb-\S+$/, 'must be the Bot User OAuth Token, which begins with xoxb-'),
  SLACK_APP_TOKEN: matching(/^xapp-\S+$/, 'must be an App-Level Token, which begins with xapp-'),
  SLACK_SIGNING_SECRET: noSpaces,
  SLACK_API_URL: matching(
    /^https?:\/\/\S+\/$/,
    'must be a URL that ends in a slash, such as http://localhost:8080/api/',
  ),
  SLACK_MANAGERS: matching(/^(admins|members)$/, 'must be admins or members'),
  PORT: (value) =>
    /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535
      ? undefined
      : 'must be a number from 1 to 65535',
} satisfies Readonly<Record<string, Check>>;

type Setting = keyof typeof checks;
/** The settings that are set. An empty one counts as not set. */
type Environment = { readonly [S in Setting]?: string };

const settings = Object.keys(checks) as Setting[];

const readEnvironment = (env: NodeJS.ProcessEnv): Environment =>
  Object.fromEntries(settings.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

/**
 * Reads the environment and the command line. Throws a SetupError that lists everything wrong at once, by name and
 * without values.
 */
export const readConfig = (env: NodeJS.ProcessEnv, args: readonly string[]): Config => {
  const given = readEnvironment(env);
  const flags = readFlags(args);
  const errors = [
    ...settings.flatMap((name) => {
      const says = given[name] === undefined ? undefined : checks[name](given[name]);
      return says === undefined ? [] : [`${name} ${says}.`];
    }),
    ...slackErrors(given),
    ...('error' in flags ? [flags.error] : []),
  ];
  if ('error' in flags || errors.length > 0) throw new SetupError(errors.join('\n'));
  const discord = discordConfig(given);
  const slack = slackConfig(given);
  const isService = [discord, slack].some((platform) => platform !== undefined);
  return {
    databaseUrl: given.DATABASE_URL ?? (flags.seed === undefined || isService ? 'hotseat.db' : ':memory:'),
    // In the terminal, a log would clutter the conversation; a service is expected to log what it does.
    logLevel: given.LOG_LEVEL ?? (isService ? 'info' : 'silent'),
    isService,
    saveEvents: given.SAVE_EVENTS,
    nightlyAt: given.NIGHTLY_AT ?? '03:30',
    ...flags,
    discord,
    slack,
  };
};

const discordConfig = (env: Environment): DiscordConfig | undefined =>
  env.DISCORD_TOKEN === undefined
    ? undefined
    : {
        token: env.DISCORD_TOKEN,
        apiUrl: env.DISCORD_API_URL?.replace(/\/+$/, ''),
        guildId: env.DISCORD_GUILD_ID,
      };

/** Lists the Slack variables that are missing, given those that are set. */
const slackErrors = (given: Environment): string[] => {
  const ways: readonly Setting[] = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
  const set = (['SLACK_BOT_TOKEN', ...ways] as const).filter((name) => given[name] !== undefined);
  if (set.length === 0) return [];
  return [
    ...(set[0] === 'SLACK_BOT_TOKEN'
      ? []
      : [`SLACK_BOT_TOKEN is missing. It goes with ${set.join(' and ')}.`]),
    ...(set.some((name) => ways.includes(name))
      ? []
      : [
          'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: SLACK_BOT_TOKEN needs one.',
        ]),
  ];
};

/** If both ways are set, prefers Socket Mode, because it needs no public address. */
const slackConfig = (env: Environment): SlackConfig | undefined => {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET } = env;
  if (SLACK_BOT_TOKEN === undefined) return undefined;
  return {
    botToken: SLACK_BOT_TOKEN,
    transport:
      SLACK_APP_TOKEN === undefined
        ? { kind: 'http', signingSecret: SLACK_SIGNING_SECRET ?? '', port: Number(env.PORT ?? 3000) }
        : { kind: 'socket', appToken: SLACK_APP_TOKEN },
    apiUrl: env.SLACK_API_URL,
    managers: env.SLACK_MANAGERS === 'members' ? 'members' : 'admins',
  };
};
