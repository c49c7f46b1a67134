import { createBank } from '../../src/bank/bank.ts';
import { question } from './questions.ts';

const topics = ['gil', 'slots', 'heaps', 'locks', 'tries'];

/** Builds a bank of fifteen questions: five topics in two tracks, and five questions per level. */
export const testBank = () =>
  createBank(
    {
      tracks: [
        { slug: 'memory', title: 'Memory', topics: topics.slice(0, 2).map(topic) },
        { slug: 'structures', title: 'Structures', topics: topics.slice(2).map(topic) },
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
