import { createInterface } from 'node:readline';

// A program for a cage that tries to get out. Each job names an attempt; the answer is what it came to, or its error.

const attempts: Readonly<Record<string, (argument: string) => unknown>> = {
  environment: () => ({ ...process.env }),
  user: () => process.getuid?.(),
  read: async (file) => (await import('node:fs')).readFileSync(file, 'utf8'),
  list: async (folder) => (await import('node:fs')).readdirSync(folder),
  write: async (file) => (await import('node:fs')).writeFileSync(file, 'out'),
  spawn: async () => (await import('node:child_process')).execFileSync('/bin/true'),
  thread: async () => new (await import('node:worker_threads')).Worker('1', { eval: true }),
  connect: async (port) => {
    const { connect } = await import('node:net');
    return new Promise((resolve, reject) =>
      connect(Number(port), '127.0.0.1', () => resolve('connected')).on('error', reject),
    );
  },
  fetch: async (port) => (await fetch(`http://127.0.0.1:${port}`)).status,
  evaluate: () => Reflect.construct(Function, ['return process.pid'])(),
  addon: () => process.dlopen({ exports: {} }, '/tmp/none.node'),
  kill: (pid) => process.kill(Number(pid), 'SIGKILL'),
  exit: () => process.exit(3),
  // Raw writes, because a line without an end is the point.
  flood: () => {
    const more = () => void process.stdout.write('x'.repeat(2 ** 16), more);
    more();
    return new Promise(() => {});
  },
  babble: () => process.stdout.write('this is no JSON\n'),
  hang: () => {
    for (;;);
  },
  hoard: () => {
    const held: Buffer[] = [];
    while (held.length < 20) held.push(Buffer.alloc(2 ** 24, 1));
    return new Promise((resolve) => setInterval(resolve, 2 ** 30, held));
  },
};

const answer = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

answer('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { attempt, argument } = JSON.parse(line) as { attempt: string; argument: string };
  try {
    answer({ got: (await attempts[attempt]?.(argument)) ?? null });
  } catch (error) {
    answer({ refused: error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'other' });
  }
}
