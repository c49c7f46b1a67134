import type { Quiz, QuizEnd } from '../../engine/quiz.ts';
import { type Block, body, type Card, note, small, title } from '../../view/card.ts';
import { strong } from '../../view/inline.ts';
import { plural } from '../../view/text.ts';
import type { Standing } from '../ports/boards.ts';
import { standingsTable } from './standings.ts';

/** What a channel sees before the first question. */
export const quizIntroCard = (quiz: Quiz): Card => ({
  tone: 'question',
  blocks: [
    title(`A quiz of ${plural(quiz.questions, 'question')}`),
    body(`${plural(quiz.allowedMs / 1000, 'second')} each. ${rules[quiz.mode]}`),
    small('Get ready.'),
  ],
});

const rules: Readonly<Record<Quiz['mode'], string>> = {
  everyone: 'Everyone who is right in time scores, and the faster the more. Your first answer counts.',
  race: 'The first right answer takes the question. You have one try.',
};

/** What a channel sees when the bot comes back in the middle of a quiz; nothing when the quiz is not in its middle. */
export const quizResumedCard = ({ phase, questions }: Quiz): Card | undefined =>
  phase.kind === 'asking' || phase.kind === 'pause'
    ? note([
        'I was away for a moment. ',
        strong('The quiz goes on'),
        ` at question ${phase.index + 1} of ${questions}.`,
      ])
    : undefined;

/** The final standings. */
export const quizEndCard = ({ phase }: Quiz, standings: readonly Standing[]): Card => {
  const reason = phase.kind === 'over' ? phase.reason : 'finished';
  return {
    tone: 'neutral',
    blocks: [
      title('Final standings'),
      ...(endings[reason] === '' ? [] : [body(endings[reason])]),
      ...result(standings),
    ],
  };
};

const endings: Readonly<Record<QuizEnd, string>> = {
  finished: '',
  stopped: 'The quiz was stopped.',
  deserted: 'Nobody answered three times in a row, so the quiz ends here.',
};

const result = (standings: readonly Standing[]): Block[] => {
  const winners = standings.filter(({ rank, points }) => rank === 1 && points > 0);
  if (standings.length === 0) return [body('Nobody played this time. /quiz start begins another one.')];
  const podium = winners.length === 0 ? ['Nobody scored.'] : ['Well played, ', ...names(winners), '!'];
  return [body(podium), standingsTable(standings)];
};

const names = (standings: readonly Standing[]) =>
  standings.slice(0, 3).flatMap(({ name }, index) => [...(index > 0 ? [' and '] : []), strong(name)]);
