import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** What makes a program show something else on another machine, another day or in another run. */
const python: readonly (readonly [RegExp, string])[] = [
  [/\bgc\.(get_count|get_stats|get_threshold|get_objects)\b/, 'counts and generations of the collector'],
  [/print\(.*\bgc\.collect\(/, 'counts of the collector'],
  [/\bsys\.(getsizeof|maxsize|platform|byteorder|hash_info|float_info)\b/, 'the machine'],
  [/\b(platform\.\w+\(|os\.(name|uname|getpid|cpu_count|getcwd)\b)/, 'the machine'],
  [/\btime\.(time|time_ns|perf_counter|perf_counter_ns|monotonic|process_time)\(/, 'the clock'],
  [/\b(datetime|date)\.(now|today|utcnow)\(/, 'the clock'],
  [/\b(secrets\.\w+|os\.urandom|uuid\.uuid[14])\(/, 'chance'],
  [/\bhash\(\s*[bf]?["']/, 'the hash seed'],
  [/\bprint\(\s*(id|hex\(id)\([^()]*\)\)*\s*\)/, 'addresses of objects'],
];

const sql: readonly (readonly [RegExp, string])[] = [
  [/\b(random|randomblob|gen_random_uuid|uuidv[47])\s*\(/i, 'chance'],
  [
    /\b(now|clock_timestamp|statement_timestamp|timeofday)\s*\(|\bcurrent_(timestamp|date|time)\b/i,
    'the clock',
  ],
  [/['"]now['"]/i, 'the clock'],
];

/** Finds questions about output whose code depends on a machine, a clock, a hash seed or chance. */
export const checkChance = (entries: readonly Entry[]): Problem[] =>
  entries.flatMap(({ file, question }) => {
    if (question.kind !== 'output' || question.code === undefined) return [];
    const { text, language } = question.code;
    const found = (language === 'sql' ? sql : python).filter(([pattern]) => pattern.test(text));
    const causes = new Set([...found.map(([, cause]) => cause), ...(drawsFreely(text) ? ['chance'] : [])]);
    return [...causes].map((cause) => ({
      file,
      question: question.id,
      says: `\`code\` depends on ${cause}; show something that is the same everywhere, or make it \`kind: choice\``,
    }));
  });

/** Whether a program draws numbers without saying from which seed. */
const drawsFreely = (code: string): boolean =>
  /\brandom\.\w+\(/.test(code) && !/\brandom\.(seed|Random)\(\s*[^)\s]/.test(code);
