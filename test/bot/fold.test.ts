import { expect, test } from 'vitest';
import { foldAnswers } from '../../src/bot/fold.ts';
import type { Records, Store } from '../../src/bot/store.ts';

test('the leaderboards are brought up to date slice by slice, and each slice gives way to answers', async () => {
  const seen: string[] = [];
  let left = 3;
  const fold = async () => {
    seen.push('slice');
    return --left > 0;
  };
  const transaction: Store['transaction'] = (work) => work({ folding: { fold } } as unknown as Records);
  const calm = async () => void seen.push('answers');
  await foldAnswers({ store: { transaction } as Store }, calm);
  expect(seen).toEqual(['answers', 'slice', 'answers', 'slice', 'answers', 'slice']);
});
