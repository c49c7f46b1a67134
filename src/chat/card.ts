import type { InlineText } from './inline.ts';
import type { Picture } from './picture.ts';

/** What a card is about at a glance; platforms show it as a color. */
export type Tone = 'neutral' | 'question' | 'right' | 'wrong' | 'warning';

/** Something to show, as plain data. Platforms turn it into what they can show. */
export interface Card {
  readonly tone: Tone;
  /** The live game that the card belongs to: what is typed in its channel is meant for it until it is over. */
  readonly live?: { readonly key: string; readonly isOver: boolean };
  readonly blocks: readonly Block[];
}

export type Block =
  | TextBlock
  | CodeBlock
  | FieldsBlock
  | TableBlock
  | DividerBlock
  | ImageBlock
  | ChoicesBlock
  | ActionsBlock;

export interface TextBlock {
  readonly kind: 'text';
  readonly style: 'title' | 'body' | 'small';
  readonly text: InlineText;
}

export interface CodeBlock {
  readonly kind: 'code';
  readonly language: string;
  readonly text: string;
}

/** Short facts with names, side by side where there is room. */
export interface FieldsBlock {
  readonly kind: 'fields';
  readonly fields: readonly { readonly name: string; readonly value: InlineText }[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  /** As many cells as columns. */
  readonly rows: readonly (readonly string[])[];
  /** Index of the row that is about the reader. */
  readonly readerRow?: number;
}

export interface DividerBlock {
  readonly kind: 'divider';
}

export interface ImageBlock {
  readonly kind: 'image';
  /** File name with its ending. */
  readonly name: string;
  /** The same facts in words, for who can't see it. */
  readonly alt: string;
  readonly picture: Picture;
  /** What is shown above the picture, and only with it. */
  readonly alongside?: readonly Exclude<Block, ImageBlock>[];
  /** What is shown where there are no pictures, or this one can't be drawn. */
  readonly fallback: readonly Exclude<Block, ImageBlock>[];
}

/** Lettered choices: buttons while the question is open, votes once it is closed. */
export type ChoicesBlock = OpenChoices | ClosedChoices;

export interface OpenChoices {
  readonly kind: 'choices';
  /** Names the question, open or closed. */
  readonly key: string;
  readonly state: 'open';
  readonly choices: readonly { readonly letter: string; readonly text: string; readonly action: string }[];
  /** How many have answered. */
  readonly answers: number;
  /** Epoch milliseconds. */
  readonly closesAt: number;
}

export interface ClosedChoices {
  readonly kind: 'choices';
  /** Names the question, open or closed. */
  readonly key: string;
  readonly state: 'closed';
  readonly choices: readonly {
    readonly letter: string;
    readonly text: string;
    readonly right: boolean;
    readonly votes: number;
  }[];
}

export interface ActionsBlock {
  readonly kind: 'actions';
  readonly actions: readonly {
    readonly label: string;
    readonly action: string;
    readonly style: 'plain' | 'danger';
  }[];
}

export const title = (text: InlineText): TextBlock => ({ kind: 'text', style: 'title', text });
export const body = (text: InlineText): TextBlock => ({ kind: 'text', style: 'body', text });
export const small = (text: InlineText): TextBlock => ({ kind: 'text', style: 'small', text });

/** A card that is one sentence. */
export const note = (text: InlineText, tone: Tone = 'neutral'): Card => ({ tone, blocks: [body(text)] });
