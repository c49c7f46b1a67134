import { expect, test } from 'vitest';
import { commands } from '../../../src/bot/tables.ts';
import { formFor } from '../../../src/chat/commands/parse.ts';
import { plain } from '../../../src/chat/inline.ts';
import { commandCard } from '../../../src/features/help/command-card.ts';
import { renderCard } from '../../../src/platforms/discord/cards.ts';
import { modalOf } from '../../../src/platforms/discord/forms.ts';
import { registrations } from '../../../src/platforms/discord/registration.ts';
import { textsIn } from '../../conversation/own-words.ts';

test('help, forms, and commands call a workspace a server', () => {
  const shown = commands.flatMap((command) => [
    renderCard(commandCard(command.path, [command])),
    ...(Object.keys(command.options).length === 0 ? [] : [modalOf(formFor(command, {}, {}))]),
  ]);
  const texts = textsIn([...shown, ...registrations(commands)]);
  expect(texts.filter((text) => /server/.test(text)).length).toBeGreaterThan(2);
  expect(texts.filter((text) => /workspace/i.test(text))).toEqual([]);
});

test('no part of the help about a command is empty', () => {
  for (const command of commands) {
    for (const block of commandCard(command.path, [command]).blocks) {
      if (block.kind === 'text') expect([command.path, plain(block.text)]).not.toEqual([command.path, '']);
    }
  }
});
