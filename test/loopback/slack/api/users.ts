import { type Dict, str } from '../json.ts';
import type { Member } from '../types.ts';
import { memberNamed } from './access.ts';
import type { Method } from './method.ts';
import { page } from './paging.ts';
import { Refusal } from './refusal.ts';

const scopes = ['users:read'];

/** Builds a member as the Web API shows them. `tz_offset` is the offset of their time zone at `now`. */
export function shownMember(member: Member, now: number): Dict {
  if (member.deleted) {
    // Slack omits the time zone and the roles of a deactivated account.
    return {
      id: member.id,
      team_id: member.team,
      name: member.name,
      deleted: true,
      profile: profileOf(member),
    };
  }
  return {
    id: member.id,
    team_id: member.team,
    name: member.name,
    real_name: member.real_name,
    deleted: false,
    tz: member.tz,
    tz_label: member.tz,
    tz_offset: offsetOf(member.tz, now),
    locale: member.locale,
    is_admin: member.is_admin || member.is_owner,
    is_owner: member.is_owner,
    is_primary_owner: false,
    is_restricted: member.is_restricted,
    is_ultra_restricted: false,
    ...(member.is_stranger ? { is_stranger: true } : {}),
    is_bot: member.is_bot,
    is_app_user: false,
    profile: profileOf(member),
  };
}

function profileOf(member: Member): Dict {
  const { real_name, name, team } = member;
  return {
    real_name,
    display_name: name,
    real_name_normalized: real_name,
    display_name_normalized: name,
    team,
  };
}

function offsetOf(tz: string, now: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' });
  const name = format.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

const info: Method = {
  tier: 't4',
  scopes,
  required: ['user'],
  formOnly: true,
  run: (args, { core, team }) => ({ user: shownMember(memberNamed(core, team, str(args.user)), core.now()) }),
};

const list: Method = {
  tier: 't2',
  scopes,
  formOnly: true,
  run: (args, { core, team }) => {
    const everybody = [...core.state.members.values()].filter((member) => member.team === team.id);
    const { items, next } = page(everybody, args, everybody.length || 1);
    return {
      members: items.map((member) => shownMember(member, core.now())),
      cache_ts: Math.floor(core.now() / 1000),
      response_metadata: { next_cursor: next },
    };
  },
};

const botsInfo: Method = {
  tier: 't3',
  scopes,
  formOnly: true,
  run: (args, { core, team }) => {
    if (str(args.bot) !== undefined && str(args.bot) !== team.botId) throw new Refusal('bot_not_found');
    const name = core.state.members.get(team.botUserId)?.name;
    return {
      bot: { id: team.botId, deleted: false, name, app_id: core.state.appId, user_id: team.botUserId },
    };
  },
};

const teamInfo: Method = {
  tier: 't3',
  scopes: ['team:read'],
  run: (_args, { team }) => ({ team: { id: team.id, name: team.name, domain: team.domain } }),
};

const groups: Method = {
  tier: 't2',
  scopes: ['usergroups:read'],
  formOnly: true,
  run: () => ({ usergroups: [] }),
};

/** The methods for people, bots, and workspaces. */
export const USERS: Record<string, Method> = {
  'users.info': info,
  'users.list': list,
  'bots.info': botsInfo,
  'team.info': teamInfo,
  'usergroups.list': groups,
};
