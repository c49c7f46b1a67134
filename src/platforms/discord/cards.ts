import type {
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
  APIMessageTopLevelComponent,
} from 'discord.js';
import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { barLengths } from '../../chat/bars.ts';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type {
  ActionsBlock,
  Block,
  Card,
  ClosedChoices,
  FieldsBlock,
  ImageBlock,
  MenuBlock,
  OpenChoices,
  TableBlock,
  TextBlock,
  Tone,
} from '../../chat/card.ts';
import { type InlineText, plain } from '../../chat/inline.ts';
import { tableLines } from '../../chat/table.ts';
import { grouped, plural } from '../../chat/text.ts';
import { codeColumns, wrapCode } from '../../chat/wrap.ts';
import { asDeclared, fenced, literal, markdown, type NameCommand } from './text.ts';

/** The parts of a message that come from a card. */
export interface Payload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIMessageTopLevelComponent[];
  /** Pings nobody but the role that the card calls. */
  readonly allowed_mentions: { readonly parse: []; readonly roles?: string[] };
}

const colors: Readonly<Record<Tone, number>> = {
  neutral: 0x5865f2,
  question: 0xa25fd0,
  right: 0x3ba55c,
  wrong: 0xd8514d,
  warning: 0xd9a13b,
};

/**
 * Renders a card as a container in its color. Its images refer to the message's attached files by name.
 * @param mark the container's id, by which the message can be found again
 * @param nameCommand how commands are registered
 */
export const renderCard = (card: Card, mark?: number, nameCommand = asDeclared): Payload => ({
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: { parse: [], ...(card.calls === undefined ? {} : { roles: [card.calls] }) },
  components: [
    ...(card.calls === undefined
      ? []
      : [{ type: ComponentType.TextDisplay as const, content: `<@&${card.calls}>` }]),
    {
      type: ComponentType.Container,
      ...(mark === undefined ? {} : { id: mark }),
      accent_color: colors[card.tone],
      components: card.blocks.flatMap((block) => byKind(renderers, block, nameCommand)),
    },
  ],
});

const renderers: ByKind<Block, [nameCommand: NameCommand], APIComponentInContainer[]> = {
  text: (block, nameCommand) => [display(renderText(block, nameCommand))],
  code: ({ text, language }) => [display(code(text, language))],
  fields: (block, nameCommand) => [display(renderFields(block, nameCommand))],
  table: (block) => [display(renderTable(block))],
  divider: () => [{ type: ComponentType.Separator }],
  image: (block) => [renderImage(block)],
  choices: (block) => (block.state === 'open' ? renderOpen(block) : [display(renderClosed(block))]),
  actions: (block) => [renderActions(block)],
  menu: (block) => [renderMenu(block)],
};

const display = (content: string): APIComponentInContainer => ({ type: ComponentType.TextDisplay, content });

const renderText = ({ style, text }: TextBlock, nameCommand: NameCommand): string => {
  const content = markdown(text, nameCommand);
  if (style === 'body') return content;
  const prefix = style === 'title' ? '### ' : '-# ';
  return content
    .split('\n')
    .map((line) => `${prefix}${line}`)
    .join('\n');
};

const renderFields = ({ fields }: FieldsBlock, nameCommand: NameCommand): string =>
  fields.map(({ name, value }) => `**${literal(name)}** ${markdown(value, nameCommand)}`).join('\n');

const renderTable = (table: TableBlock): string => fenced(tableLines(table).join('\n'));

const renderImage = ({ name, alt }: ImageBlock): APIComponentInContainer => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, description: alt }],
});

const renderOpen = ({ choices, answers }: OpenChoices): APIComponentInContainer[] => [
  display(choices.map(({ letter, text }) => lettered(letter, text)).join('\n')),
  {
    type: ComponentType.ActionRow,
    components: choices.map(({ letter, action }) =>
      button(letter.toUpperCase(), action, ButtonStyle.Primary),
    ),
  },
  ...(answers > 0 ? [display(`-# ${plural(answers, 'answer')} so far`)] : []),
];

const renderClosed = (block: ClosedChoices): string => {
  const bars = barLengths(block);
  return block.choices
    .map(({ letter, text, right, votes }, index) => {
      const count = votes > 0 ? `${'▰'.repeat(bars[index] ?? 0)} ${grouped(votes)}` : '';
      return `${right ? '✅ ' : ''}${lettered(letter, text, count)}`;
    })
    .join('\n');
};

/** Puts a choice after its letter and its votes. One with several lines gets a code block, because it is program output. */
const lettered = (letter: string, text: InlineText, votes = ''): string => {
  const label = `**${letter.toUpperCase()}**  ${votes}`;
  const shown = plain(text);
  if (shown.includes('\n')) return `${label}\n${code(shown)}`;
  return `${label}${votes === '' ? '' : ' · '}${markdown(text, asDeclared)}`;
};

/** Puts code between fences, broken into lines that a phone shows whole. */
const code = (text: string, language?: string): string => fenced(wrapCode(text, codeColumns), language);

const renderActions = ({ actions }: ActionsBlock): APIComponentInContainer => ({
  type: ComponentType.ActionRow,
  components: actions.map(({ label, action, style }) =>
    button(label, action, style === 'danger' ? ButtonStyle.Danger : ButtonStyle.Secondary),
  ),
});

const renderMenu = ({ label, options }: MenuBlock): APIComponentInContainer => ({
  type: ComponentType.ActionRow,
  components: [
    {
      type: ComponentType.StringSelect,
      custom_id: 'menu',
      placeholder: label,
      options: options.map((option) => ({ label: option.label, value: option.action })),
    },
  ],
});

const button = (
  label: string,
  custom_id: string,
  style: APIButtonComponentWithCustomId['style'],
): APIButtonComponentWithCustomId => ({ type: ComponentType.Button, style, label, custom_id });
