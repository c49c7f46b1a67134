/** How much of a program's output is kept, in characters. */
const longestOutput = 2 ** 16;

/**
 * Runs programs inside CPython, each in a fresh `__main__` and an empty folder. What a program leaves in `sys`, `os`,
 * `builtins` and `logging` is put back after it, and one that prints without end is stopped.
 */
export const runner = `
import asyncio, builtins, contextlib, gc, io, logging, os, shutil, sys, types, warnings

class OutputLimit(BaseException):
    pass

class _Output(io.StringIO):
    def write(self, text):
        room = ${longestOutput} - self.tell()
        if len(text) <= room:
            return super().write(text)
        super().write(text[:room])
        raise OutputLimit("prints more than ${longestOutput} characters")

def _hotseat_compile(code):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(code, "<snippet>", "exec", dont_inherit=True)
        except SyntaxError as error:
            return type(error).__name__ + ": " + str(error.msg) + ", line " + str(error.lineno)

def _hotseat_text(value):
    return str(value).encode("utf-8", "replace").decode()[:${longestOutput}]

def _replace(mapping, values):
    mapping.clear()
    mapping.update(values)

@contextlib.contextmanager
def _fresh(module):
    limit, hook, path, names = sys.getrecursionlimit(), sys.displayhook, list(sys.path), dict(builtins.__dict__)
    environment, modules, main = dict(os.environ), set(sys.modules), sys.modules["__main__"]
    handlers, level = list(logging.root.handlers), logging.root.level
    os.makedirs("/snippet", exist_ok=True)
    os.chdir("/snippet")
    sys.modules["__main__"] = module
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        for name in set(sys.modules) - modules:
            if name.partition(".")[0] not in sys.stdlib_module_names:
                del sys.modules[name]
        sys.setrecursionlimit(limit)
        sys.displayhook, sys.path[:] = hook, path
        _replace(builtins.__dict__, names)
        _replace(os.environ, environment)
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)
        os.chdir("/")
        shutil.rmtree("/snippet", ignore_errors=True)
        gc.enable()

def _hotseat_run(code):
    out = _Output()
    module = types.ModuleType("__main__")
    raised = detail = None
    with _fresh(module), contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        with warnings.catch_warnings():
            try:
                exec(compile(code, "<snippet>", "exec", dont_inherit=True), module.__dict__)
            except BaseException as error:
                raised, detail = type(error).__name__, _hotseat_text(error)[:500]
    return [_hotseat_text(out.getvalue()), raised, detail]
`;
