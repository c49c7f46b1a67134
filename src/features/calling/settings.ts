import { refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { Setting } from '../setting.ts';
import type { CallingRecords } from './repository.ts';

/** The name of the role. */
export const roleName = 'Hotseat players';

const when = 'when a quiz begins or a daily question is posted';

/** Lets managers have a role called. It is the only ping there is. */
export const callRole: Setting<Context<CallingRecords>> = {
  name: 'calling',
  row: async ({ records: { calledRoles }, channel }) =>
    (await calledRoles.of(channel)) === undefined
      ? {
          label: 'Calling people',
          state: `off. If it is on, I call the role ${roleName} ${when}. Nobody has it who did not take it with a button in /settings.`,
          changes: [{ label: 'Call people', value: 'on' }],
        }
      : {
          label: 'Calling people',
          state: `on: I call the role ${roleName} ${when}. People take it with a button in /settings.`,
          changes: [{ label: 'Call nobody', value: 'off' }],
        },
  change: async (value, context) => {
    const { records, channel, cannot } = context;
    if (value !== 'on') return void (await records.calledRoles.set(channel, undefined));
    if (cannot['give roles'] !== undefined) return refuse(cannot['give roles']);
    await records.calledRoles.set(channel, (await context.storeMember()).id);
    return undefined;
  },
};

/** Lets people take the role, and give it back. */
export const beCalled: Setting<Context<CallingRecords>> = {
  name: 'called',
  row: async ({ records: { calledRoles }, channel, member }) => {
    if ((await calledRoles.of(channel)) === undefined) return undefined;
    return (await calledRoles.isWanted(member.id))
      ? {
          label: 'Being called',
          state: `on: you have the role ${roleName}, which I call ${when}.`,
          changes: [{ label: 'Don’t call me', value: 'off' }],
        }
      : {
          label: 'Being called',
          state: `off. With the role ${roleName}, you are called ${when}.`,
          changes: [{ label: 'Call me', value: 'on' }],
        };
  },
  change: async (value, { records: { calledRoles }, member }) => {
    await calledRoles.want(member.id, value === 'on');
    return undefined;
  },
};
