import { body, type Card, small } from '../../chat/card.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately } from '../../chat/messages.ts';
import { dailyActions } from '../daily/actions.ts';
import { commandsOf } from '../feature.ts';
import { quizActions } from '../quiz/actions.ts';

/** What a newcomer would want, as buttons. */
export const helloCard: Card = {
  tone: 'neutral',
  blocks: [
    body('I ask interview questions: one a day, or several in a live quiz. What would you like to do here?'),
    {
      kind: 'actions',
      actions: [
        { label: 'Start a quiz', action: quizActions['new-quiz'].id({}), style: 'plain' },
        { label: 'Daily question', action: dailyActions['set-up-daily'].id({}), style: 'plain' },
      ],
    },
    small(says`${slash('help')} tells what else there is.`),
  ],
};

/** Answers somebody who talks to the bot without saying what for. */
export const hello = commandsOf<object>()({
  path: 'hello',
  about: 'See what the bot can do',
  who: 'anyone',
  repeatable: true,
  options: {},
  run: async () => privately(helloCard),
});
