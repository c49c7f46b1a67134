import { globSync, readFileSync } from 'node:fs';
import { SetupError } from '../errors.ts';
import { hasPlainCommand } from './commands-in-texts.ts';
import { phrases } from './phrases.ts';
import { runTool } from './tool.ts';

await runTool(
  {
    run: 'node src/tools/phrase-check.ts',
    about:
      'Finds wording that does not read well in the code, the tests, and the documents, and says what to write instead.',
    flags: {},
  },
  () => {
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
          [
            ...phrases.filter(([pattern]) => pattern.test(line)).map(([, better]) => better),
            ...(hasPlainCommand(file, line) ? ["slash('…'), which each platform shows in its own way"] : []),
          ].map((better) => `${file}:${index + 1}: ${line.trim()}\n    better: ${better}`),
        ),
    );

    if (findings.length > 0) {
      throw new SetupError(`${findings.join('\n')}\n\n${findings.length} phrases to reword.`);
    }
  },
);
