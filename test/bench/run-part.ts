import { runPart } from './parts/parts.ts';

// Runs one part in a process of its own, so that no part is measured on the heap that another one left.
const [name = '', full] = process.argv.slice(2);
const figures = await runPart(name, { quick: false, full: full === 'true' });
process.send?.(figures, undefined, undefined, () => process.disconnect?.());
