import type { Incoming } from '../../chat/messages.ts';
import { clip, oneLine } from '../../chat/text.ts';
import { Board } from './board.ts';
import { Buttons } from './buttons.ts';
import type { Known } from './known.ts';
import { lacks, workspace } from './workspace.ts';

const longestName = 40;

/** The state of a terminal: who is speaking, in which channel, and what can be pressed and answered there. */
export class Session {
  readonly board = new Board();
  readonly buttons = new Buttons();
  readonly #known: Known;
  /** Names as last typed, by person key. */
  readonly #names = new Map<string, string>();
  readonly #channels: Set<string>;
  #person = '';
  #channel = 'general';

  /** @param person the name of the person who speaks first; defaults to the user of this machine */
  constructor(known: Known, person = known.user) {
    this.#known = known;
    this.#channels = new Set(known.channels);
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
    return this.#idOf(this.#person);
  }

  get channelKey(): string {
    return keyOf(this.#channel);
  }

  /** Returns the names of everyone who played here, as far as is known. */
  get people(): readonly string[] {
    return [...new Set([...this.#names.values(), ...this.#known.people])];
  }

  /** Returns the names of the channels that were entered, as far as is known. */
  get channels(): readonly string[] {
    return [...this.#channels];
  }

  /** Lets the person with this name speak. The name `you` means the user of this machine. */
  speakAs(name: string): void {
    const typed = nameFrom(name);
    this.#person = typed === '' || keyOf(typed) === 'you' ? this.#known.user : typed;
    this.#names.set(this.personKey, this.#person);
  }

  enter(channel: string): void {
    this.#channel = nameFrom(channel.replace(/^#/, ''));
    this.#channels.add(this.#channel);
  }

  /** Finds the name that was typed last for a person. */
  nameOf(personKey: string): string {
    return this.#names.get(personKey) ?? personKey;
  }

  #idOf(name: string): string {
    const key = keyOf(name);
    return this.#known.ids.get(key) ?? key;
  }

  /** Returns who is acting, and where. Everyone in a terminal is a manager. */
  origin(): Pick<Incoming, 'sender' | 'place'> {
    return {
      sender: { ...workspace, user: this.personKey, name: this.#person, manager: true },
      place: { ...workspace, channel: this.channelKey, name: this.#channel, lacks },
    };
  }
}

const keyOf = (name: string): string => name.toLowerCase();

const nameFrom = (typed: string): string => clip(oneLine(typed), longestName);
