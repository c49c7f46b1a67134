import { describe, expect, test } from 'vitest';
import { paging, textPage } from './changed-bot.ts';
import { openDiscordDriver } from './discord.ts';
import { openSlackDriver } from './slack.ts';
import { openTerminalDriver } from './terminal.ts';

const change = paging(textPage);

describe.each([
  ['on Discord', () => openDiscordDriver({ change })],
  ['in Slack', () => openSlackDriver({ change })],
  ['in the terminal', () => openTerminalDriver({ change })],
])('%s', (_, open) => {
  test('a button on a public message changes it for everyone, whoever presses it', async () => {
    const chat = await open();
    await chat.says('ada', '/leaderboard');
    expect(chat.shown()).toContain('Page 1');
    await chat.presses('ada', 'Next ▶');
    await chat.presses('grace', 'Next ▶');
    expect(chat.shown()).toContain('Page 3');
    await chat.presses('ada', '◀ Previous');
    expect(chat.shown().lastIndexOf('Page 1')).toBeGreaterThan(chat.shown().lastIndexOf('Page 3'));
    await chat.close();
  });

  test('a button on a private message changes it for that person only', async () => {
    const chat = await open();
    await chat.says('ada', '/stats');
    await chat.presses('ada', 'Next ▶');
    expect(chat.told('ada')).toContain('Page 2');
    expect(chat.shown()).toBe('');
    await chat.close();
  });

  test('pressing a button that nobody can see throws', async () => {
    const chat = await open();
    await expect(chat.presses('ada', 'Next ▶')).rejects.toThrow('"Next ▶"');
    await chat.close();
  });
});
