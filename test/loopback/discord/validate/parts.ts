import {
  also,
  type Check,
  choice,
  flag,
  integer,
  list,
  object,
  optional,
  problem,
  snowflake,
  text,
  url,
} from './shape.ts';

/** The optional number that identifies a component inside its message. */
export const componentId = optional(integer(0, 2_147_483_647));

/** The identifier that the developer chooses. */
export const customId = text(1, 100);

/** A standard or custom emoji on a button or an option. */
export const emoji = object({ id: optional(snowflake), name: optional(text(0, 32)) });

const selectOption = object({
  label: text(1, 100),
  value: text(1, 100),
  description: optional(text(0, 100)),
  default: optional(flag),
  emoji: optional(emoji),
});

const selectFields = {
  id: componentId,
  custom_id: customId,
  placeholder: optional(text(0, 150)),
  min_values: optional(integer(0, 25)),
  max_values: optional(integer(1, 25)),
  disabled: optional(flag),
  required: optional(flag),
};

const distinctValues: Check = (value, path) => {
  const options = (value as { options: { value: string }[] }).options;
  return options.flatMap((option, index) =>
    options.findIndex((other) => other.value === option.value) < index
      ? problem(
          [...path, 'options', index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        )
      : [],
  );
};

const countsFit: Check = (value, path) => {
  const { min_values, max_values, options } = value as {
    min_values?: number | null;
    max_values?: number | null;
    options?: unknown[];
  };
  const min = min_values ?? 1;
  const max = max_values ?? Math.max(1, min);
  if (min > max) {
    return problem(
      [...path, 'min_values'],
      'SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX_VALUES',
      `min_values must be equal to or less than ${max}`,
    );
  }
  return options !== undefined && max > options.length
    ? problem(
        [...path, 'max_values'],
        'SELECT_COMPONENT_MAX_VALUES_EXCEEDS_OPTIONS',
        `max_values must be equal to or less than ${options.length}`,
      )
    : [];
};

/** What a select begins with: things of these kinds. */
const defaultsOf = (...kinds: string[]): Check =>
  optional(list(object({ id: snowflake, type: choice(...kinds) }), 0, 25));

const channelTypes = also(
  list(choice(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16), 0, 25),
  (value, path) => {
    const types = value as unknown[];
    return new Set(types).size === types.length
      ? []
      : problem(path, 'LIST_ITEM_VALUE_DUPLICATED', 'The specified channel type is already used');
  },
);

/** The five selects, by component type; the same in messages and modals. */
export const selects: Readonly<Record<number, Check>> = {
  3: also(object({ ...selectFields, options: list(selectOption, 1, 25) }), also(distinctValues, countsFit)),
  5: also(object({ ...selectFields, default_values: defaultsOf('user') }), countsFit),
  6: also(object({ ...selectFields, default_values: defaultsOf('role') }), countsFit),
  7: also(object({ ...selectFields, default_values: defaultsOf('user', 'role') }), countsFit),
  8: also(
    object({
      ...selectFields,
      default_values: defaultsOf('channel'),
      channel_types: optional(channelTypes),
    }),
    countsFit,
  ),
};

/** Text with markdown, in messages and modals. */
export const textDisplay = object({ id: componentId, content: text(1, 4000) });

const groupOption = object({
  label: text(1, 100),
  value: text(1, 100),
  description: optional(text(0, 100)),
  default: optional(flag),
});

/** Components that only modals have: text input, file upload, radio group, checkbox group, checkbox. */
export const modalInputs: Readonly<Record<number, Check>> = {
  4: object({
    id: componentId,
    custom_id: customId,
    style: choice(1, 2),
    label: optional(text(1, 45)),
    value: optional(text(0, 4000)),
    placeholder: optional(text(0, 100)),
    required: optional(flag),
    min_length: optional(integer(0, 4000)),
    max_length: optional(integer(1, 4000)),
  }),
  19: object({
    id: componentId,
    custom_id: customId,
    min_values: optional(integer(0, 10)),
    max_values: optional(integer(1, 10)),
    required: optional(flag),
    file_types: optional(list(text(1, 100), 0, 10)),
  }),
  21: also(
    object({
      id: componentId,
      custom_id: customId,
      required: optional(flag),
      options: list(groupOption, 2, 10),
    }),
    distinctValues,
  ),
  22: also(
    object({
      id: componentId,
      custom_id: customId,
      required: optional(flag),
      min_values: optional(integer(0, 10)),
      max_values: optional(integer(1, 10)),
      options: list(groupOption, 1, 10),
    }),
    distinctValues,
  ),
  23: object({ id: componentId, custom_id: customId, default: optional(flag) }),
};

/** A picture, by URL or by the name of an attached file. */
export const media = object({ url: url(2048, 'http', 'https', 'attachment') });

/** A file, which must be attached to the same message. */
export const attachedMedia = object({ url: url(2048, 'attachment') });
