import { z } from 'zod';

/** The settings for Slack. */
export type SlackConfig = {
  readonly transport: SlackTransport;
  readonly apiUrl: string | undefined;
  readonly managers: SlackManagers;
} & ({ readonly botToken: string; readonly install?: never } | { readonly install: SlackInstallConfig });

/** What it takes to let workspaces install the app by a button, instead of pasting the token of a single one. */
export interface SlackInstallConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** 32 bytes each. The first one encrypts tokens, and all of them decrypt. */
  readonly tokenKeys: readonly Buffer[];
}

/** How Slack delivers events: through a socket that we open, or as signed requests. */
export type SlackTransport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** The people who count as managers on Slack: admins and owners, or every full member. */
export type SlackManagers = 'admins' | 'members';

const secret = z.string().regex(/^\S+$/, 'must not contain spaces');
const keyBytes = 32;
const base64 = /^[A-Za-z0-9+/]{43}=$/;

/** The variables that are about Slack. */
export const slackVariables = {
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-\S+$/, 'must be the Bot User OAuth Token, which begins with xoxb-')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'must be an App-Level Token, which begins with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'must be two numbers with a dot between them')
    .optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  TOKEN_KEYS: z
    .string()
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .refine(
      (keys) => keys.every((key) => base64.test(key)),
      `must be keys of ${keyBytes} bytes in base64, separated by commas; openssl rand -base64 ${keyBytes} makes one`,
    )
    .transform((keys) => keys.map((key) => Buffer.from(key, 'base64')))
    .optional(),
  SLACK_API_URL: z
    .string()
    .regex(/^https?:\/\/\S+\/$/, 'must be a URL that ends in a slash, such as http://localhost:8080/api/')
    .optional(),
  SLACK_MANAGERS: z.enum(['admins', 'members'], 'must be admins or members').default('admins'),
};

type Variables = z.infer<z.ZodObject<typeof slackVariables>>;

const installing = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'TOKEN_KEYS'] as const;
const ways = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;

/** Lists what is missing or contradictory, given the variables that are set. */
export const slackErrors = (given: Readonly<Record<string, unknown>>): string[] => {
  const isSet = (name: string) => given[name] !== undefined;
  const set = ['SLACK_BOT_TOKEN', ...installing, ...ways].filter(isSet);
  if (set.length === 0) return [];
  if (installing.some(isSet)) {
    return [
      ...installing.filter((name) => !isSet(name)).map((name) => `${name} is missing. ${goesWith(set)}`),
      ...(isSet('SLACK_BOT_TOKEN')
        ? ['SLACK_BOT_TOKEN is for one workspace. Remove it, or SLACK_CLIENT_ID and what goes with it.']
        : []),
      ...missingWay(ways.some(isSet), 'SLACK_CLIENT_ID'),
    ];
  }
  return [
    ...(isSet('SLACK_BOT_TOKEN') ? [] : [`SLACK_BOT_TOKEN is missing. ${goesWith(set)}`]),
    ...missingWay(ways.some(isSet), 'SLACK_BOT_TOKEN'),
  ];
};

const goesWith = (set: readonly string[]): string => `It goes with ${set.join(' and ')}.`;

const missingWay = (hasWay: boolean, needing: string): string[] =>
  hasWay
    ? []
    : [`SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: ${needing} needs one.`];

/** If both ways are set, prefers Socket Mode, because it needs no public address. */
export const slackConfig = (env: Variables): SlackConfig | undefined => {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env;
  const common = {
    transport:
      appToken === undefined
        ? ({ kind: 'http', signingSecret: signingSecret ?? '' } as const)
        : ({ kind: 'socket', appToken } as const),
    apiUrl: env.SLACK_API_URL,
    managers: env.SLACK_MANAGERS,
  };
  if (botToken !== undefined) return { botToken, ...common };
  const { SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, TOKEN_KEYS } = env;
  if (SLACK_CLIENT_ID === undefined) return undefined;
  return {
    ...common,
    install: {
      clientId: SLACK_CLIENT_ID,
      clientSecret: SLACK_CLIENT_SECRET ?? '',
      stateSecret: SLACK_STATE_SECRET ?? '',
      tokenKeys: TOKEN_KEYS ?? [],
    },
  };
};
