import fc from 'fast-check';

// Properties are tried on the same examples in every run; another seed tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 2026) });
