import { note } from '../../chat/card.ts';
import { offered } from '../../chat/commands/offered.ts';
import type { Handler, PlatformAdapter } from '../../chat/platform-adapter.ts';
import { completeOwn } from './complete.ts';
import { createReceiver, type Receiver } from './inbound.ts';
import type { Known } from './known.ts';
import { terminalPlatform } from './outbound.ts';
import { createPrinter } from './reply.ts';
import type { Screen } from './screen.ts';
import { Session } from './session.ts';
import { lacks } from './workspace.ts';

/** What the terminal adapter needs. */
export interface TerminalOptions {
  readonly screen: Screen;
  /** The name of the person who speaks first; `undefined` for the user of this machine. */
  readonly as: string | undefined;
  /** The people and channels of earlier sessions on this database. */
  readonly known: Known;
  /** Epoch milliseconds. */
  now(): number;
  /** Moves the clock to what is due next, if that is by `limit`, and returns whether it did. Absent in real time. */
  readonly fastForward?: ((limit: number) => boolean) | undefined;
}

const welcome = [
  'Welcome to Hotseat! Type /quiz start to start a quiz, a letter or number to answer, a word in [brackets] to press that button, and /help to see everything else.',
  'In the terminal you can also type /as NAME to speak as somebody else, /in CHANNEL to switch channels, and /quit to leave.',
].join('\n');

/** Connects the bot to a terminal, where several people can speak in several channels. */
export const createTerminal = ({ screen, as, known, now, fastForward }: TerminalOptions): PlatformAdapter => {
  const session = new Session(known, as);
  const printer = createPrinter(screen, session, now);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let receiver: Receiver | undefined;

  const readLines = async (handler: Handler, { receive }: Receiver): Promise<void> => {
    const clock = screen.interactive ? setInterval(printer.refresh, 1000) : undefined;
    await screen.read(
      async (line) => {
        await receive(line);
        // With piped input, everything that a line causes is printed before the next one is read.
        if (!screen.interactive) await handler.settled();
      },
      async (line) => [
        ...completeOwn(line, session),
        ...(await handler.complete(line, session.origin().place)),
      ],
    );
    clearInterval(clock);
    end();
  };

  return {
    platform: terminalPlatform(session.board, {
      post: printer.post,
      tell: async (person, card) => {
        // The reply to whatever caused a notice is printed first.
        await receiver?.answered();
        printer.notify(person, card);
      },
    }),
    connect: async (handler) => {
      const commands = handler.commands.map((command) => offered(command, lacks));
      receiver = createReceiver({
        session,
        printer,
        handler: { ...handler, commands },
        now,
        fastForward,
        quit: screen.close,
      });
      printer.tell(note(welcome));
      await receiver.arrive();
      void readLines(handler, receiver);
      printer.refresh();
    },
    ended,
    close: async () => screen.close(),
  };
};
