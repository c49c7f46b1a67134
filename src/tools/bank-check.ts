import { checkBank } from '../bank/check/check.ts';
import { figures } from '../bank/check/figures.ts';
import { openPython } from '../bank/check/python.ts';
import { loadBank } from '../bank/loader.ts';
import { report } from '../bank/problem.ts';

// Reads the bank below the folder named on the command line (default: data) and says what is wrong with it.

const loaded = await loadBank(process.argv[2] ?? 'data');
const python = await openPython();
const problems = await checkBank(loaded, python);
await python.close();

process.stdout.write(`${figures(loaded).join('\n')}\n`);
if (problems.length > 0) {
  process.stderr.write(`\n${problems.length} to mend:\n${report(problems)}\n`);
  process.exitCode = 1;
}
