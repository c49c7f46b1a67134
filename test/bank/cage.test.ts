import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cage, openCage } from '../../src/bank/check/cage/cage.ts';
import { nobody } from '../../src/bank/check/cage/nobody.ts';

const program = { file: new URL('../support/escape-attempts.ts', import.meta.url), reads: [], args: [] };

let cage: Cage;
beforeAll(async () => {
  cage = await openCage(program);
});
afterAll(() => cage.close());

const attempt = async (attempt: string, argument = '') => {
  const reply = await cage.ask({ attempt, argument });
  return reply.kind === 'answer' ? reply.value : reply;
};

test('a caged program has no environment, and its own user if this one is root', async () => {
  expect(await attempt('environment')).toEqual({ got: {} });
  if (nobody === undefined) expect(cage.warning).toContain('your own rights');
  else if (cage.warning === undefined) expect(await attempt('user')).toEqual({ got: nobody.uid });
});

test('it reads no file but its own, and writes none', async () => {
  const file = join(tmpdir(), `hotseat-escaped-${process.pid}`);
  expect(await attempt('read', '/etc/passwd')).toEqual({ refused: 'ERR_ACCESS_DENIED' });
  expect(await attempt('list', '/')).toEqual({ refused: 'ERR_ACCESS_DENIED' });
  expect(await attempt('write', file)).toEqual({ refused: 'ERR_ACCESS_DENIED' });
  expect(existsSync(file)).toBe(false);
  expect(await attempt('read', fileURLToPath(program.file))).toEqual({
    got: expect.stringContaining('get out'),
  });
});

test('it starts no process, no thread and no native code, and makes no code from text', async () => {
  expect(await attempt('spawn')).toEqual({ refused: 'ERR_ACCESS_DENIED' });
  expect(await attempt('thread')).toEqual({ refused: 'ERR_ACCESS_DENIED' });
  expect(await attempt('addon')).toEqual({ refused: 'ERR_DLOPEN_DISABLED' });
  expect(await attempt('evaluate')).toEqual({ refused: 'EvalError' });
});

test('it reaches no server', async () => {
  let visitors = 0;
  const server = createServer(() => visitors++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = String(typeof address === 'object' ? address?.port : '');
  expect(await attempt('connect', port)).toEqual({ refused: expect.any(String) });
  expect(await attempt('fetch', port)).toEqual({ refused: expect.any(String) });
  expect(visitors).toBe(0);
  server.close();
});

test.runIf(nobody !== undefined)('it cannot end the process that started it', async () => {
  expect(await attempt('kill', String(process.pid))).toEqual({ refused: 'EPERM' });
});

test('jobs asked for at once are done one after the other', async () => {
  const answers = await Promise.all([attempt('environment'), attempt('exit'), attempt('user')]);
  expect(answers).toEqual([
    { got: {} },
    expect.objectContaining({ kind: 'crash' }),
    { got: expect.any(Number) },
  ]);
});

test('a program that ends, floods, or babbles is replaced', async () => {
  expect(await attempt('exit')).toEqual({ kind: 'crash', detail: 'the process ended with 3' });
  expect(await attempt('flood')).toMatchObject({ kind: 'size' });
  expect(await attempt('babble')).toMatchObject({
    kind: 'crash',
    detail: expect.stringContaining('not JSON'),
  });
  expect(await attempt('environment')).toEqual({ got: {} });
});

test('a program that hangs, or takes too much memory, is ended and replaced', async () => {
  const hasty = await openCage(program, { ms: 1_000, bytes: 2 ** 30 });
  expect(await hasty.ask({ attempt: 'hang' })).toEqual({ kind: 'time', detail: 'still running after 1 s' });
  await hasty.close();
  const small = await openCage(program, { ms: 20_000, bytes: 2 ** 28 });
  expect(await small.ask({ attempt: 'hoard' })).toEqual({
    kind: 'memory',
    detail: 'takes more than 256 MiB',
  });
  expect(await small.ask({ attempt: 'environment' })).toEqual({ kind: 'answer', value: { got: {} } });
  await small.close();
});

test.runIf(nobody !== undefined)(
  "a program that only root can read runs with root's rights, and says so",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hotseat-cage-'));
    const copy = join(folder, 'escape-attempts.ts');
    await copyFile(program.file, copy);
    await chmod(folder, 0o700);
    const own = await openCage({ ...program, file: pathToFileURL(copy) });
    expect(own.warning).toContain("Snippets run with your own rights: another user can't run them");
    expect(await own.ask({ attempt: 'environment' })).toEqual({ kind: 'answer', value: { got: {} } });
    expect(await own.ask({ attempt: 'read', argument: '/etc/passwd' })).toMatchObject({
      value: { refused: 'ERR_ACCESS_DENIED' },
    });
    await own.close();
    await rm(folder, { recursive: true });
  },
);

test('a program that does not start says why', async () => {
  const missing = { ...program, file: new URL('missing.ts', program.file) };
  await expect(openCage(missing)).rejects.toThrow(/missing\.ts did not start: .*/);
});
