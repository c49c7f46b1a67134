import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ButtonStyle,
  ComponentType,
  InteractionType,
} from 'discord.js';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { formFor } from '../../chat/commands/parse.ts';
import { findZones } from '../../chat/commands/zones.ts';
import { channelField, type Form } from '../../chat/form.ts';
import { channelId, filledIn, modalOf } from './forms.ts';
import type { Act } from './link/exchange.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
type Values = Readonly<Record<string, string>>;

/** Begin the ids of the button that opens a form again, and of the menu that completes it. */
const editing = 'e:';
const picking = 'p:';
/** The option that the menu completes. */
const zoneOption = 'timezone';
/** The longest id that Discord takes. */
const longest = 100;

/**
 * Builds what stands below a card that says what is wrong with a form: a button that opens it as it was filled in, and a menu
 * of time zones if all that is wrong is that several fit. What was filled in is in their ids, as far as it has room there.
 */
export const correctionRows = (data: APIModalSubmission, { notes, fields }: Form): Row[] => {
  const { path, values } = filledIn(data);
  const { [zoneOption]: typed = '', ...others } = values;
  const id = write(picking, path, others);
  const wrong = fields.filter(({ error }) => error !== undefined).map(({ name }) => name);
  const isZone = notes.length === 0 && wrong.length === 1 && wrong[0] === zoneOption;
  const zones = isZone && id.length <= longest ? findZones(typed).candidates : [];
  return [
    ...(zones.length === 0 ? [] : [rowOf(zoneMenu(id, zones))]),
    rowOf({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: 'Edit',
      custom_id: write(editing, path, shortened(path, values)),
    }),
  ];
};

const zoneMenu = (custom_id: string, zones: readonly string[]): APIComponentInMessageActionRow => ({
  type: ComponentType.StringSelect,
  custom_id,
  placeholder: 'Choose a time zone',
  options: zones.map((zone) => ({ label: zone, value: zone })),
});

const rowOf = (component: APIComponentInMessageActionRow): Row => ({
  type: ComponentType.ActionRow,
  components: [component],
});

/** Builds the modal that the button opens; `undefined` if something else was pressed. */
export const reopened = (
  act: Act,
  commands: readonly CommandDeclaration[],
): APIModalInteractionResponseCallbackData | undefined => {
  if (act.type !== InteractionType.MessageComponent || !act.data.custom_id.startsWith(editing))
    return undefined;
  const { path, values } = read(act.data.custom_id);
  const command = commands.find((one) => one.path === path);
  if (command === undefined) return undefined;
  const { [channelId]: channel, ...options } = values;
  const form = formFor(command, options, {});
  const fields = form.fields.filter(({ name }) => Object.hasOwn(values, name));
  const about = channel === undefined ? [] : [channelField('Where it is posted', channel)];
  // Discord shows no modal without fields, and only an id that the bot did not write has none.
  return about.length + fields.length === 0 ? undefined : modalOf({ ...form, fields: [...about, ...fields] });
};

/** Reads the command that choosing from the menu completes; `undefined` if something else was chosen. */
export const completed = (act: Act): { path: string; options: Values; channel?: string } | undefined => {
  if (act.type !== InteractionType.MessageComponent || !act.data.custom_id.startsWith(picking))
    return undefined;
  if (act.data.component_type !== ComponentType.StringSelect) return undefined;
  const { path, values } = read(act.data.custom_id);
  const { [channelId]: channel, ...options } = values;
  const chosen = { path, options: { ...options, [zoneOption]: act.data.values[0] ?? '' } };
  return channel === undefined ? chosen : { ...chosen, channel };
};

/** Leaves out the longest values until the rest has room in an id. Their fields are empty then. */
const shortened = (path: string, values: Values): Values => {
  if (write(editing, path, values).length <= longest) return values;
  const [[name] = ['']] = Object.entries(values).sort(([, one], [, other]) => other.length - one.length);
  return shortened(path, { ...values, [name]: '' });
};

const write = (prefix: string, path: string, values: Values): string => {
  const parts = Object.entries(values).map(
    ([name, value]) =>
      `${name}=${name === channelId ? packed(value) : value.replace(/[%&=]/g, encodeURIComponent)}`,
  );
  return `${prefix}${path}?${parts.join('&')}`;
};

const read = (id: string): { path: string; values: Values } => {
  const [path = '', ...rest] = id.slice(editing.length).split('?');
  const pairs = rest
    .join('?')
    .split('&')
    .map((part) => {
      const [name = '', value = ''] = part.split('=');
      return [name, name === channelId ? unpacked(value) : decoded(value)];
    });
  return { path, values: Object.fromEntries(pairs) };
};

/** Decodes a value; empty if the bot can't have written it. */
const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
};

/** Writes an id of Discord's with fewer characters. */
const packed = (id: string): string => (/^\d+$/.test(id) ? BigInt(id).toString(36) : '');

const unpacked = (text: string): string => {
  let id = 0n;
  for (const digit of text) id = id * 36n + BigInt(Number.parseInt(digit, 36) || 0);
  return String(id);
};
