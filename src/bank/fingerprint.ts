import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listYamlFiles, mostBytes } from './list-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What decides how a file of the bank is read: files, and folders without the folders in them. */
const code = ['src/bank', 'src/bank/schema', 'src/engine/question.ts', 'package-lock.json'];

/**
 * Computes a hash of the files of a bank and of the code that reads them: what has the same hash is the same bank. Returns
 * `undefined` if any of them can't be read like a file of a bank.
 */
export const fingerprint = async (folder: string): Promise<string | undefined> => {
  const hash = createHash('sha256');
  try {
    for (const file of codeFiles()) add(hash, file, join(root, file));
    const single = ['syllabus.yaml', 'duplicates.yaml'].filter((file) => existsSync(join(folder, file)));
    for (const file of [...single, ...(await listYamlFiles(folder, 'bank'))]) {
      const found = statSync(join(folder, file));
      if (!found.isFile() || found.size > mostBytes) return undefined;
      add(hash, file, join(folder, file));
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
};

/** Lists the files of the code that reads the bank, as paths below the project. */
export const codeFiles = (): string[] =>
  code.flatMap((path) => {
    if (/\.\w+$/.test(path)) return [path];
    const found = readdirSync(join(root, path), { withFileTypes: true });
    return found
      .filter((one) => one.isFile())
      .map(({ name }) => join(path, name))
      .sort();
  });

const add = (hash: ReturnType<typeof createHash>, name: string, path: string): void => {
  const content = readFileSync(path);
  hash.update(`${name}\n${content.length}\n`).update(content);
};
