import { type Card, note } from './card.ts';
import type { Form } from './form.ts';
import type { InlineText } from './inline.ts';
import type { Address, Member, Sender } from './people.ts';

/** What the bot can only do on some platforms, and where people allow it. */
export type Ability = 'open threads' | 'give roles';

/** The channel in which something happened. */
export interface Place extends Address {
  readonly name: string;
  /** Whether it has the sender's direct messages with the bot, so that it belongs to nobody else. */
  readonly isDirect?: boolean | undefined;
  /** Why the bot can't post there, as a sentence with a remedy; `undefined` if it can, as far as is known. */
  readonly obstacle?: string | undefined;
  /** What else the bot can't do there, each with the reason and a remedy; what it can, as far as is known, is left out. */
  readonly cannot?: Readonly<Partial<Record<Ability, InlineText>>> | undefined;
  /** What its platform never does, so that nothing of it is offered there. */
  readonly lacks?: readonly Ability[];
  /** Set if the obstacle is only that the bot is not there yet: it comes in once somebody who may asks for it. */
  readonly canEnter?: true;
}

/** Something that a person did, in the same terms on every platform. */
export type Input =
  | {
      readonly kind: 'command';
      /** As declared, as in `quiz start`. */
      readonly path: string;
      /** Options by name, as typed or chosen. */
      readonly options: Readonly<Record<string, string>>;
      /** Values that the platform knows, such as the person's time zone, for options that nobody has set. */
      readonly known?: Readonly<Record<string, string>>;
    }
  /** A button was pressed; `action` is its id. */
  | {
      readonly kind: 'action';
      readonly action: string;
      /** Like that of commands. */
      readonly known?: Readonly<Record<string, string>>;
    }
  /**
   * The bot came into a workspace, or into one of its channels. The sender brought it, the place is where it can introduce
   * itself. If there is none, the place's obstacle says what to do about it.
   */
  | { readonly kind: 'joined'; readonly scope: 'workspace' | 'channel' }
  /** Someone came in and wants to see what is open. */
  | { readonly kind: 'arrive' }
  /** Someone wants to see all that concerns them, in every channel. */
  | {
      readonly kind: 'overview';
      /** The platform's ids of the channels in which they are, as far as the platform says. */
      readonly channels?: readonly string[];
    }
  /** The platform tells that the sender is called otherwise now, has other rights, or has left. */
  | { readonly kind: 'person'; readonly hasLeft: boolean }
  /** Someone wants to report the question that a message shows. */
  | { readonly kind: 'report'; readonly message: string };

/** Something that a person did, with the person and the channel. */
export type Incoming = Input & {
  readonly sender: Sender;
  readonly place: Place;
  /** When it was received, in epoch milliseconds; now if the platform does not say. */
  readonly at?: number | undefined;
  /** The id that every delivery of this event has; `undefined` if the platform delivers each only once. */
  readonly id?: string | undefined;
  /**
   * Resolves once the platform has told everybody in a crowd that their reply is coming, which can't wait; `undefined` if
   * nobody has to be told now. Left out by platforms that never have to.
   */
  readonly hurry?: (() => Promise<void> | undefined) | undefined;
};

/** A text file for one person. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** A card for one person. */
export interface Notice {
  readonly to: Member;
  readonly card: Card;
}

/** The answer to an incoming event, which the platform delivers. */
export type Reply =
  | {
      readonly kind: 'reply';
      /** Whether only the sender may see it. */
      readonly private: boolean;
      readonly cards: readonly Card[];
      readonly file?: TextFile;
      /** Cards for other people, each sent privately. */
      readonly notices?: readonly Notice[];
      /** Set once the sender is erased: platforms forget what they keep of the sender, and show their overview again. */
      readonly forgets?: true;
      /** Set if nothing was done: what was asked for stays as it is, and so does what the sender sees. */
      readonly isRefusal?: true;
      /** Set if nothing but the place's obstacle kept the bot from doing what was asked. */
      readonly isObstructed?: true;
    }
  /** A new card for the message whose button was pressed. */
  | { readonly kind: 'update'; readonly card: Card }
  /** Something was missing or wrong: the fields to fill in, with what was given and what is wrong with it. */
  | { readonly kind: 'form'; readonly form: Form };

type MessageReply = Extract<Reply, { kind: 'reply' }>;

/** Builds an answer that only the sender sees. */
export const privately = (...cards: readonly Card[]): MessageReply => ({
  kind: 'reply',
  private: true,
  cards,
});

/** Builds an answer that everyone in the channel sees. */
export const publicly = (...cards: readonly Card[]): MessageReply => ({
  kind: 'reply',
  private: false,
  cards,
});

/** The answer to an event that was answered before: none. */
export const silence: Reply = privately();

/** Builds a refusal of what the sender may do, but the place's obstacle keeps the bot from. */
export const obstructed = (obstacle: string): MessageReply => ({
  ...refuse(obstacle),
  isObstructed: true,
});

/** Builds a refusal that only the sender sees. `message` says what is in the way and what to do about it. */
export const refuse = (message: InlineText): MessageReply => ({
  ...privately(note(message, 'warning')),
  isRefusal: true,
});
