import { constants, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

// CPython in a process of its own, which a snippet may bring down. It has no rights to speak of: see ../cage/cage.ts.

/** What Pyodide loads with; the permission model has taken it from `process`. */
const binding = (name: string) => {
  if (name === 'constants') return { fs: constants };
  throw new Error(`There is no binding ${name}.`);
};
Object.assign(process, { binding });

const [folder = '', state] = process.argv.slice(2);
const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as typeof import('pyodide');
const { runner } = (await import('./runner.ts')) as typeof import('./runner.ts');
const python = await loadPyodide({
  ...(state === undefined ? {} : { _loadSnapshot: readFileSync(state) }),
  jsglobals: {},
  env: {},
  stdin: () => null,
  stdout: () => {},
  stderr: () => {},
});
python.runPython(runner);
const compile = python.globals.get('_hotseat_compile');

// A snippet that gets hold of `process` against all odds finds no hand to reach others with.
for (const power of ['binding', 'kill', '_kill', 'dlopen', 'getBuiltinModule', '_debugProcess', 'abort']) {
  Reflect.deleteProperty(process, power);
}

/** Runs a program. Only runPythonAsync lets asyncio.run() wait inside a synchronous call. */
const run = async (code: string) => {
  python.globals.set('_hotseat_code', code);
  const result = await python.runPythonAsync('_hotseat_run(_hotseat_code)');
  const [output, raised, detail] = result.toJs() as [string, string | undefined, string | undefined];
  result.destroy();
  return { output, raised, detail };
};

const answer = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

answer('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { job, code } = JSON.parse(line) as { job: 'compile' | 'run'; code: string };
  answer(job === 'compile' ? { error: compile(code) } : await run(code));
}
