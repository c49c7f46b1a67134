import fc from 'fast-check';

// Properties are checked against the same examples in every run; another seed gives other examples.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 2026) });
