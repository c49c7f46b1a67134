import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SetupError } from './errors.ts';

/** How this process is to run. */
export interface Config {
  readonly databaseUrl: string;
  readonly logLevel: string;
  /** Fixes chance. */
  readonly seed: number | undefined;
  /** Who speaks first in the terminal. */
  readonly as: string;
  /** On when its token is set. */
  readonly discord: DiscordConfig | undefined;
}

export interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string | undefined;
  readonly guildId: string | undefined;
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Where an API is, without a slash at the end. */
const apiUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address as in http://host:port/api' })
  .transform((url) => url.replace(/\/+$/, ''));

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres(ql)?:\/\/.+|(?![a-z]+:\/\/).+)$/i,
      'must be a file or postgres://user:password@host/database',
    )
    .default('hotseat.db'),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).optional(),
  DISCORD_TOKEN: z.string().regex(/^\S+$/, 'must not hold spaces').optional(),
  DISCORD_API_URL: apiUrl.optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,21}$/, 'must be the number of a server')
    .optional(),
});
type Environment = z.infer<typeof environment>;

/** Reads the environment and the command line. All that is wrong is said at once, by name and without its value. */
export const readConfig = (env: NodeJS.ProcessEnv, args: readonly string[]): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  const flags = readFlags(args);
  const errors = [
    ...(read.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}.`) ?? []),
    ...('error' in flags ? [flags.error] : []),
  ];
  if (!read.success || 'error' in flags) throw new SetupError(errors.join('\n'));
  const discord = discordConfig(read.data);
  return {
    databaseUrl: read.data.DATABASE_URL,
    // In the terminal the conversation has the screen to itself; a service is expected to say what it does.
    logLevel: read.data.LOG_LEVEL ?? (discord ? 'info' : 'silent'),
    ...flags,
    discord,
  };
};

const discordConfig = (read: Environment): DiscordConfig | undefined =>
  read.DISCORD_TOKEN === undefined
    ? undefined
    : { token: read.DISCORD_TOKEN, apiUrl: read.DISCORD_API_URL, guildId: read.DISCORD_GUILD_ID };

const readFlags = (args: readonly string[]): Pick<Config, 'seed' | 'as'> | { error: string } => {
  const usage = 'Usage: npm start -- [--seed NUMBER] [--as NAME]';
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { seed: { type: 'string' }, as: { type: 'string', default: 'you' } },
    });
    if (values.seed !== undefined && !/^\d{1,9}$/.test(values.seed)) {
      return { error: `--seed must be a whole number from 0 to 999999999. ${usage}` };
    }
    return { seed: values.seed === undefined ? undefined : Number(values.seed), as: values.as };
  } catch (error) {
    return { error: `${error instanceof Error ? error.message : error}. ${usage}` };
  }
};
