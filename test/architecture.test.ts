import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

/** What each part of src may import besides itself. `main` and the tools may import everything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  chat: ['errors'],
  features: ['chat', 'engine', 'errors'],
  bot: ['features', 'chat', 'engine', 'errors'],
  store: ['bot', 'features', 'chat', 'engine', 'errors'],
  bank: ['features', 'chat', 'engine', 'errors'],
  images: ['chat'],
  http: ['bot', 'chat', 'errors'],
  platforms: ['chat', 'config', 'engine', 'errors', 'log-errors'],
  errors: [],
  log: ['log-errors'],
  'log-errors': ['errors'],
  jobs: [],
  config: ['errors', 'flags'],
  flags: ['command-line', 'errors'],
  'command-line': ['chat', 'errors'],
  'env-file': ['errors'],
  'event-file': ['chat', 'errors'],
  runtime: ['bot', 'engine'],
};

/** Which other features a feature may import, and why. Code that several features need is in `features` itself. */
const featuresMayImport: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  rounds: {},
  teams: {},
  links: {},
  privacy: { workspaces: 'a manager can have everything erased' },
  help: {
    quiz: 'it offers to start one',
    daily: 'it offers to set one up',
  },
  outages: {},
  policies: {},
  retention: {},
  settings: {},
  workspaces: {},
  streaks: {},
  roles: { leaderboard: 'the best of a month get a role' },
  welcome: { daily: 'its button sets up a daily question' },
  questions: {
    rounds: 'a question is sealed while a round asks it',
    withdrawals: 'it says that a question is withdrawn',
  },
  league: { links: 'wrong codes of both are counted together' },
  leaderboard: { teams: 'teams have a leaderboard too', league: 'leagues have one, too' },
  quiz: {
    rounds: 'it asks rounds',
    leaderboard: 'it shows standings',
    teams: 'teams play it',
    policies: 'it is started by those who may',
    outages: 'it says when posting fails',
    roles: 'it calls a role',
  },
  daily: {
    rounds: 'it asks rounds',
    streaks: 'they decide its points',
    policies: 'it shows who may do what in its channel',
    outages: 'it says when posting fails',
    roles: 'it calls a role',
  },
  withdrawals: {
    rounds: 'it closes and regrades them',
    quiz: 'it takes a question out of running quizzes',
    daily: 'it uses the records of daily questions',
  },
  stats: { leaderboard: "it shows a member's rank", streaks: "it shows a member's streaks" },
  recap: {
    rounds: 'it shows the most missed question',
    daily: 'a schedule decides when it is posted',
    leaderboard: 'it shows the best of the week',
  },
  home: {
    rounds: 'it shows what a member answered and missed',
    daily: 'it shows upcoming questions',
    quiz: 'it offers to start one',
    privacy: "it offers to take and erase one's data",
    leaderboard: "it shows a member's rank",
    stats: "it shows a member's topics",
    outages: 'it says when posting fails',
  },
};

/** The file names that all platform folders share. */
const platformFiles = ['adapter', 'inbound', 'outbound', 'reply', 'cards', 'text', 'forms', 'errors'];
const withoutFile: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  terminal: { errors: 'the terminal never refuses anything' },
};

interface Source {
  /** The path within src. */
  readonly path: string;
  readonly text: string;
}

const platforms = readdirSync(join(src, 'platforms'));

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));

/** Returns the part of src that a path belongs to, as in `engine` or `main`. */
const partOf = (path: string): string => path.split('/')[0]?.replace(/\.ts$/, '') ?? path;

/** Returns the feature that a path belongs to; `undefined` outside the folders of the features. */
const featureOf = (path: string): string | undefined => path.match(/^features\/([^/]+)\//)?.[1];

const importsOf = ({ path, text }: Source): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) =>
    relative(src, resolve(src, dirname(path), target)),
  );

const isAllowed = (from: string, to: string): boolean => {
  const [part, target] = [partOf(from), partOf(to)];
  if (part === 'main' || part === 'tools') return true;
  if (part !== target) return mayImport[part]?.includes(target) ?? false;
  if (part === 'platforms') return from.split('/')[1] === to.split('/')[1];
  if (part !== 'features') return true;
  const [feature, other] = [featureOf(from), featureOf(to)];
  if (other === undefined || feature === other) return true;
  return feature !== undefined && Object.hasOwn(featuresMayImport[feature] ?? {}, other);
};

/** Finds imports that break the rules, each as `from -> to`. */
const wrongImports = (source: Source): string[] =>
  importsOf(source)
    .filter((target) => !isAllowed(source.path, target))
    .map((target) => `${source.path} -> ${target}`);

/** Finds import cycles, each as `a -> b -> a`. */
const findCycles = (all: readonly Source[]): string[] => {
  const imports = new Map(all.map((source) => [source.path, importsOf(source)]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || done.has(path)) return;
    for (const target of imports.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of all) visit(path, []);
  return found;
};

/** Finds code that would make the engine depend on anything but its arguments. */
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
  ].flatMap((pattern) => (pattern.test(withoutComments(text)) ? [`${path} has ${pattern}`] : []));

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

/** Words of the game, which `chat` must not contain because it could serve any game. */
const gameWords = /\b(quiz|quizzes|daily|dailies|streak|streaks|leaderboard|teams?|bank)\b/i;

test('imports only go down, or sideways where the table gives a reason', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap(wrongImports)).toEqual([]);
});

test('finds a forbidden import', () => {
  const planted = (path: string, target: string) =>
    wrongImports({ path, text: `import { x } from '${target}';` });
  expect(planted('engine/quiz.ts', '../bot/bot.ts')).toEqual(['engine/quiz.ts -> bot/bot.ts']);
  expect(planted('chat/card.ts', '../engine/quiz.ts')).toHaveLength(1);
  expect(planted('features/quiz/rules.ts', '../../bot/store.ts')).toHaveLength(1);
  expect(planted('features/rounds/answer.ts', '../quiz/advance.ts')).toHaveLength(1);
  expect(planted('features/feature.ts', './quiz/advance.ts')).toHaveLength(1);
  expect(planted('features/quiz/rules.ts', '../rounds/rules.ts')).toEqual([]);
  expect(planted('bot/bot.ts', '../store/store.ts')).toHaveLength(1);
  expect(planted('images/pen.ts', '../bot/bot.ts')).toHaveLength(1);
  expect(planted('platforms/terminal/line.ts', '../discord/text.ts')).toHaveLength(1);
  expect(planted('platforms/terminal/line.ts', '../../bot/bot.ts')).toHaveLength(1);
  expect(planted('platforms/terminal/line.ts', './board.ts')).toEqual([]);
});

test('every feature lists the features that it imports, and no others', () => {
  const features = new Set(sources.flatMap(({ path }) => featureOf(path) ?? []));
  expect([...features].sort()).toEqual(Object.keys(featuresMayImport).sort());
  const used = (feature: string) =>
    new Set(
      sources
        .filter(({ path }) => featureOf(path) === feature)
        .flatMap(importsOf)
        .flatMap((target) => featureOf(target) ?? [])
        .filter((other) => other !== feature),
    );
  const driver = Object.entries(featuresMayImport);
  expect(Object.fromEntries(driver.map(([feature]) => [feature, [...used(feature)].sort()]))).toEqual(
    Object.fromEntries(driver.map(([feature, others]) => [feature, Object.keys(others).sort()])),
  );
});

test('has no import cycles', () => {
  expect(findCycles(sources)).toEqual([]);
  expect(
    findCycles([
      { path: 'a.ts', text: "import { b } from './b.ts';" },
      { path: 'b.ts', text: "import { c } from './c.ts';" },
      { path: 'c.ts', text: "import type { a } from './a.ts';" },
    ]),
  ).toEqual(['a.ts -> b.ts -> c.ts -> a.ts']);
});

test('chat contains no word of the game', () => {
  const chat = sources.filter(({ path }) => partOf(path) === 'chat');
  const lines = chat.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .filter((line) => gameWords.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(chat.length).toBeGreaterThan(20);
  expect(lines).toEqual([]);
});

test('the engine uses no clock, no randomness, no timers, and no I/O', () => {
  const engine = sources.filter(({ path }) => partOf(path) === 'engine');
  expect(engine.length).toBeGreaterThan(8);
  expect(engine.flatMap(impure)).toEqual([]);
});

test('finds impure code in the engine', () => {
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

test('names of platforms appear only in their folders, in main, and in the configuration', () => {
  const named = sources.filter(
    ({ path, text }) =>
      new RegExp(`\\b(${platforms.filter((name) => name !== 'terminal').join('|')})\\b`, 'i').test(text) &&
      !/^(platforms\/|main\.ts|config[./]|tools\/)/.test(path),
  );
  expect(named.map(({ path }) => path)).toEqual([]);
});

test('every platform has the same files, so anyone who knows one can find their way in the others', () => {
  expect(platforms.length).toBeGreaterThan(2);
  for (const platform of platforms) {
    const missing = platformFiles.filter(
      (name) => !sources.some(({ path }) => path === `platforms/${platform}/${name}.ts`),
    );
    expect([platform, ...missing]).toEqual([platform, ...Object.keys(withoutFile[platform] ?? {})]);
  }
});

test('ports have at most five methods', () => {
  const isPort = (path: string) =>
    /^(chat|features|bot)\//.test(path) &&
    /(repository|queue|platform|platform-adapter|people|question-bank|runtime|store|rules)\.ts$/.test(path);
  const ports = sources.filter(({ path }) => isPort(path));
  expect(ports.length).toBeGreaterThan(15);
  for (const { path, text } of ports) {
    for (const [, name, body = ''] of text.matchAll(/export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g)) {
      const methods = [...body.matchAll(/^ {2}\w+(<\w+>)?\(/gm)].length;
      expect([path, name, methods <= 5]).toEqual([path, name, true]);
    }
  }
});

test('all files are short, and most are very short', () => {
  const lengths = sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  expect(lengths.filter(({ lines }) => lines > 200)).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThan(60);
  const bot = lengths.filter(({ path }) => partOf(path) === 'bot');
  expect(bot.reduce((sum, { lines }) => sum + lines, 0)).toBeLessThan(1_350);
});

test('the loopback servers do not depend on the project, so anyone could use them', () => {
  for (const server of ['discord', 'slack']) {
    const folder = join(root, 'test/loopback', server);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(30);
    const outside = files.flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(/from '(\.[^']+)'/g)]
        .map(([, target = '']) => resolve(folder, dirname(path), target))
        .filter((target) => !target.startsWith(`${folder}/`))
        .map((target) => `${path} -> ${relative(root, target)}`),
    );
    expect(outside).toEqual([]);
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('```ts');
  }
});
