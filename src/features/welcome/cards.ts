import { body, type Card, small, title } from '../../chat/card.ts';
import { says, slash } from '../../chat/inline.ts';
import { welcomeActions } from './actions.ts';

const about =
  'I ask a channel one interview question a day, and run live quizzes. People answer with a button, and only they see how it went.';

/** Builds the one message with which the bot introduces itself in a channel. */
export const greetingCard = (): Card => ({
  tone: 'neutral',
  blocks: [
    title("Hello, I'm Hotseat"),
    body(about),
    {
      kind: 'actions',
      actions: [
        {
          label: 'Set up a daily question',
          action: welcomeActions['set-up'].id({}),
          style: 'plain',
        },
      ],
    },
    small(
      says`Or try a quiz right away with ${slash('quiz start')}. ${slash('help')} lists what else I can do.`,
    ),
  ],
});

/** Builds what the person is told who brought the bot where it may not write yet. `obstacle` says what to do about it. */
export const cannotGreetCard = (obstacle: string): Card => ({
  tone: 'neutral',
  blocks: [
    title("Hello, I'm Hotseat"),
    body(about),
    body(obstacle),
    small(
      says`Then type ${slash('daily setup')} in that channel: it asks for the time, and I post a question there every day. ${slash('help')} lists what else I can do.`,
    ),
  ],
});
