import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../chat/bounded-map.ts';
import type { Sender } from '../../chat/people.ts';
import { within } from '../../chat/within.ts';
import type { SlackManagers } from '../../config.ts';

/** What Slack knows about a person. */
export interface Person {
  readonly name: string;
  /** IANA time zone, in the spelling that commands take. */
  readonly timezone: string | undefined;
  readonly manager: boolean;
  /** Set for guests, bots, and people from another workspace. */
  readonly isGuest?: true;
  /** Set if Slack did not answer: then the name is the one that came with the event. */
  readonly isGuess?: true;
}

/** Builds a person about whom Slack said nothing. */
export const unknownUser = (name: string): Person => ({
  name,
  timezone: undefined,
  manager: false,
  isGuess: true,
});

/** What looking people up needs. */
export interface PeopleOptions {
  readonly client: webApi.WebClient;
  readonly workspace: string;
  readonly managers: SlackManagers;
  readonly log: Logger;
  now(): number;
}

/** Builds the sender of an input. */
export const senderOf = (
  workspace: string,
  user: string,
  { name, manager, isGuess, isGuest }: Person,
): Sender => ({
  platform: 'slack',
  workspace,
  user,
  name,
  manager,
  isGuess,
  ...(isGuest ? { isGuest } : {}),
});

/** Looks a person up; `known` is the name that came with the event. Never fails: an unknown person is no manager. */
export type LookUp = (user: string, known: string) => Promise<Person>;

/** Looks people up, and keeps what Slack said for a few minutes. */
export interface People {
  readonly lookUp: LookUp;
  /** The same for a click, which has no time to wait: a person whom Slack does not name at once is an unknown user. */
  readonly glance: LookUp;
  /** Forgets a person. */
  forget(user: string): void;
  /** Keeps what Slack says about a person; `undefined` if nothing about them is new. */
  learn(found: ChangedUser): Person | undefined;
}

/** What Slack tells about a person who has changed. */
export type ChangedUser = User & { readonly id: string };

const freshMs = 5 * 60_000;
/** How long to wait after a failure, so that the bot does not keep running into a rate limit. */
const failedMs = 10_000;
const mostKept = 5_000;
/** How long a click waits for the person's name, in milliseconds. Its question may close in the meantime. */
const glanceMs = 300;
/** How many people Slack is asked about at once for their clicks. Of a crowd, it would refuse to name most. */
const mostAtOnce = 50;

/** Creates the lookup of one workspace. */
export const createPeople = ({ client, workspace, managers, log, now }: PeopleOptions): People => {
  const kept = new BoundedMap<string, { until: number; person: Promise<Person | undefined> }>(mostKept);
  /** What Slack told last about those who changed. It tells of every status, too. */
  const learned = new BoundedMap<string, string>(mostKept);
  let asking = 0;
  /** When Slack will answer again after it was asked too often. */
  let restedAt = 0;

  const read = (found: User): Person => {
    const { display_name, real_name } = found.profile ?? {};
    const isOwn = isMember(found, workspace);
    return {
      name: display_name || real_name || found.real_name || found.name || '',
      timezone: found.tz && zoneNamed(found.tz),
      manager: isOwn && (managers === 'members' || isAdmin(found)),
      ...(isOwn ? {} : { isGuest: true as const }),
    };
  };

  const ask = async (user: string): Promise<Person | undefined> => {
    asking += 1;
    try {
      const { user: found } = await client.users.info({ user });
      return found === undefined ? undefined : read(found);
    } catch (err) {
      log.warn({ err }, 'could not look up a person');
      if (err instanceof webApi.WebAPIRateLimitedError) restedAt = now() + err.retryAfter * 1000;
      const entry = kept.get(user);
      if (entry) entry.until = now() + failedMs;
      return undefined;
    } finally {
      asking -= 1;
    }
  };

  /** Removes what is no longer fresh. Entries are in the order in which they were asked for. */
  const forgetOld = (): void => {
    for (const [user, { until }] of kept) {
      if (until > now()) break;
      kept.delete(user);
    }
  };

  const lookUp: LookUp = async (user, known) => {
    forgetOld();
    const entry = kept.get(user);
    const isFresh = entry !== undefined && entry.until > now();
    const current = isFresh ? entry : { until: now() + freshMs, person: Promise.resolve(undefined) };
    if (!isFresh) {
      kept.set(user, current);
      current.person = ask(user);
    }
    const person = await current.person;
    return person === undefined ? unknownUser(known) : { ...person, name: person.name || known };
  };
  const glance: LookUp = async (user, known) => {
    forgetOld();
    const mayAsk = kept.has(user) || (asking < mostAtOnce && now() >= restedAt);
    return (mayAsk ? await within(glanceMs, lookUp(user, known)) : undefined) ?? unknownUser(known);
  };
  const learn = (found: ChangedUser): Person | undefined => {
    const person = read(found);
    const news = JSON.stringify([person, found.deleted === true]);
    if (learned.get(found.id) === news) return undefined;
    learned.set(found.id, news);
    kept.set(found.id, { until: now() + freshMs, person: Promise.resolve(person) });
    return person;
  };
  return { lookUp, glance, forget: (user) => void kept.delete(user), learn };
};

/** The names that commands take for zones, by the names that Slack has for them. */
const zoneNames = new Map<string, string | undefined>();

/** Finds the name that commands take for a zone: zones have old and new names, as in Asia/Calcutta and Asia/Kolkata. */
const zoneNamed = (name: string): string | undefined => {
  if (!zoneNames.has(name)) zoneNames.set(name, findZone(name));
  return zoneNames.get(name);
};

const findZone = (name: string): string | undefined => {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  if (zones.includes(name)) return name;
  try {
    const wanted = new Temporal.ZonedDateTime(0n, name);
    return zones.find((zone) => wanted.equals(new Temporal.ZonedDateTime(0n, zone)));
  } catch {
    return undefined;
  }
};

type User = NonNullable<webApi.UsersInfoResponse['user']>;

const isAdmin = (user: User): boolean =>
  user.is_admin === true || user.is_owner === true || user.is_primary_owner === true;

/** Returns whether a user is a full member of this workspace: no guest, no bot, nobody from another organization. */
const isMember = (user: User, workspace: string): boolean =>
  !user.deleted &&
  !user.is_bot &&
  !user.is_restricted &&
  !user.is_ultra_restricted &&
  !user.is_stranger &&
  (user.team_id === undefined ||
    user.team_id === workspace ||
    user.enterprise_user?.teams?.includes(workspace) === true);
