import { inOneLine, runChaos } from './chaos.ts';

const [seed = '2026', kills = '200'] = process.argv.slice(2);
const result = await runChaos({ seed: Number(seed), kills: Number(kills) });
for (const what of [...result.duplicates, ...result.lost]) process.stdout.write(`${what}\n`);
process.stdout.write(`${inOneLine(result)}\n`);
process.exit(result.duplicates.length + result.lost.length === 0 ? 0 : 1);
