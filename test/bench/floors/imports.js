import module from 'node:module';

// Imports the packages that are named on the command line, as Hotseat's start does, and nothing else.
module.enableCompileCache();
await Promise.all(process.env.BENCH_IMPORTS.split(' ').map((name) => import(name)));
process.stdout.write('ready\n');
process.once('SIGTERM', () => process.exit());
setInterval(() => {}, 60_000);
