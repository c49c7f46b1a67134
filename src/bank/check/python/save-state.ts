import { writeFile } from 'node:fs/promises';

// Usage: save-state.ts <folder of Pyodide> <hash seed> <file>. Writes the memory of a fresh CPython to the file.

const [folder = '', hashSeed = '', file = ''] = process.argv.slice(2);
const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as typeof import('pyodide');
const python = await loadPyodide({ jsglobals: {}, env: { PYTHONHASHSEED: hashSeed }, _makeSnapshot: true });
await writeFile(file, python.makeMemorySnapshot());
process.exit();
