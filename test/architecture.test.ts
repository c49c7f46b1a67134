import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

/** Who may import whom, besides their own folder. `main` and the tools may import everything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  view: [],
  bot: ['engine', 'view'],
  store: ['bot', 'engine', 'errors'],
  bank: ['bot', 'engine'],
  pictures: ['view'],
  platforms: ['bot', 'view', 'engine', 'errors'],
  errors: [],
  log: [],
  config: ['errors'],
  runtime: ['bot', 'engine'],
};

interface Source {
  /** Path below src. */
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));

/** The part of the house that a path below src belongs to, as in `engine` or `main`. */
const partOf = (path: string): string => path.split('/')[0]?.replace(/\.ts$/, '') ?? path;

const importsOf = ({ path, text }: Source): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    relative(src, resolve(src, dirname(path), target)),
  );

/** Imports against the rule, each as `from -> to`. */
const wrongImports = (source: Source): string[] => {
  const part = partOf(source.path);
  if (part === 'main' || part === 'tools') return [];
  const platform = part === 'platforms' ? source.path.split('/').slice(0, 2).join('/') : undefined;
  return importsOf(source)
    .filter((target) => {
      if (platform !== undefined && target.startsWith('platforms/'))
        return !target.startsWith(`${platform}/`);
      return partOf(target) !== part && !mayImport[part]?.includes(partOf(target));
    })
    .map((target) => `${source.path} -> ${target}`);
};

/** What would make the engine depend on anything but its arguments. */
const impure = ({ path, text }: Source): string[] =>
  [
    /\bDate\s*\(/,
    /\bDate\.now/,
    /Temporal\.Now/,
    /Math\.random/,
    /\bcrypto\b/i,
    /\bperformance\b/,
    /set(Timeout|Interval|Immediate)|queueMicrotask/,
    /\bprocess\b/,
    /from '(node:|[a-z@])/,
    /\bawait\b|\basync\b/,
  ].flatMap((pattern) =>
    pattern.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')) ? [`${path} has ${pattern}`] : [],
  );

test('imports go down only, and never sideways', () => {
  expect(sources.length).toBeGreaterThan(80);
  expect(sources.flatMap(wrongImports)).toEqual([]);
});

test('a wrong import would be found', () => {
  const planted = (path: string, target: string) =>
    wrongImports({ path, text: `import { x } from '${target}';` });
  expect(planted('engine/quiz.ts', '../bot/bot.ts')).toEqual(['engine/quiz.ts -> bot/bot.ts']);
  expect(planted('view/card.ts', '../engine/quiz.ts')).toHaveLength(1);
  expect(planted('bot/bot.ts', '../store/store.ts')).toHaveLength(1);
  expect(planted('pictures/pen.ts', '../bot/bot.ts')).toHaveLength(1);
  expect(planted('platforms/terminal/line.ts', '../discord/line.ts')).toHaveLength(1);
  expect(planted('platforms/terminal/line.ts', './board.ts')).toEqual([]);
});

test('the engine touches no clock, no chance, no timer, and does no I/O', () => {
  const engine = sources.filter(({ path }) => partOf(path) === 'engine');
  expect(engine.length).toBeGreaterThan(8);
  expect(engine.flatMap(impure)).toEqual([]);
});

test('an impure engine would be found', () => {
  for (const text of [
    'const now = Date.now();',
    'const now = new Date();',
    'Temporal.Now.instant();',
    'Math.random()',
    'setTimeout(go, 1)',
    "import { randomInt } from 'node:crypto';",
  ]) {
    expect(impure({ path: 'engine/planted.ts', text })).not.toEqual([]);
  }
  expect(impure({ path: 'engine/planted.ts', text: '// Date.now() is for others\nconst one = 1;' })).toEqual(
    [],
  );
});

test('a platform’s name appears only in its folder, in main and in the configuration', () => {
  const named = sources.filter(
    ({ path, text }) =>
      /\b(discord|slack)\b/i.test(text) && !/^(platforms\/|main\.ts|config\.ts|tools\/)/.test(path),
  );
  expect(named.map(({ path }) => path)).toEqual([]);
});

test('ports have at most five methods', () => {
  for (const { path, text } of sources.filter(({ path }) => path.startsWith('bot/ports/'))) {
    for (const [, name, body = ''] of text.matchAll(/export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g)) {
      const methods = [...body.matchAll(/^ {2}\w+(<\w+>)?\(/gm)].length;
      expect([path, name, methods <= 5]).toEqual([path, name, true]);
    }
  }
});

test('no file asks for much scrolling', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 250).map(({ path }) => path);
  expect(long).toEqual([]);
});
