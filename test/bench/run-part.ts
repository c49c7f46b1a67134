import { inFolder } from '../support/process.ts';
import { parts } from './parts/parts.ts';

// Runs one part in a process of its own, so that no part is measured on the heap that another one left.
const [name = '', quick, full] = process.argv.slice(2);
const part = await parts[name]?.();
if (part === undefined) throw new Error(`There is no part ${name}.`);
const figures = await inFolder((folder) => part({ quick: quick === 'true', full: full === 'true', folder }));
process.send?.(figures, undefined, undefined, () => process.disconnect?.());
