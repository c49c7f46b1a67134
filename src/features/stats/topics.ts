import type { FieldsBlock, ImageBlock } from '../../chat/card.ts';
import type { Bank } from '../question-bank.ts';
import { extremes, percent, type Tally } from './accuracy.ts';

/** Names the strongest and the weakest, as fields; none if there are too few answers to tell. */
export const extremeFields = (
  tallies: readonly Tally[],
  limit: number,
  bank: Bank,
): FieldsBlock['fields'] => {
  const { strongest, weakest } = extremes(tallies, limit);
  return [
    ...(strongest.length === 0 ? [] : [{ name: 'Strong in', value: accuracyText(strongest, bank) }]),
    ...(weakest.length === 0 ? [] : [{ name: 'Worth practicing', value: accuracyText(weakest, bank) }]),
  ];
};

/** Shows the same as a picture, the best first; empty if there are too few answers to tell. */
export const topicsImage = (tallies: readonly Tally[], limit: number, bank: Bank): ImageBlock[] => {
  const { strongest, weakest } = extremes(tallies, limit);
  const shown = [...strongest, ...weakest.toReversed()];
  if (shown.length === 0) return [];
  const heading = 'Your strongest and weakest topics';
  return [
    {
      kind: 'image',
      name: 'topics.png',
      alt: `${heading}: ${accuracyText(shown, bank)}.`,
      picture: {
        kind: 'progress',
        heading,
        shares: shown.map(({ of, answers, right }) => ({
          title: bank.title(of),
          part: right,
          whole: answers,
        })),
      },
      fallback: [{ kind: 'fields', fields: extremeFields(tallies, limit, bank) }],
    },
  ];
};

/** Lists accuracies, as in `Decorators 4/5, 80%; GIL 1/4, 25%`. */
const accuracyText = (tallies: readonly Tally[], bank: Bank): string =>
  tallies
    .map((tally) => `${bank.title(tally.of)} ${tally.right}/${tally.answers}, ${percent(tally)}%`)
    .join('; ');
