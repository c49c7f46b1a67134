import { expect, test } from 'vitest';
import { missedCard } from '../../../src/features/quiz/result-card.ts';
import { keptOf, recapBlocks } from '../../../src/features/recap/kept.ts';
import { question } from '../../support/questions.ts';
import { rounds } from '../../support/rounds.ts';

const code = { language: 'python', text: ['first = 1', 'second = 2', 'a', 'b', 'c', 'd'].join('\n') };
const round = rounds.closed({ ...question('code'), code });

const facts = {
  from: '2026-09-21',
  before: '2026-09-28',
  top: { standings: [], size: 0, more: 0 },
  bestTeams: [],
  streaks: { shown: [], more: 0, size: 0 },
  mostMissed: { round, answers: 3, right: 1 },
  isHidden: false,
};

test('whoever reads about a program sees how it begins: in a result and in a recap', () => {
  const missed = missedCard({
    questions: [{ round, answer: undefined, hidden: undefined }],
    next: undefined,
  });
  const recap = { tone: 'neutral', blocks: recapBlocks(keptOf(facts), new Map()) } as const;
  for (const { blocks } of [missed, recap]) {
    const shown = blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : []));
    expect(shown).toEqual(['first = 1\nsecond = 2\na\nb\n…']);
  }
});
