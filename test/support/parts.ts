import { pino } from 'pino';
import { createBank } from '../../src/bank/bank.ts';
import type { Parts } from '../../src/bot/dispatch.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { question } from './questions.ts';
import { createTestWorld, type TestWorld } from './world.ts';

const topics = ['gil', 'slots', 'heaps', 'locks', 'tries'];

/** Fifteen questions, of five topics in two tracks, five of each level. */
export const testBank = () =>
  createBank(
    {
      tracks: [
        { slug: 'memory', title: 'Memory', complete: true, topics: topics.slice(0, 2).map(topic) },
        { slug: 'structures', title: 'Structures', complete: true, topics: topics.slice(2).map(topic) },
      ],
    },
    topics.flatMap((slug, index) =>
      (['junior', 'intermediate', 'senior'] as const).map((level) =>
        question(`${slug}-${level}`, { topic: slug, track: index < 2 ? 'memory' : 'structures', level }),
      ),
    ),
  );

const topic = (slug: string) => ({
  slug,
  title: slug.toUpperCase(),
  level: 'junior' as const,
  teaches: `All of ${slug}.`,
});

/** What a bot is made of in tests: a database in memory, the test bank, a clock that is moved by hand. */
export const createParts = async (
  world: TestWorld = createTestWorld(),
): Promise<Parts & { world: TestWorld }> => ({
  store: await storeOn(openSqlite(':memory:')),
  bank: testBank(),
  world,
  log: pino({ level: 'silent' }),
  forgetUpTo: 0,
});
