import { globSync, readFileSync } from 'node:fs';
import { phrases } from './phrases.ts';

// Finds wording that does not read well in the code, the tests and the documents, and says what to write instead.

const files = globSync([
  'README.md',
  'docs/**/*.md',
  'src/**/*.ts',
  'test/**/*.{ts,md}',
  'migrations/*.ts',
]).filter(
  // Leaves out the lists themselves and their test.
  (file) => !/phrases\.ts$|test\/bank\/english\.test\.ts$/.test(file),
);

const findings = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      phrases
        .filter(([pattern]) => pattern.test(line))
        .map(([, better]) => `${file}:${index + 1}: ${line.trim()}\n    better: ${better}`),
    ),
);

if (findings.length > 0) {
  process.stderr.write(`${findings.join('\n')}\n\n${findings.length} phrases to reword.\n`);
  process.exitCode = 1;
}
