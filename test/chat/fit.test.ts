import { expect, test } from 'vitest';
import { body, type Card, type ImageBlock } from '../../src/chat/card.ts';
import { limitViolations, split } from '../../src/chat/fit.ts';
import { limits } from '../../src/chat/limits.ts';
import { podiumImage } from '../support/drawing.ts';

const card = (images: number, more: Partial<ImageBlock>): Card => ({
  tone: 'neutral',
  blocks: Array.from({ length: images }, () => ({ ...podiumImage('ada'), ...more })),
});

test.each([
  ['its fallback', { fallback: [body('one'), body('two'), body('three')] }, 3],
  ['itself, if it has no fallback', { fallback: [] }, 1],
])('an image counts as many blocks as %s', (_, more, blocks) => {
  const most = Math.floor(limits.blocks / blocks);
  expect(limitViolations(card(most, more))).toEqual([]);
  expect(limitViolations(card(most + 1, more))).toHaveLength(1);
  expect(split(card(most + 1, more))).toHaveLength(2);
});
