import { type Block, body, type Card, small } from '../chat/card.ts';
import { type Inline, strong } from '../chat/inline.ts';
import { grouped } from '../chat/text.ts';

/** The latest results that people posted. */
export interface Shared<Result> {
  /** In the order in which they posted. */
  readonly latest: readonly (Result & { readonly name: string })[];
  /** How many did. */
  readonly count: number;
}

/** How many results a message shows. Longer lists might not fit below the final standings of a quiz. */
export const shownShares = 8;

/** Returns the square for an answer: right, wrong, or `undefined` for none. It tells nothing of the question. */
export const square = (right: boolean | undefined): string => {
  if (right === undefined) return '⬛';
  return right ? '🟩' : '🟥';
};

/**
 * Builds the card that shows somebody how they did, for them to copy.
 * @param post the action that posts it in the channel; `undefined` if they did already
 */
export const shareCard = (text: string, post: string | undefined): Card => ({
  tone: 'neutral',
  blocks: [
    body(text),
    ...(post === undefined
      ? [small('You posted this here. Copy it to share it elsewhere.')]
      : [
          small('Only you see this. Copy it, or post it here.'),
          { kind: 'actions', actions: [{ label: 'Post here', action: post, style: 'plain' }] } as const,
        ]),
  ],
});

/** Builds the list of those who posted how they did; none if nobody has. */
export const sharedBlocks = <Result>(
  { latest, count }: Shared<Result>,
  textOf: (result: Result) => string,
): Block[] => {
  if (latest.length === 0) return [];
  const lines = latest.map((one): Inline[] => [strong(one.name), `  ${textOf(one)}`]);
  const more = count - latest.length;
  return [
    body(lines.flatMap((line, index) => (index === 0 ? line : ['\n', ...line]))),
    ...(more > 0 ? [small(`and ${grouped(more)} more who shared theirs`)] : []),
  ];
};
