import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { parts, runPart } from './parts/parts.ts';
import { type Figure, isMet, ratioOf } from './report/figure.ts';
import { tableOf } from './report/table.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(parts).join(',') },
    json: {
      type: 'string',
      default: join(import.meta.dirname, '../../node_modules/.cache/hotseat/bench.json'),
    },
  },
});
const wanted = values.only.split(',');
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.\n`,
  );
  process.exit(1);
}

const runAlone = async (name: string): Promise<Figure[]> => {
  const child = fork(join(import.meta.dirname, 'run-part.ts'), [name, `${values.full}`], {
    serialization: 'advanced',
    // A platform on loopback keeps everything, and must not spend its time on collecting garbage.
    execArgv: ['--max-semi-space-size=128'],
  });
  const ended = once(child, 'exit').then(([status]) => {
    throw new Error(`The part ${name} failed with status ${status}.`);
  });
  const [figures] = await Promise.race([once(child, 'message'), ended]);
  return figures as Figure[];
};

const [load = 0] = loadavg();
process.stdout.write(
  `${availableParallelism()} processors (${cpus()[0]?.model}) with a load of ${load.toFixed(1)}, Node ${process.version}\n`,
);
/** Runs a part and prints its figures. */
const report = async (name: string): Promise<readonly [string, Figure[]]> => {
  const began = performance.now();
  const { quick, full } = values;
  const found = quick ? await runPart(name, { quick, full }) : await runAlone(name);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`\n${name} (${seconds} s)\n${tableOf(found, !values.quick)}\n`);
  return [name, found];
};
// Parts that are measured must not disturb each other.
const all: (readonly [string, Figure[]])[] = values.quick ? await Promise.all(wanted.map(report)) : [];
if (!values.quick) for (const name of wanted) all.push(await report(name));
const figures = all.flatMap(([part, found]) =>
  found.map((figure) => ({
    part,
    ...figure,
    ratio: ratioOf(figure),
    met: values.quick ? undefined : isMet(figure),
  })),
);
mkdirSync(dirname(values.json), { recursive: true });
writeFileSync(
  values.json,
  `${JSON.stringify({ at: new Date().toISOString(), quick: values.quick, figures }, undefined, 2)}\n`,
);
const judged = figures.filter(({ met }) => met !== undefined);
if (!values.quick) {
  process.stdout.write(`\n${judged.filter(({ met }) => met).length} of ${judged.length} goals are met.\n`);
}
