import { expect, test } from 'vitest';
import {
  channelLink,
  day,
  type InlineText,
  person,
  plain,
  prose,
  says,
  slash,
  workspaces,
  workspaceWord,
} from '../../src/chat/inline.ts';
import { markdown } from '../../src/platforms/discord/text.ts';
import { richText, words } from '../../src/platforms/slack/text.ts';
import { wrap } from '../../src/platforms/terminal/text.ts';

const at = Date.parse('2026-11-21T10:30:00Z');

/** Shows text as each platform does. Discord has registered one command. */
const shown = (text: InlineText) => ({
  discord: markdown(text, (path) =>
    path === 'daily setup' ? { name: 'manage daily setup', id: '42' } : { name: path },
  ),
  slack: richText(text),
  terminal: wrap(text, 100, at, (_, one) => one).join('\n'),
});

test('a command can be clicked on Discord, and is written as it is typed elsewhere', () => {
  expect(shown(says`Use ${slash('daily setup')}.`)).toEqual({
    discord: 'Use </manage daily setup:42>.',
    slack: [
      { type: 'text', text: 'Use ' },
      { type: 'text', text: '/daily setup', style: { code: true } },
      { type: 'text', text: '.' },
    ],
    terminal: 'Use /daily setup.',
  });
  expect(shown([slash('privacy export')])).toMatchObject({
    discord: '`/privacy export`',
    slack: [{ text: '/hotseat privacy export' }],
    terminal: '/privacy export',
  });
  expect(markdown([slash('daily setup', 'time:`9`')], () => ({ name: 'daily setup', id: '1' }))).toBe(
    '</daily setup:1> `time:ˋ9ˋ`',
  );
});

test('backticks in a question stand around code, also if the text is cut within it', () => {
  expect(shown(prose('Where is `stars`? In `body'))).toEqual({
    discord: 'Where is `stars`? In `body`',
    slack: [
      { type: 'text', text: 'Where is ' },
      { type: 'text', text: 'stars', style: { code: true } },
      { type: 'text', text: '? In ' },
      { type: 'text', text: 'body', style: { code: true } },
    ],
    terminal: 'Where is stars? In body',
  });
});

test('a person is mentioned on Discord, and named where a mention would notify', () => {
  const text = [person({ user: '7', name: 'Ada *L*' })];
  expect(shown(text)).toEqual({
    discord: '<@7>',
    slack: [{ type: 'text', text: 'Ada *L*', style: { bold: true } }],
    terminal: 'Ada *L*',
  });
});

test("channels, days, and workspaces are shown in the platform's own way", () => {
  const text = says`In ${channelLink({ channel: 'C1', name: 'general' })} on ${day(at)}, in this ${workspaceWord} and ${workspaces(2)}`;
  expect(shown(text)).toEqual({
    discord: `In <#C1> on <t:${at / 1000}:D>, in this server and 2 servers`,
    slack: [
      { type: 'text', text: 'In ' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'text', text: ' on ' },
      { type: 'date', timestamp: at / 1000, format: '{date_long}', fallback: expect.any(String) },
      { type: 'text', text: ', in this ' },
      { type: 'text', text: 'workspace' },
      { type: 'text', text: ' and 2 ' },
      { type: 'text', text: 'workspaces' },
    ],
    terminal: 'In #general on November 21, 2026, in this workspace and 2 workspaces',
  });
  expect(words(text)).toContain('In #general on');
  expect(plain(text)).toContain('in this workspace');
});

test('names that read from right to left leave the numbers next to them where they are', () => {
  const apart = '\u2068עדה יונת\u2069, \u2068דן\u2069: 300 points';
  const text = ['עדה יונת, דן: 300 points'];
  expect(shown(text)).toMatchObject({
    discord: apart,
    slack: [{ type: 'text', text: apart }],
    terminal: apart,
  });
  expect(shown([person({ user: '7', name: 'עדה' }), ' has 5'])).toMatchObject({
    discord: '<@7> has 5',
    slack: [{ text: '\u2068עדה\u2069' }, { text: ' has 5' }],
    terminal: '\u2068עדה\u2069 has 5',
  });
  expect(shown(['Ada: 300 points']).terminal).toBe('Ada: 300 points');
});
