import { type Block, small } from '../../chat/card.ts';

/** Builds the line that says that points are about to change, if they are. */
export const recountLine = (isRecounting: boolean): Block[] =>
  isRecounting ? [small('Points here are being recounted, so they may change in a moment.')] : [];
