import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Card } from '../../chat/card.ts';
import type { Reply } from '../../chat/messages.ts';
import type { Button } from './buttons.ts';
import { type RenderOptions, renderCard } from './cards.ts';
import { renderForm } from './forms.ts';
import type { Screen } from './screen.ts';
import type { Session } from './session.ts';

/** Prints what people see. */
export interface Printer {
  /** Prints a card that only the person who is speaking sees. */
  tell(card: Card): void;
  /** Prints a card that everyone sees. */
  show(card: Card): void;
  /** Prints a post in a channel, which may not be the current one. */
  post(channel: string, card: Card): void;
  /** Prints a card that only one person sees. */
  notify(personKey: string, card: Card): void;
  /** Prints a reply. An update of a pressed button's card is seen by the people who saw that card. */
  reply(response: Reply, pressed?: Button): void;
  /** Prints the prompt again, with the seconds left for the channel's next question. */
  refresh(): void;
}

/** Creates the printer of a session. */
export const createPrinter = (screen: Screen, session: Session, now: () => number): Printer => {
  const look = (): RenderOptions => ({ width: screen.width, now: now(), paint: screen.paint });
  const print = (lines: readonly string[]) => {
    screen.print([...lines, '']);
    refresh();
  };
  const refresh = () => {
    const closesAt = session.board.closesAt(session.channelKey);
    const left = closesAt === undefined ? undefined : Math.ceil((closesAt - now()) / 1000);
    const clock = left === undefined || left < 0 || left > 600 ? '' : ` ${left} s`;
    const who = screen.paint('bold', `${session.person} #${session.channel}`);
    screen.prompt(`${who}${screen.paint('yellow', clock)} › `);
  };
  const answerWith = (cards: readonly Card[], isPrivate: boolean) => {
    session.buttons.told(isPrivate ? cards : []);
    for (const card of cards) {
      if (!isPrivate) session.buttons.shown(session.channelKey, card);
      print(renderCard(card, look(), isPrivate ? session.person : undefined));
    }
  };
  const printer: Printer = {
    tell: (card) => print(renderCard(card, look(), session.person)),
    show: (card) => print(renderCard(card, look())),
    post: (channel, card) => {
      const sign = channel === session.channelKey ? [] : [screen.paint('dim', `#${channel}`)];
      session.buttons.shown(channel, card);
      print([...sign, ...renderCard(card, look())]);
    },
    notify: (personKey, card) => print(renderCard(card, look(), session.nameOf(personKey))),
    reply: (response, pressed) => byKind(replies, response, pressed),
    refresh,
  };
  const replies: ByKind<Reply, [pressed: Button | undefined], void> = {
    form: ({ form }) => printer.tell(renderForm(form)),
    update: ({ card }, pressed) => answerWith([card], pressed?.isPrivate ?? true),
    reply: ({ cards, private: isPrivate, file }) => {
      answerWith(cards, isPrivate);
      if (file) screen.print([file.text]);
    },
  };
  return printer;
};
