import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const tool = resolve(import.meta.dirname, '../../src/tools/phrase-check.ts');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotseat-'));
  for (const name of ['src/features/one', 'src/chat', 'test', 'docs', 'migrations'])
    mkdirSync(join(folder, name), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = () => spawnSync(process.execPath, [tool], { cwd: folder, encoding: 'utf8' });

// The wordings are taken apart, so that the check does not find them here.
test.each([
  ['README.md', `Start it a${'new'}.`],
  ['docs/page.md', `One bar a${' topic'}.`],
  ['src/one.ts', `// Returns nothing${' when'} it is closed.`],
  ['src/one.ts', `/** W${'ho'} answers sees it. */`],
  ['test/one.test.ts', `// It waits, a${'s the'} file is locked.`],
  ['src/features/one/card.ts', `note('Set one up with /${'daily'} setup.');`],
  ['src/features/one/card.ts', `note(says\`See /${'$'}{path}.\`);`],
  ['src/chat/one.ts', `return '/${'help'} lists all commands.';`],
  ['migrations/one.ts', `// What is${' to be'} kept.`],
  ['src/one.ts', `It can${'\u2019'}t be undone.`],
  ['docs/page.md', `About ${'40 '}% of the answers.`],
  ['docs/page.md', `Members, points${' and'} teams are erased.`],
  ['docs/page.md', `Name a city, a country${' or'} a zone.`],
  ['docs/page.md', `It has rank, name, points${' and'} the streak.`],
])('finds a wording in %s and says what to write', (file, text) => {
  writeFileSync(join(folder, file), `\n${text}\n`);
  const { status, stderr } = check();
  expect(stderr).toContain(`${file}:2: ${text}`);
  expect(stderr).toContain('better: ');
  expect(status).toBe(1);
});

test('lets good wording pass', () => {
  writeFileSync(
    join(folder, 'README.md'),
    'Who answers? Start it again, and see a bar, a line, or a map per topic.\n',
  );
  writeFileSync(
    join(folder, 'src/features/one/card.ts'),
    '/** What `/daily setup` sets up. */\nnote(says`Choose and/or 1/2, as in /^a/.`);\n',
  );
  expect(check()).toMatchObject({ status: 0, stderr: '' });
});
