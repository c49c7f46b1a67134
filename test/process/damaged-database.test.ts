import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { firstStartMs } from '../support/first-start.ts';
import { inFolder, runHotseat } from '../support/process.ts';

/** Creates a database with a schema, and no log next to it. */
const createDatabase = async (file: string): Promise<void> => (await storeOn(openSqlite(file))).close();

const start = async (file: string, asNobody = false): Promise<string> => {
  const { output, errors, status } = await runHotseat({
    env: { DATABASE_URL: file },
    input: '/stats\n',
    ...(asNobody && process.getuid?.() === 0 ? { uid: nobody } : {}),
  });
  expect([status, output]).toEqual([1, '']);
  expect(errors).toMatch(/^[^\n]+\n$/);
  return errors;
};

const nobody = 65_534;
const handOver = (path: string): void => {
  if (process.getuid?.() === 0) chownSync(path, nobody, nobody);
};

test('a truncated database is damaged, wherever it ends', async () => {
  await inFolder(async (folder) => {
    const whole = join(folder, 'whole.db');
    await createDatabase(whole);
    const bytes = readFileSync(whole);
    for (const length of [50, 100, 5000, bytes.length - 4096, bytes.length - 1]) {
      const file = join(folder, `${length}.db`);
      writeFileSync(file, bytes.subarray(0, length));
      expect(await start(file)).toBe(
        `The database ${file} is damaged. Restore a backup, or set DATABASE_URL to another file.\n`,
      );
    }
  });
});

test('a database is damaged that only turns out to be when its pages are read', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'garbled.db');
    await createDatabase(file);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 2 * 4096, 8 * 4096));
    expect(await start(file)).toBe(
      `The database ${file} is damaged. Restore a backup, or set DATABASE_URL to another file.\n`,
    );
  });
});

test.skipIf(process.platform === 'win32')(
  'a folder and a pipe in the place of the database get a sentence',
  async () => {
    await inFolder(async (folder) => {
      const [place, pipe] = [join(folder, 'folder.db'), join(folder, 'pipe.db')];
      mkdirSync(place);
      execFileSync('mkfifo', [pipe]);
      expect(await start(place)).toBe(`${place} is a folder. Set DATABASE_URL to a file.\n`);
      expect(await start(pipe)).toBe(`${pipe} is not a regular file. Set DATABASE_URL to a file.\n`);
    });
  },
);

test.skipIf(process.platform === 'win32')(
  'a read-only file and a read-only folder get a sentence',
  { timeout: firstStartMs },
  async () => {
    await inFolder(async (folder) => {
      chmodSync(folder, 0o755);
      const file = join(folder, 'file.db');
      await createDatabase(file);
      const shelf = join(folder, 'shelf');
      mkdirSync(shelf);
      for (const path of [file, shelf]) handOver(path);
      chmodSync(file, 0o444);
      chmodSync(shelf, 0o555);
      expect(await start(file, true)).toContain(`You may not write the database ${file}.`);
      const logged = join(folder, 'logged.db');
      await createDatabase(logged);
      handOver(logged);
      handOver(folder);
      writeFileSync(`${logged}-wal`, '', { mode: 0o444 });
      expect(await start(logged, true)).toContain(`You may not write the database ${logged}.`);
      expect(await start(join(shelf, 'new.db'), true)).toContain(
        `Can't open or write the database ${join(shelf, 'new.db')}.`,
      );
      chmodSync(shelf, 0o755);
    });
  },
);
