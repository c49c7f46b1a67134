import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { Workspace } from '../../../chat/people.ts';
import { StoredDataError } from '../../../errors.ts';
import type { Sealing } from './sealing.ts';

/** An installation in the form in which it is kept. */
export interface Sealed {
  readonly platform: string;
  /** The id of the workspace or the organization. */
  readonly id: string;
  readonly sealed: string;
}

/** Keeps installations for all processes. */
export interface SealedInstallations {
  find(workspace: Workspace, organization: string | undefined): Promise<Sealed | undefined>;
  all(platform: string): Promise<readonly Sealed[]>;
  put(installation: Sealed): Promise<void>;
  /** Returns the workspaces that had access by an organization's installation. */
  remove(platform: string, id: string): Promise<readonly string[]>;
  /** Lets one process renew the tokens until `until`. Returns false if another one does so at `now`. */
  renew(platform: string, id: string, now: number, until: number): Promise<boolean>;
}

/** Thrown for a workspace that has not installed the bot. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/** What is kept of an installation: what it takes to act in the workspace, and nothing about whoever installed it. */
const kept = z.object({
  team: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  enterprise: z.object({ id: z.string() }).optional(),
  isEnterpriseInstall: z.boolean(),
  bot: z.object({
    id: z.string(),
    userId: z.string(),
    token: z.string(),
    scopes: z.array(z.string()),
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
  }),
});

/** How long before it expires a token is renewed, and how long a process may take to do it, in milliseconds. */
const renewBeforeMs = 2 * 3_600_000;
const renewalMs = 60_000;

/** Where tokens are kept, and how. */
export interface TokenStoreOptions {
  readonly installations: SealedInstallations;
  readonly sealing: Sealing;
}

/** Creates the store that Bolt's installer keeps tokens in, encrypted. */
export const createTokenStore = ({ installations, sealing }: TokenStoreOptions): InstallationStore => ({
  storeInstallation: async (installation) => {
    const { isEnterpriseInstall = false, bot, team, enterprise } = installation;
    const one = kept.parse({ team, enterprise, isEnterpriseInstall, bot });
    const id = (isEnterpriseInstall ? enterprise : team)?.id;
    if (id === undefined) throw new NotInstalled('Slack did not say where the app was installed.');
    await installations.put({ platform, id, sealed: sealing.seal(JSON.stringify(one), boundTo(id)) });
  },
  fetchInstallation: async (query) => {
    const found = await installations.find(...wanted(query));
    if (found === undefined) throw new NotInstalled('The app is not installed there.');
    const text = sealing.open(found.sealed, boundTo(found.id));
    if (text === undefined) throw new StoredDataError(`TOKEN_KEYS has no key for the tokens of ${found.id}.`);
    const one = kept.parse(JSON.parse(text));
    const bot = await renewable(one.bot, found.id, installations);
    return { ...one, bot, authVersion: 'v2', user: { id: '' } } as Installation;
  },
  deleteInstallation: async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
    await installations.remove(platform, (isEnterpriseInstall ? enterpriseId : teamId) ?? '');
  },
});

const platform = 'slack';

/** Binds what is encrypted to the workspace, so that it can't be used for another one. */
const boundTo = (id: string): string => `${platform} ${id}`;

const wanted = ({ teamId, enterpriseId }: InstallationQuery<boolean>): [Workspace, string | undefined] => [
  { platform, workspace: teamId ?? enterpriseId ?? '' },
  enterpriseId,
];

/** Leaves out what it takes to renew the token if another process is doing so right now: the token still works meanwhile. */
const renewable = async (
  bot: z.infer<typeof kept>['bot'],
  id: string,
  installations: SealedInstallations,
): Promise<z.infer<typeof kept>['bot']> => {
  const { refreshToken, expiresAt, ...lasting } = bot;
  const now = Date.now();
  if (refreshToken === undefined || expiresAt === undefined) return lasting;
  const isDue = expiresAt * 1000 - now <= renewBeforeMs;
  return !isDue || (await installations.renew(platform, id, now, now + renewalMs)) ? bot : lasting;
};

/** Encrypts everything with the first key that is not, and returns the ids of what no key fits. */
export const resealAll = async ({
  installations,
  sealing,
}: TokenStoreOptions): Promise<readonly string[]> => {
  const lost: string[] = [];
  for (const { id, sealed } of await installations.all(platform)) {
    if (sealing.isCurrent(sealed, boundTo(id))) continue;
    if (sealing.open(sealed, boundTo(id)) === undefined) {
      lost.push(id);
      continue;
    }
    // Nobody else may store a renewed token meanwhile, because it would be lost.
    const now = Date.now();
    if (!(await installations.renew(platform, id, now, now + renewalMs))) continue;
    const newest = await installations.find({ platform, workspace: id }, undefined);
    const text = newest && sealing.open(newest.sealed, boundTo(id));
    if (text !== undefined)
      await installations.put({ platform, id, sealed: sealing.seal(text, boundTo(id)) });
  }
  return lost;
};
