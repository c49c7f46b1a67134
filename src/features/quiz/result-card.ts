import { type Block, body, type Card, small, title } from '../../chat/card.ts';
import { type Inline, prose, relative, says, strong } from '../../chat/inline.ts';
import { capitalized, clip, grouped, plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import type { Hidden } from '../rounds/open-questions.ts';
import { choiceText, codeGlimpse, letterAt, readMore } from '../rounds/question-card.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import { inOneLine } from '../rounds/shorten.ts';
import { moreButton } from './buttons.ts';
import { type OwnPlace, rankText } from './place-text.ts';
import type { AskedRound } from './repository.ts';

/** How a player did in a quiz. */
export interface OwnResult {
  readonly place: OwnPlace;
  /** All questions of the quiz that were asked. */
  readonly asked: readonly AskedRound[];
}

/** Some of the questions that a player got wrong or did not answer. */
export interface Missed {
  readonly questions: readonly (AskedRound & {
    /** What hides its solution; `undefined` if nothing does. */
    readonly hidden: Hidden | undefined;
  })[];
  /** Where the others are, if there are more. */
  readonly next: { readonly quiz: number; readonly page: number } | undefined;
}

/** Builds the card that tells a player how they did in a quiz, and explains what they missed. */
export const resultCard = (own: OwnResult, missed: Missed): Card => ({
  tone: 'neutral',
  blocks: [
    title('Your result'),
    body(summary(own)),
    ...extremes(own.asked),
    ...(missed.questions.length === 0 ? [body(nothingMissed)] : missedBlocks(missed)),
  ],
});

/** Builds the card that explains more of what a player missed. */
export const missedCard = (missed: Missed): Card => ({
  tone: 'neutral',
  blocks: missed.questions.length === 0 ? [body(nothingMissed)] : missedBlocks(missed),
});

const nothingMissed = 'There is nothing that you missed.';

const summary = ({ place, asked }: OwnResult): Inline[] => {
  const right = asked.filter(({ answer }) => answer?.right).length;
  return [
    ...(place.size > 1 && place.own.score.points > 0 ? [strong(capitalized(rankText(place))), ' · '] : []),
    `${plural(place.own.score.points, 'point')} · ${right} of ${asked.length} right`,
  ];
};

interface Given {
  readonly round: Round;
  readonly answer: Answer;
}

/** Tells a player's best answer and, if it is another one, their slowest. */
const extremes = (asked: readonly AskedRound[]): Block[] => {
  const given = asked.flatMap(({ round, answer }) => (answer === undefined ? [] : [{ round, answer }]));
  const [best] = given
    .filter(({ answer }) => answer.points > 0)
    .sort((one, other) => other.answer.points - one.answer.points || taken(one) - taken(other));
  const [slowest] = given.toSorted((one, other) => taken(other) - taken(one));
  const told = [
    ...(best === undefined
      ? []
      : [`Best: question ${numberOf(best)}, +${grouped(best.answer.points)} in ${seconds(best)}`]),
    ...(slowest === undefined || slowest === best
      ? []
      : [`Slowest: question ${numberOf(slowest)}, ${seconds(slowest)}`]),
  ];
  return told.length === 0 ? [] : [small(told.join(' · '))];
};

const taken = ({ round, answer }: Given): number => Math.max(0, answer.at - round.openedAt);

/** Formats how long an answer took, as in `1.2 s`. */
const seconds = (given: Given): string => `${(taken(given) / 1000).toFixed(1)} s`;

const numberOf = ({ round: { game } }: Pick<Given, 'round'>): number =>
  game.kind === 'quiz' ? game.index + 1 : 1;

const missedBlocks = ({ questions, next }: Missed): Block[] => [
  ...questions.flatMap(({ round, answer, hidden }) => [
    body([strong(`Question ${numberOf({ round })}. `), ...prose(clip(round.question.prompt, 300))]),
    ...codeGlimpse(round.question),
    ...(hidden === undefined ? explained(round, answer) : [small(hiddenText(hidden))]),
  ]),
  ...(next === undefined ? [] : [moreButton(next.quiz, next.page)]),
];

const hiddenText = ({ until }: Hidden): Inline[] =>
  until === undefined
    ? [
        'It is being asked in another channel right now. Its answer is here once everyone there has had their turn.',
      ]
    : ['It is open in another channel right now. Its answer is here after it closes, ', relative(until), '.'];

/** Starts from a player's own choice. */
const explained = ({ question }: Round, answer: Answer | undefined): Block[] => {
  const { position, text } = rightChoice(question);
  const own = answer && question.choices[answer.choice];
  return [
    body([
      ...(answer === undefined || own === undefined
        ? ['You did not answer it.']
        : says`You chose ${strong(letterAt(answer.choice))}: ${choiceText(question, inOneLine(own.text))}`),
      ...(own?.why === undefined ? [] : ['\n', ...prose(own.why)]),
    ]),
    body(says`The answer is ${strong(letterAt(position))}: ${choiceText(question, inOneLine(text))}`),
    readMore(question),
  ];
};
