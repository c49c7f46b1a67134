import { type Block, body, type Card, small, title } from '../../chat/card.ts';
import { code, type Inline, pieces, prose, says, slash, strong } from '../../chat/inline.ts';
import { clip, plural } from '../../chat/text.ts';
import type { ChoiceQuestion, KeyPoint, OpenQuestion, Question } from '../../engine/question.ts';
import type { Bank } from '../question-bank.ts';
import { choiceText, codeBlock, readMore } from '../rounds/question-card.ts';

/** With more of what a search found, the first would be out of sight on a phone. */
const most = 5;

/**
 * Builds the card that lists what a search found, best first.
 * @param all how many it found, with those whose solution is hidden
 */
export const foundCard = (words: string, found: readonly Question[], all = found.length): Card => ({
  tone: 'neutral',
  blocks: [
    title(`${plural(all, 'question')} about ${clip(words, 60)}`),
    ...found
      .slice(0, most)
      .flatMap(({ id, kind, level, prompt }) => [
        body(prose(clip(prompt, 120))),
        small([code(id), ` · ${kind}, ${level}`]),
      ]),
    ...(found.length === 0
      ? []
      : [small([found.length > most ? `These are the best ${most}. ` : '', ...howToSee])]),
    ...(all === found.length ? [] : [small(leftOut(all - found.length))]),
  ],
});

const howToSee = says`See one with its answer: ${slash('question show')} takes the small print below it.`;

const leftOut = (count: number): string =>
  `I left out ${plural(count, 'question')} that ${count === 1 ? 'is' : 'are'} being asked right now. Search again later.`;

/** Builds the card that shows a question with its answer and explanations. */
export const questionCard = (question: Question, bank: Bank): Card => ({
  tone: 'neutral',
  blocks: [
    title(bank.title(question.topic)),
    small(`${bank.title(question.track)} · ${question.level}`),
    body(prose(question.prompt)),
    ...codeBlock(question),
    ...(question.kind === 'open' ? openAnswer(question) : choiceAnswer(question)),
    readMore(question),
    small(['Its id: ', code(question.id)]),
  ],
});

const choiceAnswer = (question: ChoiceQuestion): Block[] => [
  ...question.choices.map(({ text, correct, why }) =>
    body([
      strong(correct ? '✓ ' : '✗ '),
      ...pieces(choiceText(question, text)),
      ...(why === undefined ? [] : ['\n', ...prose(why)]),
    ]),
  ),
  body(prose(question.explanation)),
];

const openAnswer = (kit: OpenQuestion): Block[] => [
  small(`About ${plural(kit.minutes, 'minute')}`),
  body([strong('What it tests: '), ...prose(kit.probes)]),
  body([strong('A good answer: '), ...prose(kit.answer)]),
  body([strong('Must have:'), ...bullets(pointsOf(kit, 'must'))]),
  body([strong('Better with:'), ...bullets(pointsOf(kit, 'plus'))]),
  body([
    strong('Weak: '),
    ...prose(`${kit.anchors.weak}\n`),
    strong('Fair: '),
    ...prose(`${kit.anchors.fair}\n`),
    strong('Strong: '),
    ...prose(kit.anchors.strong),
  ]),
  body([strong('Red flags:'), ...bullets(kit.redFlags)]),
  ...(kit.hints.length === 0 ? [] : [body([strong('Hints:'), ...bullets(kit.hints)])]),
  ...kit.followUps.map((one) =>
    body([
      strong('If: '),
      ...prose(`${one.if}\n`),
      ...prose(`Ask: ${one.ask}\n`).map((piece) => (typeof piece === 'string' ? strong(piece) : piece)),
      ...prose(one.answer),
    ]),
  ),
];

const pointsOf = ({ keyPoints }: OpenQuestion, wanted: KeyPoint['weight']): string[] =>
  keyPoints.filter(({ weight }) => weight === wanted).map(({ point }) => point);

const bullets = (texts: readonly string[]): Inline[] => texts.flatMap((text) => prose(`\n• ${text}`));
