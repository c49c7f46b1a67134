import { readFile, stat } from 'node:fs/promises';
import { parseDocument } from 'yaml';

/** What a YAML file holds, or a phrase that says why it can't be read. */
export type FileContent = { readonly content: unknown } | { readonly says: string };

/** The largest file of the bank has a tenth of this. */
const mostBytes = 2 ** 20;

/** Reads a YAML file, whatever somebody has put in its place. Never throws, and never waits for a pipe. */
export const readYamlFile = async (path: string): Promise<FileContent> => {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { says: 'is a folder; put a file there, or rename the folder' };
    if (!found.isFile()) return { says: 'is not a file; remove it' };
    if (found.size > mostBytes) return { says: `is larger than ${mostBytes} bytes; split its topic` };
    return parse(decode(await readFile(path)));
  } catch (error) {
    return { says: `can't be read: ${reason(error)}` };
  }
};

/** Reads UTF-8, with or without a mark at its beginning. */
const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const parse = (text: string | undefined): FileContent => {
  if (text === undefined) return { says: 'is not in UTF-8; save it in that encoding' };
  if (text.trim() === '') return { says: 'is empty; write it or remove it' };
  const { errors, document } = parseSafely(text);
  const [first] = errors;
  // One slip makes the parser complain about all that follows.
  if (first !== undefined) return { says: `is not YAML: ${first.split('\n')[0]}` };
  return { content: document };
};

const parseSafely = (text: string): { errors: readonly string[]; document?: unknown } => {
  try {
    const document = parseDocument(text, { prettyErrors: true });
    const errors = document.errors.map(({ message }) => message);
    // A few aliases of aliases can stand for more than fits into memory, and the bank needs none.
    return errors.length > 0 ? { errors } : { errors, document: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    if (error instanceof ReferenceError) return { errors: ['it uses an alias (*name); write the value out'] };
    return { errors: [error instanceof RangeError ? 'it is nested too deeply' : reason(error)] };
  }
};

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it',
  ELOOP: 'it is a link that leads back to itself',
  ENOENT: 'it leads nowhere',
};

/** Says in words why the system refused a file. */
export const reason = (error: unknown): string => {
  const { code = '', message } = error as { code?: string; message: string };
  return reasons[code] ?? message;
};
