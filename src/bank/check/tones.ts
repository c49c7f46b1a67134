import type { Entry } from '../loader.ts';

/** How often right and wrong choices hold a kind of word, each from 0 to 1. */
export interface ToneRate {
  readonly tone: string;
  readonly right: number;
  readonly wrong: number;
}

const tones: readonly (readonly [string, RegExp])[] = [
  [
    'hedges',
    /\b(may|might|can|could|usually|often|sometimes|unless|typically|generally|mostly|perhaps|likely|depends|some)\b/i,
  ],
  [
    'absolutes',
    /\b(always|never|only|all|every|each|none|no|any|must|cannot|impossible|nothing|everything|entirely)\b/i,
  ],
];

/** Counts hedges and absolutes in right and in wrong choices; a player can go by them when the rates differ. */
export const toneRates = (entries: readonly Entry[]): ToneRate[] => {
  const choices = entries.flatMap(({ question }) => (question.kind === 'choice' ? question.choices : []));
  const rate = (pattern: RegExp, wanted: boolean) => {
    const own = choices.filter(({ correct }) => correct === wanted);
    return own.filter(({ text }) => pattern.test(text)).length / Math.max(1, own.length);
  };
  return tones.map(([tone, pattern]) => ({ tone, right: rate(pattern, true), wrong: rate(pattern, false) }));
};
