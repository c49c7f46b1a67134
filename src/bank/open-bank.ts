import { fileURLToPath } from 'node:url';
import type { Question } from '../engine/question.ts';
import { SetupError } from '../errors.ts';
import type { Bank } from '../features/question-bank.ts';
import { createBank } from './bank.ts';
import { readCache, writeCache } from './cache.ts';
import { fingerprint } from './fingerprint.ts';
import type { Syllabus } from './schema.ts';

const ownFolder = fileURLToPath(new URL('../../data', import.meta.url));
/** Next to the packages, because nobody else can write there, and because a new installation begins without it. */
const ownCache = fileURLToPath(new URL('../../node_modules/.cache/hotseat/bank.json', import.meta.url));

/** What a bank is made of. */
type Content = readonly [Syllabus, ...Question[]];

/** Opens the bank in a data folder. Throws a SetupError that lists everything that is wrong with the files. */
export const openBank = async (folder?: string, cache?: string): Promise<Bank> => {
  const [syllabus, ...questions] = await readBank(folder, cache);
  return createBank(syllabus, questions);
};

/**
 * Reads what the bank in a data folder is made of. Reading and checking its files takes a second, so what comes of it is kept
 * in a cache and used again until the files or the code change. Throws a SetupError like {@link openBank}.
 */
export const readBank = async (folder = ownFolder, cache = ownCache): Promise<Content> => {
  const key = await fingerprint(folder);
  const kept = key === undefined ? undefined : readCache(cache, key);
  // Only this code writes the cache, and only what passed the checks.
  return (kept as Content | undefined) ?? (await readFiles(folder, cache, key));
};

const readFiles = async (folder: string, cache: string, key: string | undefined): Promise<Content> => {
  const [{ loadBank }, { report }] = await Promise.all([import('./loader.ts'), import('./problem.ts')]);
  const { syllabus, entries, problems } = await loadBank(folder);
  if (problems.length > 0) throw new SetupError(`The question bank has errors:\n${report(problems)}`);
  const content: Content = [syllabus, ...entries.map(({ question }) => question)];
  // Somebody may have saved a file meanwhile.
  if (key !== undefined && key === (await fingerprint(folder))) writeCache(cache, key, content);
  return content;
};
