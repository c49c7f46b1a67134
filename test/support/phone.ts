import stringWidth from 'string-width';
import type { Card } from '../../src/chat/card.ts';
import { withoutImages } from '../../src/chat/illustrate.ts';
import { renderCard as renderDiscord } from '../../src/platforms/discord/cards.ts';
import { renderCard as renderSlack } from '../../src/platforms/slack/cards.ts';
import { renderCard as renderTerminal } from '../../src/platforms/terminal/cards.ts';
import { type Dict, isDict } from '../loopback/slack/json.ts';

const columns = 36;
const codeWidth = 32;
/** A title is set larger. */
const titleColumns = 28;

/** What a phone shows of a card: each line of text, and the lines of code, which are counted apart. */
export interface Shown {
  readonly lines: readonly string[];
  readonly code: readonly string[];
}

const widthOf = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text));

/** Breaks text the way a phone does: between words, and within a word that is wider than the screen. */
export const wrapped = (text: string, width = columns): string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const breakLine = () => {
      lines.push(line);
      line = '';
      used = 0;
    };
    for (const part of paragraph.match(/\s+|\S+/g) ?? []) {
      const room = width - used;
      const isSpace = part.trim() === '';
      if (!isSpace && used > 0 && widthOf(part) > room) breakLine();
      if (isSpace && widthOf(part) > room) continue;
      for (const piece of widthOf(part) > width ? part : [part]) {
        if (used + widthOf(piece) > width) breakLine();
        line += piece;
        used += widthOf(piece);
      }
    }
    return [...lines, line];
  });

/** Shows a card as Discord's phone app does. */
export const onDiscord = (card: Card): Shown => {
  const lines: string[] = [];
  const code: string[] = [];
  const [container] = renderDiscord(withoutImages(card)).components as unknown as Dict[];
  for (const part of (container?.components ?? []) as Dict[]) {
    if (typeof part.content !== 'string') {
      lines.push(
        part.type === 1
          ? buttons((part.components as Dict[]).map(({ label, placeholder }) => label ?? placeholder))
          : '',
      );
      continue;
    }
    // Only a question's code names its language.
    const source = /^```[a-z]+\n([\s\S]*)\n```$/.exec(part.content)?.[1];
    if (source !== undefined) code.push(...wrapped(source, codeWidth));
    else
      lines.push(
        ...part.content
          .split('\n')
          .filter((line) => line !== '```')
          .flatMap(shownMarkdown),
      );
  }
  return { lines, code };
};

const shownMarkdown = (line: string): string[] => {
  const text = line
    .replace(/^(### |-# )/, '')
    .replaceAll('**', '')
    .replace(/(?<!\\)`/g, '')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1');
  return wrapped(text, line.startsWith('### ') ? titleColumns : columns);
};

/** Shows a card as Slack's phone app does. */
export const onSlack = (card: Card): Shown => {
  const lines: string[] = [];
  const code: string[] = [];
  for (const block of renderSlack(card).blocks as unknown as Dict[]) {
    const elements = (block.elements ?? []) as Dict[];
    if (block.type === 'header') lines.push(...wrapped(textIn(block.text), titleColumns));
    else if (block.type === 'actions')
      lines.push(buttons(elements.map(({ text, placeholder }) => textIn(text ?? placeholder))));
    else if (block.type === 'table') {
      for (const row of block.rows as unknown[][]) lines.push(...wrapped(row.map(textIn).join(' ')));
    } else if (elements.length === 1 && elements[0]?.type === 'rich_text_preformatted') {
      code.push(...wrapped(textIn(elements[0]), codeWidth));
    } else for (const element of elements) lines.push(...wrapped(textIn(element)));
  }
  return { lines, code };
};

/** Shows a card in a terminal as narrow as a phone. */
export const inTerminal = (card: Card): Shown => {
  const all = renderTerminal(card, { width: columns + 2, now: 0, paint: (_, text) => text });
  const isCode = (line: string) => line.startsWith('┃     ') && !/^┃ +\d/.test(line);
  return { lines: all.filter((line) => !isCode(line)), code: all.filter(isCode) };
};

const buttons = (labels: readonly unknown[]): string => labels.map((label) => `[ ${label} ]`).join(' ');

const textIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textIn).join('');
  return isDict(value) ? textIn(value.elements ?? value.text ?? '') : '';
};
