import { type Dict, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { objectsIn } from './walk.ts';

/**
 * Estimates how many characters Slack counts for all blocks of a message together.
 * The rule is not documented. bolt-js#2509 found the edge at 13,297 characters with one markdown block and 125 less
 * with one more block; in #2867, Slack refused 11,341 characters of rich text in many small parts, so parts cost too.
 */
export function messageSize(blocks: Dict[]): number {
  const inside = blocks.flatMap(objectsIn);
  const characters = inside.reduce((sum, each) => {
    const words = typeof each.text === 'string' ? each.text : '';
    return sum + words.length + (str(each.alt_text)?.length ?? 0) + (str(each.url)?.length ?? 0);
  }, 0);
  const extraBlocks = Math.max(0, blocks.length - 1);
  const richParts = blocks
    .filter((block) => block.type === 'rich_text')
    .reduce((sum, block) => sum + objectsIn(block.elements).length, 0);
  return characters + extraBlocks * LIMITS.message.perBlock + richParts * RICH_PART;
}

/** Estimated from bolt-js#2867. */
const RICH_PART = 20;
