import type { Card, ChoicesBlock, OpenChoices } from '../../chat/card.ts';
import { withoutImages } from '../../chat/illustrate.ts';

/** A question on the screen that takes answers. */
export interface OpenQuestion {
  readonly channel: string;
  readonly choices: OpenChoices;
  /** The live game that it belongs to. */
  readonly live: string | undefined;
}

/** What a session has shown so far: which questions are open, and who answered them here. */
export class Board {
  readonly #open = new Map<string, OpenQuestion>();
  readonly #answered = new Set<string>();
  readonly #shown = new Map<string, Card>();

  /** By channel, the live game that goes on there. */
  readonly #live = new Map<string, string>();

  /** Notes a card that a channel is shown; says whether its open question was on the screen before. */
  note(channel: string, card: Card): boolean {
    this.#noteLive(channel, card);
    const choices = choicesOf(card);
    if (choices === undefined) return false;
    const known = this.#open.has(choices.key);
    if (choices.state === 'open') this.#open.set(choices.key, { channel, choices, live: card.live?.key });
    else this.#open.delete(choices.key);
    return known && choices.state === 'open';
  }

  /** Keeps a message's card, and answers the one it had. */
  swap(message: string, card: Card): Card | undefined {
    const before = this.#shown.get(message);
    this.#shown.set(message, card);
    return before;
  }

  /** The newest open question of the channel, one that the person has not answered if there is one. */
  question(channel: string, person: string): { question: OpenQuestion; isNew: boolean } | undefined {
    const game = this.#live.get(channel);
    const here = [...this.#open.values()].filter(
      (one) => one.channel === channel && (game === undefined || one.live === game),
    );
    const fresh = here.findLast(({ choices }) => !this.#answered.has(`${person} ${choices.key}`));
    const question = fresh ?? here.at(-1);
    return question && { question, isNew: fresh !== undefined };
  }

  /** Whether a live game goes on in a channel. While one does, letters are for its questions alone. */
  isLive(channel: string): boolean {
    return this.#live.has(channel);
  }

  #noteLive(channel: string, { live }: Card): void {
    if (live === undefined) return;
    if (!live.isOver) this.#live.set(channel, live.key);
    else if (this.#live.get(channel) === live.key) this.#live.delete(channel);
  }

  /** Notes that the person answered. */
  answered({ choices }: OpenQuestion, person: string): void {
    this.#answered.add(`${person} ${choices.key}`);
  }

  /** When the channel's next question closes, epoch milliseconds. */
  closesAt(channel: string): number | undefined {
    const times = [...this.#open.values()]
      .filter((one) => one.channel === channel)
      .map(({ choices }) => choices.closesAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}

const choicesOf = (card: Card): ChoicesBlock | undefined =>
  withoutImages(card).blocks.find((block) => block.kind === 'choices');
