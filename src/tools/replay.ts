import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { openBank } from '../bank/open-bank.ts';
import { dispatch } from '../bot/dispatch.ts';
import type { Store } from '../bot/store.ts';
import type { Card } from '../chat/card.ts';
import { formCard } from '../chat/form-card.ts';
import type { Reply } from '../chat/messages.ts';
import { readConfig } from '../config.ts';
import { loadEnvFile } from '../env-file.ts';
import { SetupError } from '../errors.ts';
import { readEvents, type SavedEvent } from '../event-file.ts';
import type { Bank } from '../features/question-bank.ts';
import { renderCard } from '../platforms/terminal/cards.ts';
import { createRuntime } from '../runtime.ts';
import { openStore, openUndone } from '../store/store.ts';
import { runTool } from './tool.ts';

/**
 * Replays events that SAVE_EVENTS has saved, and shows what the bot would reply. A SQLite database is copied first; in
 * PostgreSQL, everything happens in one transaction that is rolled back at the end. Nothing is posted anywhere.
 */
const replay = async (file: string): Promise<void> => {
  const events = readEvents(
    await readFile(file, 'utf8').catch((cause) => {
      throw new SetupError(`Can't read ${file}.`, { cause });
    }),
  );
  loadEnvFile();
  const { databaseUrl } = readConfig(process.env, []);
  const folder = await mkdtemp(join(tmpdir(), 'hotseat-replay-'));
  const store = await openCopy(databaseUrl, join(folder, 'copy.db'));
  try {
    const bank = await openBank();
    for (const event of events) await show(event, store, bank);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
};

const openCopy = async (url: string, copy: string): Promise<Store> => {
  if (/^postgres(ql)?:/i.test(url)) return openUndone(url);
  try {
    const original = new Database(url, { fileMustExist: true, readonly: true });
    await original.backup(copy);
    original.close();
  } catch (cause) {
    throw new SetupError(`Can't copy the database ${url}. Check DATABASE_URL.`, { cause });
  }
  return openStore(copy);
};

const show = async ({ at, incoming }: SavedEvent, store: Store, bank: Bank): Promise<void> => {
  const runtime = { ...createRuntime(0), now: () => at, wake: () => {} };
  const log = pino({ level: 'silent' });
  const reply = await dispatch(incoming, { store, bank, runtime, log });
  const { sender, place } = incoming;
  const what = incoming.kind === 'command' ? `/${incoming.path}` : incoming.kind;
  const lines = [
    `${new Date(at).toISOString()} ${sender.name} in #${place.name} on ${place.platform}: ${what}`,
    ...cardsOf(reply).flatMap((card) => renderCard(card, { width: 80, now: at, paint: (_, text) => text })),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};

const cardsOf = (reply: Reply): readonly Card[] => {
  if (reply.kind === 'form') return [formCard(reply.form)];
  return reply.kind === 'update' ? [reply.card] : reply.cards;
};

await runTool(
  {
    run: 'npm run replay --',
    about:
      'Replays saved events on a copy of the database, and shows what the bot would reply. Posts nothing.',
    flags: {},
    operands: {
      usage: 'FILE',
      about: 'What SAVE_EVENTS has written. Required.',
      most: 1,
    },
  },
  async ({ operands: [file] }) => {
    if (file === undefined)
      throw new SetupError('Usage: npm run replay -- FILE, where FILE was written by SAVE_EVENTS.');
    await replay(file);
  },
);
