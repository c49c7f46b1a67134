import { setImmediate } from 'node:timers/promises';
import { type Card, note } from '../../chat/card.ts';
import { formCard } from '../../chat/form-card.ts';
import type { Input, Response } from '../../chat/messages.ts';
import type { Handler, PlatformAdapter } from '../../chat/platform-adapter.ts';
import { clip, oneLine } from '../../chat/text.ts';
import { Board } from './board.ts';
import { type Button, Buttons } from './buttons.ts';
import { type Look, renderCard } from './cards.ts';
import { type Meaning, understand } from './inbound.ts';
import { terminalPlatform } from './outbound.ts';
import type { Screen } from './screen.ts';

/** What a terminal needs. */
export interface TerminalOptions {
  readonly screen: Screen;
  /** Who speaks first. */
  readonly as: string;
  /** Epoch milliseconds. */
  now(): number;
  /** Puts the clock forward to what is due next, if that is by `limit`; says whether it did. Absent where people wait. */
  readonly fastForward?: ((limit: number) => boolean) | undefined;
}

const home = { platform: 'terminal', workspace: 'local' } as const;
const longestName = 40;
/** An answer waits at most this long for its question where time is hurried. */
const longestFastForwardMs = 600_000;

const welcome = [
  'Welcome to Hotseat. /quiz start begins a quiz, a letter or a number answers, a word in [brackets] presses its button, /help shows the rest.',
  'Here you can also say /as NAME to speak as somebody else, /in CHANNEL to go elsewhere, and /quit.',
].join('\n');

/** A terminal on a screen, on which several people can speak in several channels. Everyone there is a manager. */
export const createTerminal = ({ screen, as, now, fastForward }: TerminalOptions): PlatformAdapter => {
  const board = new Board();
  let person = nameOf(as);
  /** As they were typed last, by what means the person. */
  const names = new Map([[key(person), person]]);
  let channel = 'general';
  const buttons = new Buttons();

  const look = (): Look => ({ width: screen.width, now: now(), paint: screen.paint });
  const show = (lines: readonly string[]) => {
    screen.print([...lines, '']);
    refresh();
  };
  const tell = (card: Card) => show(renderCard(card, look(), person));
  const refresh = () => {
    const closesAt = board.closesAt(key(channel));
    const left = closesAt === undefined ? undefined : Math.ceil((closesAt - now()) / 1000);
    const clock = left === undefined || left < 0 || left > 600 ? '' : ` ${left} s`;
    screen.prompt(`${screen.paint('bold', `${person} #${channel}`)}${screen.paint('yellow', clock)} › `);
  };
  const printPost = (where: string, card: Card) => {
    const sign = where === key(channel) ? [] : [screen.paint('dim', `#${where}`)];
    buttons.shown(where, card);
    show([...sign, ...renderCard(card, look())]);
  };
  /** What somebody is doing now. */
  let doing: Promise<void> = Promise.resolve();
  const printNotice = async (user: string, card: Card) => {
    // What others hear of it comes below the answer to it.
    await doing;
    show(renderCard(card, look(), names.get(user) ?? user));
  };
  const from = () => ({
    sender: {
      ...home,
      user: key(person),
      name: person,
      manager: true,
    },
    place: { ...home, channel: key(channel), name: channel },
  });

  const answerWith = (cards: readonly Card[], isPrivate: boolean) => {
    buttons.told(isPrivate ? cards : []);
    for (const card of cards) {
      if (!isPrivate) buttons.shown(key(channel), card);
      show(renderCard(card, look(), isPrivate ? person : undefined));
    }
  };
  /** `pressed`: the button that this answers; what takes the place of its card is seen by whoever saw that. */
  const deliver = (response: Response, pressed?: Button) => {
    if (response.kind === 'form') return tell(formCard(response.form));
    if (response.kind === 'update') return answerWith([response.card], pressed?.isPrivate ?? true);
    answerWith(response.cards, response.private);
    if (response.file) screen.print([response.file.text]);
  };
  const send = (handler: Handler, input: Input, pressed?: Button): Promise<void> => {
    doing = handler.handle({ ...input, ...from() }).then((response) => deliver(response, pressed));
    return doing;
  };

  const arrive = async (handler: Handler) => {
    const response = await handler.handle({ kind: 'arrive', ...from() });
    if (response.kind !== 'reply') return;
    for (const card of response.cards) {
      board.note(key(channel), card);
      show(renderCard(card, look()));
    }
  };

  const answer = async (handler: Handler, position: number) => {
    let found = board.question(key(channel), key(person));
    // Where nobody waits, an answer that comes before its question brings the question on.
    const limit = now() + longestFastForwardMs;
    while (!found?.isNew && fastForward?.(limit)) {
      await setImmediate();
      await handler.settled();
      found = board.question(key(channel), key(person));
    }
    const action = found?.question.choices.choices[position]?.action;
    if (found === undefined)
      return tell(note(`No question is open in #${channel}. /quiz start begins a quiz.`, 'warning'));
    if (action === undefined) {
      const letters = found.question.choices.choices.map(({ letter }) => letter).join(', ');
      return tell(note(`The choices are ${letters}.`, 'warning'));
    }
    board.answered(found.question, key(person));
    await send(handler, { kind: 'action', action });
  };

  const act = async (handler: Handler, meaning: Meaning): Promise<void> => {
    switch (meaning.kind) {
      case 'nothing':
        return refresh();
      case 'quit':
        return screen.close();
      case 'as':
        person = nameOf(meaning.name);
        names.set(key(person), person);
        return tell(note(`You speak as ${person} now.`));
      case 'in':
        channel = nameOf(meaning.name.replace(/^#/, ''));
        tell(note(`You are in #${channel} now.`));
        return arrive(handler);
      case 'answer':
        return answer(handler, meaning.position);
      case 'command':
        return send(handler, meaning);
      case 'button':
        return send(handler, { kind: 'action', action: meaning.button.action }, meaning.button);
      case 'unclear':
        return tell(note(meaning.says, 'warning'));
    }
  };

  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const readLines = async (handler: Handler) => {
    const clock = screen.interactive ? setInterval(refresh, 1000) : undefined;
    await screen.read(
      async (line) => {
        await act(handler, understand(line, buttons.in(key(channel)), handler.commands));
        // Line by line, what a line brings about is printed before the next one is read.
        if (!screen.interactive) await handler.settled();
      },
      async (line) => [
        ...['/as ', '/in ', '/quit'].filter((own) => own.startsWith(line)),
        ...(await handler.complete(line, home)),
      ],
    );
    clearInterval(clock);
    end();
  };

  return {
    platform: terminalPlatform(board, { post: printPost, tell: printNotice }),
    connect: async (handler) => {
      tell(note(welcome));
      await arrive(handler);
      void readLines(handler);
      refresh();
    },
    ended,
    close: async () => screen.close(),
  };
};

/** Names that differ in case alone mean the same person, or the same channel. */
const key = (name: string): string => name.toLowerCase();

const nameOf = (typed: string): string => clip(oneLine(typed), longestName) || 'you';
