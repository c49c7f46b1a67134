import type { Card, ChoicesBlock, OpenChoices } from '../../chat/card.ts';
import { withoutImages } from '../../chat/illustrate.ts';

/** An open question on the screen. */
export interface OpenQuestion {
  readonly channel: string;
  readonly choices: OpenChoices;
  /** The key of the live game that it belongs to. */
  readonly live: string | undefined;
}

/** What a session has shown so far: which questions are open, and who answered them here. */
export class Board {
  readonly #open = new Map<string, OpenQuestion>();
  readonly #answered = new Set<string>();
  readonly #shown = new Map<string, Card>();

  /** The key of the live game in each channel. */
  readonly #live = new Map<string, string>();
  /** The keys of questions that were open when a live game in their channel ended. */
  readonly #doubtful = new Set<string>();

  /** Records a card shown in a channel. Returns whether its open question was on the screen already. */
  note(channel: string, card: Card): boolean {
    this.#noteLive(channel, card);
    const choices = choicesOf(card);
    if (choices === undefined) return false;
    const known = this.#open.has(choices.key);
    if (choices.state === 'open') this.#open.set(choices.key, { channel, choices, live: card.live?.key });
    else this.#open.delete(choices.key);
    return known && choices.state === 'open';
  }

  /** Stores a message's card, and returns the one it had before. */
  swap(message: string, card: Card): Card | undefined {
    const before = this.#shown.get(message);
    this.#shown.set(message, card);
    return before;
  }

  /** Finds the channel's newest open question, preferring one that the person has not answered. */
  question(channel: string, person: string): { question: OpenQuestion; isNew: boolean } | undefined {
    const game = this.#live.get(channel);
    const here = [...this.#open.values()].filter(
      (one) => one.channel === channel && (game === undefined || one.live === game),
    );
    const fresh = here.findLast(({ choices }) => !this.#answered.has(`${person} ${choices.key}`));
    const question = fresh ?? here.at(-1);
    return question && { question, isNew: fresh !== undefined };
  }

  /** Returns whether a live game is running in a channel. While it is, letters answer only its questions. */
  isLive(channel: string): boolean {
    return this.#live.has(channel);
  }

  #noteLive(channel: string, { live }: Card): void {
    if (live === undefined) return;
    if (!live.isOver) this.#live.set(channel, live.key);
    else if (this.#live.get(channel) === live.key) this.#end(channel);
  }

  #end(channel: string): void {
    this.#live.delete(channel);
    for (const one of this.#open.values()) {
      if (one.channel === channel && one.live === undefined) this.#doubtful.add(one.choices.key);
    }
  }

  /**
   * Returns whether a letter may be meant for a live game that has ended, rather than for this question. That is so once,
   * because whoever is told can type it again.
   */
  takeDoubt({ choices }: OpenQuestion): boolean {
    return this.#doubtful.delete(choices.key);
  }

  /** Records that the person answered. */
  answered({ choices }: OpenQuestion, person: string): void {
    this.#answered.add(`${person} ${choices.key}`);
  }

  /** Returns when the channel's next question closes, in epoch milliseconds; `undefined` if none is open. */
  closesAt(channel: string): number | undefined {
    const times = [...this.#open.values()]
      .filter((one) => one.channel === channel)
      .map(({ choices }) => choices.closesAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}

const choicesOf = (card: Card): ChoicesBlock | undefined =>
  withoutImages(card).blocks.find((block) => block.kind === 'choices');
