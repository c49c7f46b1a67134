import type { Incoming } from '../../chat/messages.ts';
import { clip, oneLine } from '../../chat/text.ts';
import { Board } from './board.ts';
import { Buttons } from './buttons.ts';

/** The terminal's one workspace. */
export const workspace = { platform: 'terminal', workspace: 'local' } as const;

const longestName = 40;

/** The state of a terminal: who is speaking, in which channel, and what can be pressed and answered there. */
export class Session {
  readonly board = new Board();
  readonly buttons = new Buttons();
  /** Names as last typed, by person key. */
  readonly #names = new Map<string, string>();
  #person = '';
  #channel = 'general';

  constructor(person: string) {
    this.speakAs(person);
  }

  /** The name of the person who is speaking, as typed. */
  get person(): string {
    return this.#person;
  }

  /** The name of the channel, as typed. */
  get channel(): string {
    return this.#channel;
  }

  /** The id of the person. Names that differ only in case belong to the same person. */
  get personKey(): string {
    return keyOf(this.#person);
  }

  get channelKey(): string {
    return keyOf(this.#channel);
  }

  speakAs(name: string): void {
    this.#person = nameFrom(name);
    this.#names.set(this.personKey, this.#person);
  }

  enter(channel: string): void {
    this.#channel = nameFrom(channel.replace(/^#/, ''));
  }

  /** Finds the name that was typed last for a person. */
  nameOf(personKey: string): string {
    return this.#names.get(personKey) ?? personKey;
  }

  /** Returns who is acting, and where. Everyone in a terminal is a manager. */
  origin(): Pick<Incoming, 'sender' | 'place'> {
    return {
      sender: { ...workspace, user: this.personKey, name: this.#person, manager: true },
      place: { ...workspace, channel: this.channelKey, name: this.#channel },
    };
  }
}

const keyOf = (name: string): string => name.toLowerCase();

const nameFrom = (typed: string): string => clip(oneLine(typed), longestName) || 'you';
