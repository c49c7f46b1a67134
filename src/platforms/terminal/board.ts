import type { Card, OpenChoices } from '../../view/card.ts';

/** A question on the screen that takes answers. */
export interface OpenQuestion {
  readonly channel: string;
  readonly choices: OpenChoices;
}

/** What a session has shown so far: which questions are open, and who answered them here. */
export class Board {
  readonly #open = new Map<string, OpenQuestion>();
  readonly #answered = new Set<string>();
  readonly #shown = new Map<string, Card>();

  /** Notes a card of a channel; says whether its question was on the screen before. */
  note(channel: string, card: Card): boolean {
    const choices = openChoices(card);
    const key = choices && questionKey(choices);
    if (choices === undefined || key === undefined) return false;
    const known = this.#open.has(key);
    this.#open.set(key, { channel, choices });
    return known;
  }

  /** Keeps a message's card, and answers the one it had. */
  swap(message: string, card: Card): Card | undefined {
    const before = this.#shown.get(message);
    this.#shown.set(message, card);
    const choices = before && openChoices(before);
    if (choices && openChoices(card) === undefined) this.#open.delete(questionKey(choices));
    return before;
  }

  /** The newest open question of the channel, one that the person has not answered if there is one. */
  question(channel: string, person: string): { question: OpenQuestion; isNew: boolean } | undefined {
    const here = [...this.#open.values()].filter((one) => one.channel === channel);
    const fresh = here.findLast(({ choices }) => !this.#answered.has(`${person} ${questionKey(choices)}`));
    const question = fresh ?? here.at(-1);
    return question && { question, isNew: fresh !== undefined };
  }

  /** Notes that the person answered. */
  answered({ choices }: OpenQuestion, person: string): void {
    this.#answered.add(`${person} ${questionKey(choices)}`);
  }

  /** When the channel's next question closes, epoch milliseconds. */
  closesAt(channel: string): number | undefined {
    const times = [...this.#open.values()]
      .filter((one) => one.channel === channel)
      .map(({ choices }) => choices.closesAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}

const openChoices = (card: Card): OpenChoices | undefined =>
  card.blocks.find((block) => block.kind === 'choices' && block.state === 'open');

const questionKey = ({ choices }: OpenChoices): string => choices[0]?.action ?? '';
