import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Keeps the compiled code of the tools, because compiling it takes most of the time of a tool that does little. */
const compiled = join(tmpdir(), 'hotseat-compiled');

/** Runs a tool of `src/tools` by its file name, or `hotseat.js`, and waits for it. */
export const runTool = (
  name: string,
  args: readonly string[] = [],
  { cwd, env = {} }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
) => {
  const file = name === 'hotseat.js' ? name : `src/tools/${name}.ts`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve(import.meta.dirname, '../..', file), ...args],
    {
      ...(cwd === undefined ? {} : { cwd }),
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: compiled, ...env },
      encoding: 'utf8',
    },
  );
  return { status, output: stdout, errors: stderr };
};
