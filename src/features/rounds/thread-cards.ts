import { body, type Card, note, title } from '../../chat/card.ts';
import { says, strong } from '../../chat/inline.ts';
import { grouped, plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import { choiceText, letterAt } from './question-card.ts';
import type { Round } from './repository.ts';

/** How many answers a position of the choices got. */
type Votes = ReadonlyMap<number, number>;

/** Names a thread by what it is about. */
export const threadName = (heading: string): string => `${heading}: talk, with spoilers`;

/** Builds the first message of a thread. `about` is what it is about, as in `this quiz`. */
export const threadCard = (about: string): Card =>
  note(
    `Talk about ${about} here, so that nobody in the channel reads an answer too early. Answer first: what is said here may give it away. When it is over, I post the answer and how many were right.`,
  );

/** How many answered a question, how many of them were right, and what share that is, in percent. */
const sharesOf = ({ question }: Round, votes: Votes) => {
  const total = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const right = votes.get(rightChoice(question).position) ?? 0;
  return { total, right, percent: total === 0 ? 0 : Math.round((100 * right) / total) };
};

/** Builds the message in the thread of a question that has closed. */
export const roundAnswerCard = (round: Round, votes: Votes): Card => {
  const { position, text } = rightChoice(round.question);
  return {
    tone: 'neutral',
    blocks: [
      body(says`The answer is ${strong(letterAt(position))}: ${choiceText(round.question, text)}`),
      body(shareText(round, votes)),
    ],
  };
};

const shareText = (round: Round, votes: Votes): string => {
  const { total, right, percent } = sharesOf(round, votes);
  if (round.isWithdrawn) return 'This question was withdrawn, so every answer counts as right.';
  return total === 0
    ? 'Nobody answered.'
    : `${grouped(right)} of ${plural(total, 'answer')} right (${percent}%).`;
};

/** Builds the message in the thread of a quiz that is over. */
export const quizAnswersCard = (rounds: readonly (readonly [round: Round, votes: Votes])[]): Card => ({
  tone: 'neutral',
  blocks: [
    title('The answers'),
    {
      kind: 'table',
      columns: [
        { title: '#', align: 'right' },
        { title: 'Answer', align: 'left' },
        { title: 'Right', align: 'right' },
        { title: '%', align: 'right' },
      ],
      rows: rounds.map(([round, votes], index) => {
        const { total, right, percent } = sharesOf(round, votes);
        const letter = letterAt(rightChoice(round.question).position);
        return [
          String(index + 1),
          letter,
          `${grouped(right)}/${grouped(total)}`,
          total === 0 ? '' : String(percent),
        ];
      }),
    },
  ],
});
