import { z } from 'zod';
import { type SlackConfig, slackConfig, slackErrors, slackVariables } from './config/slack.ts';
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
  /** How many days answers and names are kept; `undefined` if there is no limit. */
  readonly retentionDays: number | undefined;
  /** Where the HTTP server listens, if anything needs it. */
  readonly http: HttpConfig;
  /** `undefined` unless its token is set. */
  readonly discord: DiscordConfig | undefined;
  /** `undefined` unless its tokens are set. */
  readonly slack: SlackConfig | undefined;
}

/** The settings for the HTTP server. */
export interface HttpConfig {
  /** The address of a network interface; all of them if it is `undefined`. */
  readonly host: string | undefined;
  readonly port: number;
}

/** The settings for Discord. */
export interface DiscordConfig {
  readonly token: string;
  /** Set if interactions come as requests signed with this key, in hexadecimal, instead of through the gateway. */
  readonly publicKey: string | undefined;
  readonly apiUrl: string | undefined;
  readonly guildId: string | undefined;
}

export type { SlackConfig, SlackInstallConfig, SlackManagers, SlackTransport } from './config/slack.ts';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The address of an API, without a slash at the end. */
const apiUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL such as http://host:port/api' })
  .transform((url) => url.replace(/\/+$/, ''));

const daysKept = 'must be a number of days, at least 30';

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres(ql)?:\/\/.+|(?![a-z]+:\/\/).+)$/i,
      'must be a file name or postgres://user:password@host/database',
    )
    .optional(),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).optional(),
  SAVE_EVENTS: z.string().optional(),
  NIGHTLY_AT: z
    .string()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 03:30')
    .default('03:30'),
  RETENTION_DAYS: z
    .string()
    .regex(/^\d{2,5}$/, daysKept)
    .refine((days) => Number(days) >= 30, daysKept)
    .optional(),
  DISCORD_TOKEN: z.string().regex(/^\S+$/, 'must not contain spaces').optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be the Public Key of the application, 64 hexadecimal digits')
    .optional(),
  DISCORD_API_URL: apiUrl.optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,21}$/, 'must be the ID of a server, a number of 15 to 21 digits')
    .optional(),
  ...slackVariables,
  HOST: z.string().regex(/^\S+$/, 'must not contain spaces').optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 1 to 65535')
    .refine((port) => Number(port) >= 1 && Number(port) <= 65_535, 'must be a number from 1 to 65535')
    .default('3000'),
});
type Environment = z.infer<typeof environment>;

/**
 * Reads the environment and the command line. Throws a SetupError that lists everything wrong at once, by name and
 * without values.
 */
export const readConfig = (env: NodeJS.ProcessEnv, args: readonly string[]): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  const flags = readFlags(args);
  const errors = [
    ...(read.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) ?? []),
    ...discordErrors(given),
    ...slackErrors(given),
    ...('error' in flags ? [flags.error] : []),
  ];
  if (!read.success || 'error' in flags || errors.length > 0) throw new SetupError(errors.join('\n'));
  const discord = discordConfig(read.data);
  const slack = slackConfig(read.data);
  const isService = [discord, slack].some((platform) => platform !== undefined);
  return {
    databaseUrl:
      read.data.DATABASE_URL ?? (flags.seed === undefined || isService ? 'hotseat.db' : ':memory:'),
    // In the terminal, a log would clutter the conversation; a service is expected to log what it does.
    logLevel: read.data.LOG_LEVEL ?? (isService ? 'info' : 'silent'),
    isService,
    saveEvents: read.data.SAVE_EVENTS,
    nightlyAt: read.data.NIGHTLY_AT,
    retentionDays: read.data.RETENTION_DAYS === undefined ? undefined : Number(read.data.RETENTION_DAYS),
    ...flags,
    http: { host: read.data.HOST, port: Number(read.data.PORT) },
    discord,
    slack,
  };
};

const discordConfig = (env: Environment): DiscordConfig | undefined =>
  env.DISCORD_TOKEN === undefined
    ? undefined
    : {
        token: env.DISCORD_TOKEN,
        publicKey: env.DISCORD_PUBLIC_KEY,
        apiUrl: env.DISCORD_API_URL,
        guildId: env.DISCORD_GUILD_ID,
      };

const discordErrors = ({ DISCORD_TOKEN, DISCORD_PUBLIC_KEY }: Readonly<Record<string, unknown>>): string[] =>
  DISCORD_PUBLIC_KEY !== undefined && DISCORD_TOKEN === undefined
    ? ['DISCORD_TOKEN is missing. It goes with DISCORD_PUBLIC_KEY.']
    : [];
