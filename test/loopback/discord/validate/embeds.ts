import {
  decimal,
  flag,
  integer,
  list,
  object,
  optional,
  type Path,
  type Problem,
  problem,
  text,
  url,
} from './shape.ts';

const link = optional(url(2048, 'http', 'https'));
const picture = optional(
  object({
    url: optional(url(2048, 'http', 'https', 'attachment')),
    width: optional(decimal),
    height: optional(decimal),
  }),
);
const icon = optional(url(2048, 'http', 'https', 'attachment'));

const embed = object({
  title: optional(text(0, 256)),
  description: optional(text(0, 4096)),
  url: link,
  color: optional(integer(0, 0xffffff)),
  timestamp: optional((value, path) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value))
      ? []
      : problem(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`),
  ),
  author: optional(object({ name: text(0, 256), url: link, icon_url: icon })),
  footer: optional(object({ text: text(0, 2048), icon_url: icon })),
  image: picture,
  thumbnail: picture,
  fields: optional(list(object({ name: text(1, 256), value: text(1, 1024), inline: optional(flag) }), 0, 25)),
});

interface EmbedText {
  readonly title?: string;
  readonly description?: string;
  readonly author?: { readonly name?: string };
  readonly footer?: { readonly text?: string };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

function size(one: EmbedText): number {
  const parts = [
    one.title,
    one.description,
    one.author?.name,
    one.footer?.text,
    ...(one.fields ?? []).flatMap((field) => [field.name, field.value]),
  ];
  return parts.reduce((sum, part) => sum + [...(part ?? '')].length, 0);
}

/** Checks for up to ten embeds, with 6000 characters in total. */
export function checkEmbeds(value: unknown, path: Path): Problem[] {
  const found = optional(list(embed, 0, 10))(value, path);
  if (found.length > 0 || !Array.isArray(value)) return found;
  const total = (value as EmbedText[]).reduce((sum, one) => sum + size(one), 0);
  return total > 6000
    ? problem(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
    : [];
}
