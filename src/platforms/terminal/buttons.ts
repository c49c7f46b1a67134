import type { Card } from '../../chat/card.ts';
import { actionWords } from './action-words.ts';

/** A button on the screen. */
export interface Button {
  readonly action: string;
  /** Whether only the person who is speaking sees its card. */
  readonly isPrivate: boolean;
}

/** Buttons by the words that press them. */
export type Words = ReadonlyMap<string, Button>;

/** The buttons that can be pressed: those of the last private reply, and in each channel, the newest one for each word. */
export class Buttons {
  #private: Words = new Map();
  readonly #public = new Map<string, Words>();

  /** Records the cards of a private reply. */
  told(cards: readonly Card[]): void {
    this.#private = wordsOf(cards, true);
  }

  /** Records a card that everyone in a channel sees. */
  shown(channel: string, card: Card): void {
    this.#public.set(channel, new Map([...(this.#public.get(channel) ?? []), ...wordsOf([card], false)]));
  }

  /** Returns what can be pressed in a channel. */
  in(channel: string): Words {
    return new Map([...(this.#public.get(channel) ?? []), ...this.#private]);
  }
}

const wordsOf = (cards: readonly Card[], isPrivate: boolean): Words =>
  new Map(
    cards.flatMap((card) => {
      return [...actionWords(card)].map(([action, word]) => [word, { action, isPrivate }] as const);
    }),
  );
