import { boolean, byType, type Check, integer, list, oneOf, record, string } from './check.ts';

const flags = { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean };
const style = record({}, { ...flags, highlight: boolean, client_highlight: boolean, unlink: boolean });
const words = string({ min: 1 });

const textLeaf = record({ text: words }, { style });
const linkLeaf = record({ url: words }, { text: words, unsafe: boolean, style });

const leaf = byType({
  text: textLeaf,
  link: linkLeaf,
  emoji: record({ name: words }, { unicode: string(), skin_tone: integer(1, 6), url: string(), style }),
  user: record({ user_id: words }, { style }),
  usergroup: record({ usergroup_id: words }, { style }),
  channel: record({ channel_id: words }, { style }),
  team: record({ team_id: words }, { style }),
  broadcast: record({ range: oneOf('here', 'channel', 'everyone') }, { style }),
  date: record({ timestamp: integer(0), format: words }, { url: string(), fallback: string(), style }),
  color: record({ value: string({ pattern: /^#[0-9A-Fa-f]{6}$/ }) }, { style }),
});

/** Slack refuses empty `elements` here ("missing element"), although its own clients may send them. */
const section = record({ elements: list(leaf, 1) });
const border = { border: oneOf(0, 1) };

/** The parts of a rich text block. */
const part: Check = byType({
  rich_text_section: section,
  rich_text_list: record(
    { style: oneOf('bullet', 'ordered'), elements: list(byType({ rich_text_section: section }), 1) },
    { ...border, indent: integer(0, 8), offset: integer(0) },
  ),
  rich_text_preformatted: record(
    { elements: list(byType({ text: textLeaf, link: linkLeaf }), 1) },
    { ...border, language: string() },
  ),
  rich_text_quote: record({ elements: list(leaf, 1) }, border),
});

/** The fields of a rich text block. */
export const richTextFields = { elements: list(part, 1) };
