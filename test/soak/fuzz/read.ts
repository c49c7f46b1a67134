import type { Card } from '../../../src/chat/card.ts';
import { limitViolations } from '../../../src/chat/fit.ts';
import { withoutImages } from '../../../src/chat/illustrate.ts';
import type { Reply } from '../../../src/chat/messages.ts';
import { cardsIn, linesOf } from '../../drivers/bot-driver.ts';

/** What people must never read: words from inside the program. Input contains none of them. */
const inside =
  /undefined|NaN|\[object |TypeError|RangeError|SyntaxError|\bError:|SQLITE|sqlite|node:|\.ts:\d|\n\s+at |Something went wrong/;

/** Characters that change how what follows is read or where it appears; people must never get them. */
const moving = /[[\p{Cc}--\n]\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/v;

/** Finds words from inside the program in what people read. */
export const wordsFromInside = (text: string): string[] => {
  const found = text.match(inside);
  return found === null ? [] : [`people read ${JSON.stringify(around(text, found.index ?? 0))}`];
};

/** A table's cell that reads from right to left, kept from turning its row around. */
const isolated = /\u2068([^\u2066-\u2069\n]*)\u2069/g;

/** Finds characters that could disturb what people read. */
export const disturbing = (text: string): string[] => {
  const bare = text.replace(isolated, '$1');
  const found = bare.match(moving);
  return found === null ? [] : [`people get ${JSON.stringify(around(bare, found.index ?? 0))}`];
};

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 60), at + 60);

/** Finds what is wrong with a reply: nothing to read, words from inside the program, or cards that a platform would refuse. */
export const faultsOf = (reply: Reply): string[] => {
  const text = linesOf(reply);
  return [
    ...(text.trim() === '' ? ['there was nothing to read in the reply'] : []),
    ...wordsFromInside(text),
    ...cardsIn(reply).flatMap(faultsOfCard),
  ];
};

/** Finds what keeps a platform from showing a card. */
export const faultsOfCard = (card: Card): string[] => limitViolations(withoutImages(card));
