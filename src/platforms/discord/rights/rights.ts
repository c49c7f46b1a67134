import {
  type APIGuildApplicationCommandPermissions,
  InteractionType,
  PermissionFlagsBits,
  PermissionsBitField,
  type REST,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import { BoundedMap } from '../../../chat/bounded-map.ts';
import { managing } from '../../../chat/commands/managing.ts';
import { within } from '../../../chat/within.ts';
import type { Act } from '../link/exchange.ts';
import { serverOf } from '../origin.ts';
import { channelOfThread } from '../places.ts';
import { managersNeed } from '../registration.ts';
import { mayUse } from './overwrites.ts';

/** Knows who may manage the bot. */
export interface Rights {
  /** Tells whether the sender may. If Discord does not say in time what the server's settings are, those by default hold. */
  isManager(act: Act): Promise<boolean>;
  /** Forgets a server's settings, because they changed. */
  forget(guild: string): void;
}

/** What finding out about rights needs. */
export interface RightsOptions {
  readonly rest: REST;
  readonly log: Logger;
  /** Returns the id of the command for managers; `undefined` until it is registered. */
  commandId(): string | undefined;
  /** Epoch milliseconds. */
  now(): number;
}

/** How long a server's settings are taken for granted, and from when on they are read again without waiting for them. */
const freshMs = 10 * 60_000;
const agingMs = 5 * 60_000;
/** How long to wait after a failure. */
const failedMs = 10_000;
/** How long somebody waits for the settings, in milliseconds. Whoever answers a question must not be late for it. */
const patienceMs = 300;
const mostKept = 5_000;

type Settings = readonly APIGuildApplicationCommandPermissions[];

interface Entry {
  readonly settings: Promise<Settings | undefined>;
  /** When to read them again while these still hold, in epoch milliseconds. */
  agesAt: number;
  endsAt: number;
}

/** Creates the knowledge of one bot. */
export const createRights = ({ rest, log, commandId, now }: RightsOptions): Rights => {
  const kept = new BoundedMap<string, Entry>(mostKept);

  const read = (application: string, guild: string): Entry => {
    const asked = rest.get(Routes.guildApplicationCommandsPermissions(application, guild));
    const entry: Entry = {
      agesAt: now() + agingMs,
      endsAt: now() + freshMs,
      settings: (asked as Promise<Settings>).catch((err: unknown) => {
        log.warn({ err }, 'could not read who may use commands in a server');
        entry.agesAt = entry.endsAt = now() + failedMs;
        return undefined;
      }),
    };
    return entry;
  };

  /** Reads settings that get old again. Until then, the known ones hold. */
  const renew = async (application: string, guild: string, known: Entry): Promise<void> => {
    known.agesAt = Number.POSITIVE_INFINITY;
    const next = read(application, guild);
    const hasFailed = (await next.settings) === undefined;
    if (hasFailed) known.agesAt = next.agesAt;
    else if (kept.get(guild) === known) kept.set(guild, next);
  };

  const settingsOf = (application: string, guild: string): Promise<Settings | undefined> => {
    const known = kept.get(guild);
    if (known !== undefined && known.endsAt > now()) {
      if (known.agesAt <= now()) void renew(application, guild, known);
      return known.settings;
    }
    const entry = read(application, guild);
    kept.set(guild, entry);
    return entry.settings;
  };

  return {
    isManager: async (act) => {
      const { member, channel } = act;
      const guild = serverOf(act);
      if (guild === undefined || member === undefined) return false;
      const permissions = new PermissionsBitField(BigInt(member.permissions));
      // Discord asked its settings itself before it let anybody use the command.
      const isManaging = act.type === InteractionType.ApplicationCommand && act.data.name === managing;
      if (isManaging || permissions.has(PermissionFlagsBits.Administrator)) return true;
      const hasDefault = permissions.has(managersNeed);
      const settings = await within(patienceMs, settingsOf(act.application_id, guild));
      if (settings === undefined) return hasDefault;
      const about = (id: string | undefined) => settings.find((one) => one.id === id)?.permissions ?? [];
      const own = about(commandId());
      const user = {
        id: member.user.id,
        guild,
        roles: member.roles,
        channel: channelOfThread(channel) ?? channel?.id ?? '',
        hasDefault,
      };
      // What is said about the whole application goes for commands about which nothing is said.
      return mayUse(user, own.length > 0 ? own : about(act.application_id));
    },
    forget: (guild) => void kept.delete(guild),
  };
};
