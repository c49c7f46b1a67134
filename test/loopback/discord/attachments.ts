import type { Attachment, Json, StoredMessage, Upload } from './types.ts';

/** The files of a message after a request. */
export interface FilesAfter {
  readonly kept: readonly Attachment[];
  readonly added: readonly Upload[];
}

/**
 * Returns the files of a message after it is created, or after an edit of `before`. In an edit, only files listed in
 * `attachments` are added or kept, as documented under "Editing Message Attachments"; without the list and without files,
 * nothing changes.
 */
export function filesAfter(payload: Json, files: readonly Upload[], before?: StoredMessage): FilesAfter {
  if (!before) return { kept: [], added: files };
  const listed = listedIds(payload);
  return {
    kept: before.files.filter((each) => listed?.includes(each.id) ?? files.length === 0),
    added: files.filter((each) => listed?.includes(each.index)),
  };
}

/** Returns the ids that a payload lists as the message's attachments; the id of a new file is its index. */
export function listedIds(payload: Json): readonly string[] | undefined {
  return Array.isArray(payload.attachments)
    ? (payload.attachments as Json[]).map((each) => String(each.id))
    : undefined;
}
