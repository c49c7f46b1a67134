import {
  type ActionsBlock,
  type Block,
  body,
  type Card,
  type ClosedChoices,
  title,
} from '../../chat/card.ts';
import { type Inline, person, prose, strong } from '../../chat/inline.ts';
import type { Member } from '../../chat/people.ts';
import { phoneLines } from '../../chat/phone-lines.ts';
import { letters, rightChoice } from '../../engine/round.ts';
import { roundActions } from './actions.ts';
import { choiceText, codeBlock, letterAt } from './question-card.ts';
import type { Round } from './repository.ts';
import { shortenTo } from './shorten.ts';

/** The most lines that a closed question takes on a phone, without its code. */
const mostLines = 26;

/** What was voted in a closed round, and who was first to be right, if anybody was. */
export interface Outcome {
  /** By position shown. */
  readonly votes: ReadonlyMap<number, number>;
  readonly firstRight: Pick<Member, 'user' | 'name'> | undefined;
}

/**
 * Builds the card of a closed question: its votes, the answer, the beginning of the explanation, and `more` blocks below.
 * On a phone it takes at most 26 lines: what is too long is shortened, and stands in full behind its button.
 */
export const closedQuestionCard = (
  round: Round,
  heading: string,
  outcome: Outcome,
  more: readonly Block[],
): Card => {
  const above = [title(heading)];
  const below = [body(verdict(round, outcome))];
  const end = [...more.filter(({ kind }) => kind !== 'actions'), buttons(round, more)];
  const room = mostLines - phoneLines([...above, ...below, ...end]);
  const shown = shortenTo(round.question, outcome.votes, ({ prompt, choices, explanation }) => {
    const texts = [
      body(prose(prompt)),
      closedChoices(round, choices, outcome.votes),
      body(prose(explanation)),
    ];
    return phoneLines(texts) - room;
  });
  return {
    tone: 'neutral',
    blocks: [
      ...above,
      body(prose(shown.prompt)),
      ...codeBlock(round.question),
      closedChoices(round, shown.choices, outcome.votes),
      ...below,
      body(prose(shown.explanation)),
      ...end,
    ],
  };
};

/** Builds the block with the choices, the right one marked. `texts` are shown in place of theirs. */
export const closedChoices = (
  { id, question }: Round,
  texts: readonly string[],
  votes: ReadonlyMap<number, number>,
): ClosedChoices => ({
  kind: 'choices',
  key: String(id),
  state: 'closed',
  choices: question.choices.map(({ correct }, choice) => ({
    letter: letters[choice] ?? '?',
    text: choiceText(question, texts[choice] ?? ''),
    right: correct,
    votes: votes.get(choice) ?? 0,
  })),
});

/** Puts the button that explains the question on one line with those of its game. */
const buttons = ({ id }: Round, more: readonly Block[]): ActionsBlock => ({
  kind: 'actions',
  actions: [
    { label: 'Why?', action: roundActions.why.id({ round: id }), style: 'plain' },
    ...more.flatMap((block) => (block.kind === 'actions' ? block.actions : [])),
  ],
});

const verdict = ({ question, isWithdrawn }: Round, { votes, firstRight }: Outcome): Inline[] => {
  const { position } = rightChoice(question);
  const answer = ['The answer is ', strong(letterAt(position)), '.'];
  if (isWithdrawn) return [...answer, ' This question was withdrawn, so every answer counts as right.'];
  if (votes.size === 0) return [...answer, ' Nobody answered.'];
  if (firstRight !== undefined) return [...answer, ' First to get it: ', person(firstRight), '.'];
  // The first to be right may have been erased, while others who were right remain.
  return votes.has(position) ? answer : [...answer, ' Nobody got it.'];
};
