import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How large a file may be. The largest of the bank's own has a tenth of this. */
export const mostBytes = 2 ** 20;

/**
 * Lists what is named like a YAML file below `folder`, sorted, as paths that start with `start`. Links to folders are not
 * followed, because they may lead back.
 */
export const listYamlFiles = async (folder: string, start: string): Promise<string[]> => {
  const found = await readdir(join(folder, start), { withFileTypes: true });
  const lists = found.map(async (one) => {
    const path = join(start, one.name);
    if (/\.ya?ml$/.test(one.name)) return [path];
    return one.isDirectory() ? listYamlFiles(folder, path) : [];
  });
  return (await Promise.all(lists)).flat().sort();
};
