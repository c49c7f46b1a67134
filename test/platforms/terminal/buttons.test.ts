import { expect, test } from 'vitest';
import { body, type Card, title } from '../../../src/chat/card.ts';
import { Board } from '../../../src/platforms/terminal/board.ts';
import { Buttons } from '../../../src/platforms/terminal/buttons.ts';
import { renderCard } from '../../../src/platforms/terminal/cards.ts';
import { parse } from '../../../src/platforms/terminal/line.ts';
import { terminalPlatform } from '../../../src/platforms/terminal/outbound.ts';
import { podiumCard } from '../../support/drawing.ts';
import { knownCommands } from '../../support/known-commands.ts';

const card = (...labels: string[]): Card => ({
  tone: 'neutral',
  blocks: [
    {
      kind: 'actions',
      actions: labels.map((label) => ({ label, action: `do ${label}`, style: 'plain' })),
    },
  ],
});
const pressed = (buttons: Buttons, line: string, channel = 'general') => {
  const meaning = parse(line, buttons.in(channel), knownCommands);
  return meaning.kind === 'button' ? meaning.button : undefined;
};

test('a word presses a button on the newest card with buttons in the channel', () => {
  const buttons = new Buttons();
  buttons.shown('general', card('◀ Previous', 'Next ▶'));
  buttons.shown('general', { tone: 'neutral', blocks: [body('Chatter')] });
  buttons.shown('random', card('Next round'));
  expect(pressed(buttons, 'next')).toEqual({ action: 'do Next ▶', isPrivate: false });
  expect(pressed(buttons, 'Previous')).toEqual({ action: 'do ◀ Previous', isPrivate: false });
  expect(pressed(buttons, 'next', 'random')).toEqual({ action: 'do Next round', isPrivate: false });
});

test.each([
  [
    ['B', '3', 'Go'],
    ['press-b', 'press-3', 'go'],
  ],
  [
    ['Foo Bar', 'foo-bar', 'Foo-Bar-2'],
    ['foo-bar', 'foo-bar-2', 'foo-bar-2-2'],
  ],
  [
    ['/help', 'Help'],
    ['press-/help', 'help'],
  ],
  [
    ['★ ★', '☆'],
    ['★-★', '☆'],
  ],
  [
    ['हिन्दी', 'Ab b', 'B b'],
    ['हिन्दी', 'ab', 'press-b'],
  ],
])('the buttons %j are pressed with %j', (labels, words) => {
  const shown = card(...labels);
  const printed = renderCard(shown, { width: 200, now: 0, paint: (_, text) => text }).join('\n');
  const buttons = new Buttons();
  buttons.shown('general', shown);
  for (const [index, word] of words.entries()) {
    expect(printed).toContain(`[${word}] ${labels[index]}`);
    expect(pressed(buttons, word)).toMatchObject({ action: `do ${labels[index]}` });
  }
});

test('wraps a row of buttons only between buttons', () => {
  const labels = ['Generators', 'Iterators', 'The Coroutines', 'Decorators', 'Context Managers'];
  const lines = renderCard(card(...labels), { width: 60, now: 0, paint: (_, text) => text });
  expect(lines).toEqual([
    '┃ [generators] Generators   [iterators] Iterators',
    '┃ [the] The Coroutines   [decorators] Decorators',
    '┃ [context] Context Managers',
  ]);
});

test('prefers the buttons of the latest private answer, and drops them with the next one', () => {
  const buttons = new Buttons();
  buttons.shown('general', card('Next'));
  buttons.told([card('Next', 'Erase everything')]);
  expect(pressed(buttons, 'next')).toMatchObject({ isPrivate: true });
  expect(pressed(buttons, 'erase')).toMatchObject({ action: 'do Erase everything' });
  buttons.told([{ tone: 'neutral', blocks: [body('Everything stays as it is.')] }]);
  expect(pressed(buttons, 'erase')).toBeUndefined();
  expect(pressed(buttons, 'next')).toMatchObject({ isPrivate: false });
});

test('prints no edit that only takes buttons away', async () => {
  const printed: Card[] = [];
  const platform = terminalPlatform(new Board(), {
    post: (_, shown) => printed.push(shown),
    tell: () => {},
  });
  const at = { platform: 'terminal', workspace: 'local', channel: 'general' };
  const message = await platform.post(at, card('Why?', 'Next'), 'k1');
  await platform.edit(at, message, card('Why?'));
  expect(printed).toHaveLength(1);
  await platform.edit(at, message, card('Why?', 'Play again'));
  expect(printed).toHaveLength(2);
});

test('prints the fallback of a picture, and only the new parts of an edit, if any', async () => {
  const printed: Card[] = [];
  const platform = terminalPlatform(new Board(), {
    post: (_, shown) => printed.push(shown),
    tell: () => {},
  });
  const at = { platform: 'terminal', workspace: 'local', channel: 'general' };
  const message = await platform.post(at, podiumCard('ada'), 'k1');
  await platform.edit(at, message, podiumCard('grace'));
  await platform.edit(at, message, podiumCard('grace'));
  expect(printed.map(({ blocks }) => blocks)).toEqual([
    [title('Podium'), body('Winner: ada')],
    [title('Podium'), body('Winner: grace')],
  ]);
});

test('of messages that an earlier terminal printed, shows only how a question came out', async () => {
  const printed: Card[] = [];
  const platform = terminalPlatform(new Board(), {
    post: (_, shown) => printed.push(shown),
    tell: () => {},
  });
  const at = { platform: 'terminal', workspace: 'local', channel: 'general' };
  await platform.edit(at, '1-1', { tone: 'neutral', blocks: [title('Final standings'), body('1. ada')] });
  expect(printed).toEqual([]);
  const choice = { letter: 'a', text: 'Yes', right: true, votes: 1 };
  const closed = { kind: 'choices', key: '1', state: 'closed', choices: [choice] } as const;
  const blocks = [title('Question 1 of 1'), body('Does it?'), closed, body('The answer is A.')];
  await platform.edit(at, '1-2', { tone: 'neutral', blocks });
  expect(printed.map((card) => card.blocks)).toEqual([
    [title('Question 1 of 1'), closed, body('The answer is A.')],
  ]);
});
