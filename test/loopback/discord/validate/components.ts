import type { Json } from '../types.ts';
import { attachedMedia, componentId, customId, emoji, media, selects, textDisplay } from './parts.ts';
import {
  also,
  byType,
  type Check,
  choice,
  flag,
  integer,
  list,
  object,
  optional,
  type Path,
  type Problem,
  problem,
  snowflake,
  text,
  url,
} from './shape.ts';

/** Checks which fields a button must and must not have, by style: 1-4 are actions, 5 is a link, 6 is premium. */
const buttonRules: Check = (value, path) => {
  const button = value as Json;
  const has = (field: string): boolean =>
    button[field] !== undefined && button[field] !== null && button[field] !== '';
  const need = (field: string, message: string): Problem[] =>
    has(field) ? [] : problem([...path, field], 'BASE_TYPE_REQUIRED', message);
  const forbid = (...fields: string[]): Problem[] =>
    fields
      .filter(has)
      .flatMap((field) =>
        problem(
          [...path, field],
          'BUTTON_COMPONENT_FIELD_NOT_ALLOWED',
          `A button of style ${button.style} cannot have ${field}`,
        ),
      );
  const content = has('label') || has('emoji') ? [] : need('label', 'A button needs a label or an emoji');
  if (button.style === 6)
    return [...need('sku_id', 'A sku id is required'), ...forbid('custom_id', 'label', 'url', 'emoji')];
  if (button.style === 5)
    return [...need('url', 'A url is required'), ...forbid('custom_id', 'sku_id'), ...content];
  return [...need('custom_id', 'A custom id is required'), ...forbid('url', 'sku_id'), ...content];
};

const button = also(
  object({
    id: componentId,
    custom_id: optional(customId),
    style: choice(1, 2, 3, 4, 5, 6),
    label: optional(text(0, 80)),
    disabled: optional(flag),
    url: optional(url(512, 'http', 'https', 'discord')),
    sku_id: optional(snowflake),
    emoji: optional(emoji),
  }),
  buttonRules,
);

/** Checks that a select is alone in its row, because it takes the full width. */
const rowWidth: Check = (value, path) => {
  const children = (value as { components: { type: number }[] }).components;
  const extra = children.findIndex(
    (child, index) => index > 0 && (child.type !== 2 || children[0]?.type !== 2),
  );
  return extra === -1
    ? []
    : problem(
        [...path, 'components', extra],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
};

const actionRow = also(
  object({ id: componentId, components: list(byType({ 2: button, ...selects }), 1, 5) }),
  rowWidth,
);

const thumbnail = object({
  id: componentId,
  media,
  description: optional(text(1, 1024)),
  spoiler: optional(flag),
});

const section = object({
  id: componentId,
  components: list(byType({ 10: textDisplay }), 1, 3),
  accessory: byType({ 2: button, 11: thumbnail }),
});

const galleryItem = object({ media, description: optional(text(1, 1024)), spoiler: optional(flag) });

const blocks: Readonly<Record<number, Check>> = {
  1: actionRow,
  9: section,
  10: textDisplay,
  12: object({ id: componentId, items: list(galleryItem, 1, 10) }),
  13: object({ id: componentId, file: attachedMedia, spoiler: optional(flag) }),
  14: object({ id: componentId, spacing: optional(choice(1, 2)), divider: optional(flag) }),
};

const container = object({
  id: componentId,
  accent_color: optional(integer(0, 0xffffff)),
  spoiler: optional(flag),
  components: list(byType(blocks), 1, 40),
});

/** Checks the components of a message: any layout with the v2 flag, up to five action rows without it. */
export function checkComponents(value: unknown, v2: boolean, path: Path): Problem[] {
  const check = v2 ? list(byType({ ...blocks, 17: container }), 0, 40) : list(byType({ 1: actionRow }), 0, 5);
  return check(value, path);
}
