import { readFile, stat } from 'node:fs/promises';
import { load, YAMLException } from 'js-yaml';
import { mostBytes } from './list-files.ts';

/** What a YAML file holds, or a phrase that says why it can't be read. */
export type FileContent = { readonly content: unknown } | { readonly says: string };

/** The bank's own files nest seven deep. */
const maxDepth = 20;

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
  try {
    return { content: load(text, { maxAliases: 0, maxDepth }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const isEmpty = error.reason.includes('the input is empty');
    return { says: isEmpty ? 'is empty; write it or remove it' : `is not YAML: ${fault(error)}` };
  }
};

const fault = ({ reason, mark }: YAMLException): string => {
  if (reason.startsWith('aliases')) return 'it uses an alias (*name); write the value out';
  if (reason.startsWith('nesting')) return 'it is nested too deeply';
  return mark === null || mark === undefined
    ? reason
    : `${reason} at line ${mark.line + 1}, column ${mark.column + 1}`;
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
