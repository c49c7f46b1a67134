import { type Card, note } from './card.ts';
import type { Form } from './form.ts';
import type { Address, Identity, Member } from './people.ts';

/** Who did something, as their platform tells it. */
export interface Sender extends Identity {
  /** The name to show, as the person wrote it. */
  readonly name: string;
  /** Whether the person may manage the bot in this workspace. */
  readonly manager: boolean;
  /** Name and rights are a guess, as the platform did not tell in time: what is known of the person stands. */
  readonly isGuess?: true | undefined;
}

/** Where it happened. */
export interface Place extends Address {
  readonly name: string;
  /** Why the bot can't post there, as a sentence with a remedy; `undefined` if it can, as far as is known. */
  readonly obstacle?: string | undefined;
}

/** What a person did, in the same words on every platform. */
export type Input =
  | {
      readonly kind: 'command';
      /** As declared, as in `quiz start`. */
      readonly path: string;
      /** Options by name, as typed or chosen. */
      readonly options: Readonly<Record<string, string>>;
      /** What the platform knows of the person that may stand for an option that nobody has set, such as their time zone. */
      readonly known?: Readonly<Record<string, string>>;
    }
  /** A button was pressed; `action` is its id. */
  | { readonly kind: 'action'; readonly action: string }
  /** Someone came in and wants to see what is open. */
  | { readonly kind: 'arrive' }
  /** Someone wants to see all that concerns them, in every channel. */
  | { readonly kind: 'overview' }
  /** Someone wants to report the question that a message shows. */
  | { readonly kind: 'report'; readonly message: string };

/** What a person did, who it was, and where. */
export type Incoming = Input & { readonly sender: Sender; readonly place: Place };

/** A text file handed to one person. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** A card for one person. */
export interface Notice {
  readonly to: Member;
  readonly card: Card;
}

/** What is answered to an incoming event; the platform delivers it. */
export type Reply =
  | {
      readonly kind: 'reply';
      /** Whether nobody but the sender may see it. */
      readonly private: boolean;
      readonly cards: readonly Card[];
      readonly file?: TextFile;
      /** What other people hear of it, each alone. */
      readonly notices?: readonly Notice[];
    }
  /** Another card for the message whose button was pressed. */
  | { readonly kind: 'update'; readonly card: Card }
  /** Something was missing or wrong: the fields to fill in, with what was given and what is wrong with it. */
  | { readonly kind: 'form'; readonly form: Form };

type MessageReply = Extract<Reply, { kind: 'reply' }>;

/** An answer that only the sender sees. */
export const privately = (...cards: readonly Card[]): MessageReply => ({
  kind: 'reply',
  private: true,
  cards,
});

/** An answer that everyone in the channel sees. */
export const publicly = (...cards: readonly Card[]): MessageReply => ({
  kind: 'reply',
  private: false,
  cards,
});

/** A no that only the sender sees: what is in the way, and what would help. */
export const refuse = (says: string): Reply => privately(note(says, 'warning'));
