import { parentPort } from 'node:worker_threads';
import { loadPyodide } from 'pyodide';

/**
 * Runs in a thread of its own, because a snippet that never ends can only be stopped by ending its thread.
 * Every program gets a fresh `__main__`; what it leaves in `sys` is put back after it.
 */
const runner = `
import asyncio, contextlib, gc, io, sys, types, warnings

def _hotseat_compile(code):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(code, "<snippet>", "exec", dont_inherit=True)
        except SyntaxError as error:
            return type(error).__name__ + ": " + str(error.msg) + ", line " + str(error.lineno)

def _hotseat_run(code):
    out = io.StringIO()
    module = types.ModuleType("__main__")
    limit, hook = sys.getrecursionlimit(), sys.displayhook
    before, sys.modules["__main__"] = sys.modules["__main__"], module
    raised = detail = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
        try:
            exec(compile(code, "<snippet>", "exec", dont_inherit=True), module.__dict__)
        except BaseException as error:
            raised, detail = type(error).__name__, str(error)
        finally:
            sys.modules["__main__"] = before
            sys.setrecursionlimit(limit)
            sys.displayhook = hook
            gc.enable()
    return [out.getvalue(), raised, detail]
`;

const python = await loadPyodide();
python.runPython(runner);
const compile = python.globals.get('_hotseat_compile');
const run = python.globals.get('_hotseat_run');

// runPythonAsync is what lets asyncio.run() wait inside a synchronous call.
const runAsync = async (code: string) => {
  python.globals.set('_hotseat_code', code);
  const result = await python.runPythonAsync('_hotseat_run(_hotseat_code)');
  return result.toJs() as [string, string | undefined, string | undefined];
};

parentPort?.on('message', async ({ job, code }: { job: 'compile' | 'run'; code: string }) => {
  if (job === 'compile') return parentPort?.postMessage(compile(code) ?? undefined);
  const [output, raised, detail] = await runAsync(code);
  parentPort?.postMessage({ output, raised: raised ?? undefined, detail: detail ?? undefined });
});

run.destroy();
parentPort?.postMessage('ready');
