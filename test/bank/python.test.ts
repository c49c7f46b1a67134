import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPython, type Python } from '../../src/bank/check/python/python.ts';
import { firstStartMs } from '../support/first-start.ts';

let python: Python;
beforeAll(async () => {
  python = await openPython();
}, firstStartMs);
afterAll(() => python.close());

const says = async (code: string): Promise<string> => {
  const { output, raised, detail } = await python.run(code);
  if (raised === 'Crash') return `crashes: ${detail}`;
  return raised === undefined ? output.trimEnd() : `${output}raises ${raised}`;
};

test('a program finds nothing of the machine: no files, no environment', async () => {
  expect(await says('import os\nprint(os.path.exists("/etc/passwd"), os.path.exists("/work"))')).toBe(
    'False False',
  );
  expect(await says(`import os\nprint([name for name in os.environ if name in ${names(process.env)}])`)).toBe(
    '[]',
  );
});

/** The names of what this process has in its environment, and Pyodide makes up in its own. */
const names = (environment: NodeJS.ProcessEnv): string => {
  const made = ['HOME', 'LANG', 'LD_LIBRARY_PATH', 'LOGNAME', 'PATH', 'PWD', 'USER', '_', 'PYTHONINSPECT'];
  return JSON.stringify(Object.keys(environment).filter((name) => !made.includes(name)));
};

test.each([
  ['the global object of JavaScript', 'from js import process', 'ImportError'],
  ['a name of it', 'import js\njs.globalThis', 'AttributeError'],
  ['eval', 'from pyodide.code import run_js\nrun_js("process.pid")', 'ImportError'],
  [
    'the constructor of a function',
    'from pyodide.ffi import to_js\nto_js([]).constructor.constructor("return process")()',
    'JsException',
  ],
  [
    'the constructor of a function of Pyodide',
    'import pyodide_js\npyodide_js.runPython.constructor("return process")()',
    'JsException',
  ],
  [
    'a folder of the machine',
    'import pyodide_js\npyodide_js.mountNodeFS("/out", "/etc")\nimport os\nprint(os.listdir("/out"))',
    'JsException',
  ],
  [
    'the file system of node',
    'import pyodide_js\nfs = pyodide_js.FS\nfs.mkdir("/out")\nfs.mount(fs.filesystems.NODEFS, {"root": "/etc"}, "/out")',
    'JsException',
  ],
  ['a program', 'import subprocess\nsubprocess.run(["true"])', 'OSError'],
  ['a fork', 'import os\nos.fork()', 'OSError'],
  ['a thread', 'import threading\nthreading.Thread(target=print).start()', 'RuntimeError'],
  ['a process', 'import multiprocessing as m\nm.Process(target=print).start()', 'ModuleNotFoundError'],
  ['the parent', 'import os, signal\nos.kill(os.getppid(), signal.SIGKILL)', 'PermissionError'],
])('a program does not get hold of %s', async (_, code, raised) => {
  expect(await says(code)).toBe(`raises ${raised}`);
});

test('a program reaches no server', async () => {
  let visitors = 0;
  const server = createServer(() => visitors++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const connect = `import socket\nsocket.create_connection(("127.0.0.1", ${port}), 1).send(b"x")`;
  const loop = `import asyncio\nasyncio.run(asyncio.open_connection("127.0.0.1", ${port}))`;
  const url = `import urllib.request\nurllib.request.urlopen("http://127.0.0.1:${port}", timeout=1)`;
  for (const code of [connect, loop, url]) expect(await says(code)).toMatch(/raises/);
  expect(visitors).toBe(0);
  server.close();
});

test('what a program writes stays in its memory', async () => {
  const file = join(tmpdir(), `hotseat-snippet-${process.pid}`);
  expect(await says(`open("/tmp/x", "w").write("out")\nopen(${JSON.stringify(file)}, "w")`)).toBe('');
  expect(existsSync(file)).toBe(false);
});

test('a program that prints without end is cut', async () => {
  const { output, raised } = await python.run('while True:\n    print("x" * 1000)');
  expect([output.length, raised]).toEqual([65_536, 'OutputLimit']);
  expect(await says('import os\nos.write(1, b"forged\\n" * 100000)\nprint(1)')).toBe('1');
});

test.each([
  [
    'a script through C',
    'import ctypes\nctypes.CDLL(None).emscripten_run_script(b"process.exit(7)")',
    /EvalError/,
  ],
  ['a shell through C', 'import ctypes\nctypes.CDLL(None).system(b"true")', /API has been restricted/],
  ['a shell', 'import os\nos.system("true")', /API has been restricted/],
  ['memory that is not there', 'import ctypes\nctypes.string_at(0xfffffff0, 100)', /memory access/],
  ['the end of the process', 'import os\nos._exit(3)', /the process ended/],
  ['no end of calls', 'class A:\n    __getattr__ = lambda self, name: getattr(self, name)\nA().x', /./],
])('a program that asks for %s brings down its interpreter at most', async (_, code, reason) => {
  expect(await says(code)).toMatch(reason);
  expect(await says('print(1)')).toBe('1');
});

test('a program that never ends is ended', async () => {
  const hasty = await openPython({ limits: { ms: 2_000, bytes: 2 ** 30 } });
  expect(await hasty.run('while True: pass')).toMatchObject({ raised: 'Timeout' });
  await hasty.close();
});

test('a program that takes all memory is ended', async () => {
  const small = await openPython({ limits: { ms: 25_000, bytes: 400 * 2 ** 20 } });
  expect(await small.run('held = []\nwhile True: held.append(bytearray(10**7))')).toMatchObject({
    raised: 'OutOfMemory',
  });
  expect(await small.run('print(1)')).toMatchObject({ output: '1\n' });
  await small.close();
});

test.each([
  [
    'builtins',
    'import builtins\nbuiltins.print = None\nbuiltins.left = 1',
    'import builtins\nprint(hasattr(builtins, "left"))',
  ],
  [
    'environment',
    'import os\nos.environ["LEFT"] = "1"\ndel os.environ["HOME"]',
    'import os\nprint("LEFT" in os.environ or "HOME" not in os.environ)',
  ],
  ['modules', 'import sys, types\nsys.modules["left"] = types', 'import sys\nprint("left" in sys.modules)'],
  ['path', 'import sys\nsys.path.append("/left")', 'import sys\nprint("/left" in sys.path)'],
  ['files', 'open("left", "w").write("1")', 'import os\nprint(os.path.exists("left"))'],
  [
    'loggers',
    'import logging\nlogging.basicConfig(level=10)',
    'import logging\nprint(bool(logging.root.handlers) or logging.root.level < 30)',
  ],
])('what a program does to its %s does not reach the next', async (_, does, left) => {
  await says(does);
  expect(await says(left)).toBe('False');
});
