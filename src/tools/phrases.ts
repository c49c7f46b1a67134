import { phrases as phrasesOfQuestions } from '../bank/check/english/phrases.ts';

/** What keeps coming back in code and documents but may stand in a question, with the better wording. */
const phrasesOfCode: typeof phrasesOfQuestions = [
  [/\bso many\b/i, 'how many, that many, this many'],
  [
    /(^|[.:!?] |\/\*\* |\/\/ |\* )Who (?!(is|has|was|can|may|should|will|would|did|does)\b[^.]*\?)\w+s? [^?]*$/,
    'Anyone who …',
  ],
  [/\bnothing (when|where|if|for|before|once|while|until)\b/, '`undefined` if …'],
  [
    /\b([Aa]|[Oo]ne) (bar|row|line|message|column|button|key|card|folder|file|renderer|square|player) an? \w/,
    'one … per …',
  ],
  [
    /, as (the|it|they|who|there|no|nobody|somebody|I|we|that|this|one|people|platforms|a channel|Discord|Slack)\b/,
    'because',
  ],
  [/\bby and by\b/i, 'over time, in the background'],
  [/\ben-GB\b/, 'en-US'],
];

/** Wording that a native-speaking engineer would not use, and that keeps coming back, with what to write instead. */
export const phrases = [...phrasesOfQuestions, ...phrasesOfCode];
