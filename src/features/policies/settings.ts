import { formFor } from '../../chat/commands/parse.ts';
import { says } from '../../chat/inline.ts';
import type { Context } from '../feature.ts';
import { most } from '../limits.ts';
import type { Setting, SettingRow } from '../setting.ts';
import { nameOwner } from './commands.ts';
import { type PoliciesRecords, starters } from './repository.ts';
import { atMost, lengthText, namesOf, startersText } from './words.ts';

type Ruling = Context<PoliciesRecords>;

/** The lengths to which quizzes can be limited. */
const lengths = [5, 10, 15, 20, 30];

const starterLabels = { everyone: 'Everyone', managers: 'Managers', owners: 'Owners and managers' } as const;

/** Lets managers decide who may start quizzes in a channel. */
export const whoStarts: Setting<Ruling> = {
  name: 'starters',
  row: async ({ records: { policies }, channel }): Promise<SettingRow> => {
    const policy = await policies.of(channel.id);
    return {
      label: `Starting a quiz in #${channel.name}`,
      state: says`${startersText(policy)}. Guests only play.`,
      changes: starters
        .filter((one) => one !== policy.starters)
        .map((one) => ({ label: starterLabels[one], value: one })),
    };
  },
  change: async (value, { records: { policies }, channel }) => {
    const wanted = starters.find((one) => one === value);
    if (wanted === undefined) return undefined;
    await policies.set(channel.id, { ...(await policies.of(channel.id)), starters: wanted });
    return undefined;
  },
};

const unlimited = 'any';

/** Lets managers limit how long a channel's quizzes are. */
export const howLong: Setting<Ruling> = {
  name: 'length',
  row: async ({ records: { policies }, channel }): Promise<SettingRow> => {
    const policy = await policies.of(channel.id);
    return {
      label: `Length of a quiz in #${channel.name}`,
      state: `${lengthText(policy)}.`,
      changes: [
        ...lengths
          .filter((one) => one !== policy.mostQuestions)
          .map((one) => ({ label: atMost(one), value: String(one) })),
        ...(policy.mostQuestions === undefined ? [] : [{ label: 'No limit', value: unlimited }]),
      ],
    };
  },
  change: async (value, { records: { policies }, channel }) => {
    const mostQuestions = lengths.find((one) => String(one) === value);
    if (mostQuestions === undefined && value !== unlimited) return undefined;
    await policies.set(channel.id, { ...(await policies.of(channel.id)), mostQuestions });
    return undefined;
  },
};

const add = 'add';

/** Lets managers name those who manage a channel, too. */
export const whoOwns: Setting<Ruling> = {
  name: 'owners',
  row: async ({ records: { owners }, channel }): Promise<SettingRow> => {
    const named = await owners.list(channel.id);
    const what = 'An owner may do everything in this channel that managers may.';
    return {
      label: `Owners of #${channel.name}`,
      state: named.length === 0 ? `nobody is named. ${what}` : says`${namesOf(named)}. ${what}`,
      changes: [
        ...(named.length < most.owners ? [{ label: 'Name an owner', value: add }] : []),
        ...named.map(({ id, name }) => ({ label: `Remove ${name}`, value: String(id) })),
      ],
    };
  },
  change: async (value, { records: { owners }, channel }) => {
    if (value === add) return { kind: 'form', form: formFor(nameOwner, {}, {}) };
    await owners.remove(channel.id, Number(value));
    return undefined;
  },
};
