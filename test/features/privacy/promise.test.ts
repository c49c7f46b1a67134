import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keptMessages } from '../../../src/features/privacy/kept-messages.ts';
import { textOf } from '../../drivers/bot-driver.ts';
import { setUpEachTest } from '../../drivers/each-test.ts';

const at = setUpEachTest();

test('the card that asks before erasing and the README name the same messages that stay', async () => {
  await at.driver.command('ada', 'team create', { name: 'Reds' });
  const card = textOf(await at.driver.command('ada', 'privacy erase'));
  const [, privacy] = readFileSync('README.md', 'utf8').match(/## Privacy\n([\s\S]*?)\n## /) ?? [];
  const stays = privacy?.split('What stays:')[1]?.replace(/\s+/g, ' ');
  for (const one of keptMessages) {
    expect(card).toContain(one);
    expect(stays).toContain(one);
  }
});
