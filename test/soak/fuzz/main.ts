import { parseArgs } from 'node:util';
import { fuzz, ways } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '2026' },
    seconds: { type: 'string', default: '180' },
    only: { type: 'string' },
  },
});
const chosen = ways.filter(({ name }) => values.only === undefined || name === values.only);
const began = performance.now();
let failures = 0;
for (const way of chosen) {
  const msPerWay = (Number(values.seconds) * 1000) / chosen.length;
  const { bots, inputs, seed, failure } = await fuzz(way, { seed: Number(values.seed), msPerWay });
  process.stdout.write(
    `${way.name}: ${inputs} inputs, ${bots} bots, ${failure === undefined ? 'nothing wrong' : 'FAILED'}\n`,
  );
  if (failure === undefined) continue;
  failures += 1;
  process.stdout.write(`  ${failure.says.replaceAll('\n', '\n  ')}\n  shortest input: ${failure.input}\n`);
  process.stdout.write(`  again: npm run test:fuzz -- --only ${way.name} --seed ${seed} --seconds 1\n`);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(
  `fuzz: seed ${values.seed}, ${chosen.length} ways in, failures = ${failures}, ${seconds} s\n`,
);
process.exit(failures === 0 ? 0 : 1);
