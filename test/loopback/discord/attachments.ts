import type { Attachment, Json, StoredMessage, Upload } from './types.ts';

/** The files of a message after a request. */
export interface FilesAfter {
  readonly kept: readonly Attachment[];
  readonly added: readonly Upload[];
}

/**
 * Which files a new message, or an edit of `before`, leaves a message with. In an edit only files listed in
 * `attachments` come or stay, as documented under "Editing Message Attachments"; without the list and without files
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

/** The ids that a payload lists as the message's attachments; a new file's is its place among the files. */
export function listedIds(payload: Json): readonly string[] | undefined {
  return Array.isArray(payload.attachments)
    ? (payload.attachments as Json[]).map((each) => String(each.id))
    : undefined;
}
