import module from 'node:module';

// Plain JavaScript that any Node understands, so that an old one says what to do instead of failing on TypeScript.
const needed = 26;
const major = Number(process.versions.node.split('.')[0]);

if (major < needed) {
  process.stderr.write(
    `Hotseat needs Node ${needed} and this is Node ${process.versions.node}. Run "npm ci && npm start" in its folder: that brings the right one.\n`,
  );
  process.exitCode = 1;
} else {
  // Keeps the compiled code between starts, which halves the time to the prompt.
  module.enableCompileCache();
  // Saves Node from looking up every folder of each of the 500 files: a relative import is where it says.
  module.registerHooks({
    resolve: (specifier, context, resolve) =>
      context.parentURL?.startsWith('file:') &&
      /^\..*\.(js|ts)$/.test(specifier) &&
      context.conditions.includes('import')
        ? { url: new URL(specifier, context.parentURL).href, shortCircuit: true }
        : resolve(specifier, context),
  });
  await import('./src/main.ts');
}
