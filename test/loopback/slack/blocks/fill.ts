import { type Dict, isDict } from '../json.ts';
import { actionables } from './walk.ts';

/**
 * Copies blocks the way Slack stores them: blocks and elements without an id get one, and
 * text objects get their defaults, so that what a bot reads back differs from what it sent.
 */
export function fillBlocks(blocks: Dict[], newId: () => string): Dict[] {
  return structuredClone(blocks).map((block) => {
    block.block_id ??= newId();
    for (const element of actionables(block)) element.action_id ??= newId();
    defaults(block);
    return block;
  });
}

function defaults(value: unknown): void {
  if (Array.isArray(value)) for (const item of value) defaults(item);
  if (!isDict(value)) return;
  if (value.type === 'plain_text') value.emoji ??= true;
  if (value.type === 'mrkdwn') value.verbatim ??= false;
  for (const entry of Object.values(value)) defaults(entry);
}
