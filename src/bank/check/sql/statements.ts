/** One statement of a script. */
export interface Statement {
  readonly text: string;
  /** Its words in upper case, without what stands in parentheses, quotes, and comments. */
  readonly words: readonly string[];
}

/**
 * What can stand in SQL, of which only the last four matter here: comments, texts, texts between dollars, quoted names;
 * words, parentheses, and the end of a statement.
 */
const token =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1|"[^"]*"|(?<word>\w+)|(?<open>\()|(?<close>\))|(?<end>;)/g;

/** Splits a script into its statements. */
export const splitStatements = (script: string): Statement[] => {
  const statements: Statement[] = [];
  let words: string[] = [];
  let start = 0;
  let depth = 0;
  const finish = (end: number) => {
    const text = script.slice(start, end).trim();
    if (words.length > 0) statements.push({ text, words });
    [start, words, depth] = [end + 1, [], 0];
  };
  for (const { groups: { word, open, close, end } = {}, index } of script.matchAll(token)) {
    if (open !== undefined) depth++;
    if (close !== undefined) depth--;
    if (word !== undefined && depth === 0) words.push(word.toUpperCase());
    if (end !== undefined && depth === 0) finish(index);
  }
  finish(script.length);
  return statements;
};

/** What reads or writes files, or stops other statements from being undone. */
const refused = ['ATTACH', 'DETACH', 'VACUUM', 'COPY', 'LOAD'];

/** Says why a statement is not run. */
export const refusal = ({ words: [first = ''] }: Statement): string | undefined =>
  refused.includes(first) ? `must not use ${first}, which leaves the database` : undefined;

/** What lists its rows in an order of its own. */
const ordered = ['EXPLAIN', 'PRAGMA', 'SHOW'];

/** Whether a statement fixes the order of its rows. */
export const hasOrder = ({ words }: Statement): boolean =>
  ordered.includes(words[0] ?? '') ||
  words.some((word, index) => word === 'ORDER' && words[index + 1] === 'BY');
