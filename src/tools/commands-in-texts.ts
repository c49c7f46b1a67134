/** Where texts are built that every platform shows, and what writes commands for them. */
const texts = /^src\/(features|chat)\//;
const writers = ['src/chat/inline.ts', 'src/chat/commands/complete.ts'];

const comment = /^\s*(\/?\*|\/\/)/;
const literals = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
/** A slash at the beginning of a word, followed by a word or by one that is put in. */
const typedCommand = /(?<![^\s"'`(“])\/(?:[a-z]{2,}|\$\{)/;

/**
 * Returns whether a line of a file has a command as plain text in it. Each platform types commands in its own way, so texts
 * have to name them with `slash`.
 */
export const hasPlainCommand = (file: string, line: string): boolean =>
  texts.test(file) &&
  !writers.includes(file) &&
  !comment.test(line) &&
  (line.match(literals) ?? []).some((literal) => typedCommand.test(literal));
