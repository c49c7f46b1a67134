/** Wording that a native-speaking engineer would not use, and that keeps coming back. */
export interface Phrase {
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly better: string;
}

/** The phrases to look for in comments, texts and documents. */
export const phrases: readonly Phrase[] = [
  { pattern: /\banew\b/i, better: 'again' },
  { pattern: /\bmend(s|ed|ing)?\b/i, better: 'fix' },
  { pattern: /\bso many\b/i, better: 'how many, that many, this many' },
  { pattern: /\b(is|are|was|were) to be\b/i, better: 'should be, must be, will be' },
  {
    pattern:
      /(^|[.:!?] |\/\*\* |\/\/ |\* )Who (?!(is|has|was|can|may|should|will|would|did|does)\b[^.]*\?)\w+s? [^?]*$/,
    better: 'Anyone who …',
  },
  { pattern: /\bnothing (when|where|if|for|before|once|while|until)\b/, better: '`undefined` if …' },
  {
    pattern:
      /\b([Aa]|[Oo]ne) (bar|row|line|message|column|button|key|card|folder|file|renderer|square|player) an? \w/,
    better: 'one … per …',
  },
  { pattern: /\bbeside\b/i, better: 'next to, besides' },
  {
    pattern:
      /, as (the|it|they|who|there|no|nobody|somebody|I|we|that|this|one|people|platforms|a channel|Discord|Slack)\b/,
    better: 'because',
  },
  { pattern: /\b(shall|till|whilst)\b/i, better: 'will, must; until; while' },
  { pattern: /\bover night\b/i, better: 'overnight' },
  { pattern: /\bby and by\b/i, better: 'over time, in the background' },
  { pattern: /\bin which way\b/i, better: 'how' },
  { pattern: /\bthe fitting\b/i, better: 'the right' },
  { pattern: /\bmust(n't| not)? (be )?reckon(ed)?\b/i, better: 'consider' },
  { pattern: /\bwhat comes out\b/i, better: 'what does this print' },
  { pattern: /\bfor ever\b/i, better: 'forever' },
  {
    pattern:
      /\b(colour|behaviour|favour|honour|neighbour|labour)|\b(centre|grey|learnt|spelt|whilst)\b|\w(ognis|rganis|ialis|mmaris|ategoris|ecializ.?is)(e|ed|es|ing|ation)\b|labelled|modelling/i,
    better: 'American spelling',
  },
  { pattern: /\ben-GB\b/, better: 'en-US' },
];
