import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadBank } from '../../src/bank/loader.ts';
import { report } from '../../src/bank/problem.ts';

/** A data folder with one track `memory` and one topic `slots`, to write bank files into. */
export interface BankFolder {
  readonly path: string;
  write(file: string, text: string | Uint8Array): Promise<void>;
  /** Loads the bank and returns what is wrong with it, one line each. */
  problems(): Promise<string[]>;
  remove(): Promise<void>;
}

const syllabus = `
tracks:
  - slug: memory
    title: Memory
    topics:
      - { slug: slots, title: Slots, level: senior, teaches: What slots are for and what they cost. }
`;

/** Creates a temporary data folder. */
export const createBankFolder = async (): Promise<BankFolder> => {
  const path = await mkdtemp(join(tmpdir(), 'hotseat-bank-'));
  const write = async (file: string, text: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  };
  await write('syllabus.yaml', syllabus);
  return {
    path,
    write,
    problems: async () =>
      report((await loadBank(path)).problems)
        .split('\n')
        .filter(Boolean),
    remove: () => rm(path, { recursive: true }),
  };
};

/** A topic file with one sound question. */
export const goodTopic = `
topic: slots
questions:
  - id: slots-one
    kind: choice
    level: senior
    prompt: What do slots save?
    code: |
      class A:
          __slots__ = ("x",)
    choices:
      - { text: Memory, correct: true }
      - { text: Time, why: Access is hardly faster. }
      - { text: Typing, why: They add a line. }
    explanation: No dictionary is kept.
    references: ["https://docs.python.org/3/"]
`;
