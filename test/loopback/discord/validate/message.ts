import { refuse } from '../api-error.ts';
import { filesAfter, listedIds } from '../attachments.ts';
import type { Component, Json, StoredMessage, Upload } from '../types.ts';
import { checkTree } from './component-tree.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import {
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
} from './shape.ts';

/** The message flag for messages that consist only of components. */
export const COMPONENTS_V2 = 1 << 15;

const fields = object({
  content: optional(text(0, 2000)),
  tts: optional(flag),
  flags: optional(integer(0)),
  enforce_nonce: optional(flag),
  nonce: optional((value, path) =>
    typeof value === 'number' ? integer()(value, path) : text(0, 25)(value, path),
  ),
  sticker_ids: optional(list(snowflake, 0, 3)),
  allowed_mentions: optional(
    object({
      parse: optional(list(choice('users', 'roles', 'everyone'), 0, 3)),
      users: optional(list(snowflake, 0, 100)),
      roles: optional(list(snowflake, 0, 100)),
      replied_user: optional(flag),
    }),
  ),
  attachments: optional(
    list(
      object({
        id: snowflake,
        filename: optional(text(1, 1024)),
        description: optional(text(0, 1024)),
        title: optional(text(0, 1024)),
      }),
      0,
      10,
    ),
  ),
  message_reference: optional(object({ message_id: snowflake, fail_if_not_exists: optional(flag) })),
  poll: optional(object({ question: object({ text: text(1, 300) }), answers: list(object({}), 1, 10) })),
});

function checkMentions(payload: Json, path: Path): Problem[] {
  const allowed = (payload.allowed_mentions ?? {}) as {
    parse?: string[];
    users?: string[];
    roles?: string[];
  };
  return (['users', 'roles'] as const).flatMap((kind) =>
    allowed.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0
      ? problem(
          [...path, 'allowed_mentions'],
          'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
          `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        )
      : [],
  );
}

const filled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

function checkLegacyFields(result: Json, path: Path): Problem[] {
  return ['content', 'embeds', 'sticker_ids', 'poll'].flatMap((field) =>
    filled(result[field])
      ? problem(
          [...path, field],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The \`${field}\` field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        )
      : [],
  );
}

/** Finds too many files, and listed files that were neither sent nor there before. Discord's code for the latter is not documented. */
function checkFiles(payload: Json, files: readonly Upload[], before: StoredMessage | undefined, path: Path) {
  const there = [...(before?.files ?? []).map(({ id }) => id), ...files.map(({ index }) => index)];
  const { kept, added } = filesAfter(payload, files, before);
  return [
    ...(kept.length + added.length > 10
      ? problem([...path, 'attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.')
      : []),
    ...(listedIds(payload) ?? []).flatMap((id, index) =>
      there.includes(id)
        ? []
        : problem([...path, 'attachments', index], 'ATTACHMENT_NOT_FOUND', 'The attachment was not found'),
    ),
  ];
}

/**
 * Lists everything that Discord refuses in a new message, or in an edit of `before`.
 * Throws 50006 if the message would end up empty.
 */
export function checkMessage(
  payload: Json,
  files: readonly Upload[],
  before?: StoredMessage,
  path: Path = [],
): Problem[] {
  const found = [...fields(payload, path), ...checkEmbeds(payload.embeds, [...path, 'embeds'])];
  if (found.length > 0) return found;
  const wasV2 = ((before?.json.flags ?? 0) & COMPONENTS_V2) !== 0;
  const v2 = typeof payload.flags === 'number' ? (payload.flags & COMPONENTS_V2) !== 0 : wasV2;
  const where = [...path, 'components'];
  if (filled(payload.components)) found.push(...checkComponents(payload.components, v2, where));
  if (found.length > 0) return found;
  const result: Json = { ...before?.json, ...definedIn(payload) };
  const { kept, added } = filesAfter(payload, files, before);
  const names = new Set([...kept.map((each) => each.filename), ...added.map((file) => file.name)]);
  found.push(...checkFiles(payload, files, before, path));
  if (v2) found.push(...checkLegacyFields(result, path));
  else if (wasV2)
    found.push(
      ...problem(
        [...path, 'flags'],
        'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
        'The IS_COMPONENTS_V2 flag cannot be removed',
      ),
    );
  found.push(...checkTree((payload.components ?? []) as Component[], names, where));
  found.push(...checkMentions(payload, path));
  const parts = [result.content, result.embeds, result.components, result.poll, result.sticker_ids];
  if (found.length === 0 && !parts.some(filled) && names.size === 0) throw refuse.emptyMessage();
  return found;
}

/** Returns the fields that were sent, including `null`, which clears a field. */
function definedIn(payload: Json): Json {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
}
