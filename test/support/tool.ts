import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

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
    { ...(cwd === undefined ? {} : { cwd }), env: { PATH: process.env.PATH, ...env }, encoding: 'utf8' },
  );
  return { status, output: stdout, errors: stderr };
};
