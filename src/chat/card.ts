import type { InlineText } from './inline.ts';
import type { Picture } from './picture.ts';

/** The tone of a card, which platforms show as a color. */
export type Tone = 'neutral' | 'question' | 'right' | 'wrong' | 'warning';

/** A message to show, as plain data. Each platform renders it in its own way. */
export interface Card {
  readonly tone: Tone;
  /** The live game that the card belongs to. Until it is over, what people type in its channel is meant for it. */
  readonly live?: { readonly key: string; readonly isOver: boolean };
  /** The platform's ids of the message that the card repeats somewhere else, where a link to it helps. */
  readonly repeats?: { readonly channel: string; readonly message: string };
  /** The platform's id of the role that is called when the card is posted. */
  readonly calls?: string | undefined;
  /** What a phone's notification says first, where the beginning of the card does not say enough. */
  readonly headline?: InlineText;
  readonly blocks: readonly Block[];
}

/** One part of a card. */
export type Block =
  | TextBlock
  | CodeBlock
  | FieldsBlock
  | TableBlock
  | DividerBlock
  | ImageBlock
  | ChoicesBlock
  | ActionsBlock
  | MenuBlock;

/** A paragraph. */
export interface TextBlock {
  readonly kind: 'text';
  readonly style: 'title' | 'body' | 'small';
  readonly text: InlineText;
}

/** Source code, shown with its line breaks. */
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

/** A table of plain texts. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  /** One cell per column. */
  readonly rows: readonly (readonly string[])[];
  /** Index of the row about the reader. */
  readonly readerRow?: number;
}

/** A line between blocks. */
export interface DividerBlock {
  readonly kind: 'divider';
}

/** A picture, with the same facts in words. */
export interface ImageBlock {
  readonly kind: 'image';
  /** File name with its extension. */
  readonly name: string;
  /** The same facts in words, for people who can't see it. */
  readonly alt: string;
  readonly picture: Picture;
  /** Blocks to show instead on platforms without pictures, or if this one can't be drawn. */
  readonly fallback: readonly Exclude<Block, ImageBlock>[];
}

/** Lettered choices: buttons while the question is open, votes once it is closed. */
export type ChoicesBlock = OpenChoices | ClosedChoices;

/** Choices that people can still pick. */
export interface OpenChoices {
  readonly kind: 'choices';
  /** Identifies the question, open or closed. */
  readonly key: string;
  readonly state: 'open';
  readonly choices: readonly {
    readonly letter: string;
    readonly text: InlineText;
    readonly action: string;
  }[];
  /** How many members have answered. */
  readonly answers: number;
  /** Epoch milliseconds. */
  readonly closesAt: number;
}

/** Choices with their votes. */
export interface ClosedChoices {
  readonly kind: 'choices';
  /** Identifies the question, open or closed. */
  readonly key: string;
  readonly state: 'closed';
  readonly choices: readonly {
    readonly letter: string;
    readonly text: InlineText;
    readonly right: boolean;
    readonly votes: number;
  }[];
}

/** A row of buttons. */
export interface ActionsBlock {
  readonly kind: 'actions';
  /** Set if they work only inside the workspace: platforms whose direct messages belong to none leave them out there. */
  readonly needsWorkspace?: true;
  readonly actions: readonly {
    readonly label: string;
    readonly action: string;
    readonly style: 'plain' | 'danger';
  }[];
}

/** A menu of which people choose one option. Platforms without menus show a button for each. */
export interface MenuBlock {
  readonly kind: 'menu';
  /** What the closed menu says. */
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly action: string }[];
}

/** Builds a title. */
export const title = (text: InlineText): TextBlock => ({ kind: 'text', style: 'title', text });
/** Builds a paragraph. */
export const body = (text: InlineText): TextBlock => ({ kind: 'text', style: 'body', text });
/** Builds a paragraph in small print. */
export const small = (text: InlineText): TextBlock => ({ kind: 'text', style: 'small', text });

/** Builds a card with a single paragraph. */
export const note = (text: InlineText, tone: Tone = 'neutral'): Card => ({ tone, blocks: [body(text)] });
