import { setImmediate } from 'node:timers/promises';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { note } from '../../chat/card.ts';
import type { Input } from '../../chat/messages.ts';
import type { Handler } from '../../chat/platform-adapter.ts';
import type { Button } from './buttons.ts';
import { type Meaning, parse } from './line.ts';
import type { Printer } from './reply.ts';
import type { Session } from './session.ts';

/** What the receiver needs to act on lines. */
export interface ReceiverContext {
  readonly session: Session;
  readonly printer: Printer;
  readonly handler: Handler;
  /** Epoch milliseconds. */
  now(): number;
  /** Moves the clock to what is due next, if that is by `limit`, and returns whether it did. Absent in real time. */
  readonly fastForward?: ((limit: number) => boolean) | undefined;
  quit(): void;
}

/** Acts on what people type. */
export interface Receiver {
  /** Shows what is open in the channel that somebody enters. */
  arrive(): Promise<void>;
  /** Does what a line means. */
  receive(line: string): Promise<void>;
  /** Resolves when the current input has been answered. */
  answered(): Promise<void>;
}

/** How far an answer may move the clock to reach its question. */
const longestFastForwardMs = 600_000;

/** Creates the receiver of a session. */
export const createReceiver = (context: ReceiverContext): Receiver => {
  const { session, printer, handler, now, fastForward } = context;
  let doing: Promise<void> = Promise.resolve();
  // With piped input, everybody who will ever come is there already.
  const known: Readonly<Record<string, string>> = fastForward === undefined ? {} : { lobby: '0' };

  const send = (input: Input, pressed?: Button): Promise<void> => {
    doing = handler
      .handle({ ...input, ...session.origin(), at: now() })
      .then((response) => printer.reply(response, pressed));
    return doing;
  };

  const arrive = async (): Promise<void> => {
    const response = await handler.handle({ kind: 'arrive', ...session.origin() });
    if (response.kind !== 'reply') return;
    for (const card of response.cards) {
      session.board.note(session.channelKey, card);
      printer.show(card);
    }
  };

  const question = () => session.board.question(session.channelKey, session.personKey);

  const answer = async (position: number | undefined): Promise<void> => {
    let found = question();
    // With piped input, an answer that comes before its question moves the clock to the question.
    const limit = now() + longestFastForwardMs;
    while (!found?.isNew && fastForward?.(limit)) {
      await setImmediate();
      await handler.settled();
      found = question();
    }
    if (found === undefined) {
      const says = session.board.isLive(session.channelKey)
        ? 'No question of the quiz is open right now. The next one is on its way.'
        : `No question is open in #${session.channel}. Type /quiz start to start a quiz.`;
      return printer.tell(note(says, 'warning'));
    }
    // A letter that was meant for a quiz must not answer anything else.
    if (found.isNew && session.board.takeDoubt(found.question)) {
      return printer.tell(
        note(
          'The quiz is over, so your answer was not counted. Type it again to answer the question that is still open.',
          'warning',
        ),
      );
    }
    const { choices } = found.question.choices;
    const action = position === undefined ? undefined : choices[position]?.action;
    if (action === undefined) {
      const letters = choices.map(({ letter }) => letter).join(', ');
      return printer.tell(note(`The choices are ${letters}.`, 'warning'));
    }
    session.board.answered(found.question, session.personKey);
    await send({ kind: 'action', action });
  };

  const acts: ByKind<Meaning, [], void | Promise<void>> = {
    nothing: () => printer.refresh(),
    quit: () => context.quit(),
    as: ({ name }) => {
      session.speakAs(name);
      printer.tell(note(`You are now speaking as ${session.person}.`));
    },
    in: ({ name }) => {
      session.enter(name);
      printer.tell(note(`You are now in #${session.channel}.`));
      return arrive();
    },
    answer: ({ position }) => answer(position),
    command: (meaning) => send({ ...meaning, known }),
    button: ({ button }) => send({ kind: 'action', action: button.action }, button),
    unclear: ({ error }) => printer.tell(note(error, 'warning')),
  };

  return {
    arrive,
    receive: async (line) => {
      const meaning = parse(line, session.buttons.in(session.channelKey), handler);
      await byKind(acts, meaning);
    },
    answered: () => doing,
  };
};
