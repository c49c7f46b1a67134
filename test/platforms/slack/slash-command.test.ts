import { describe, expect, test } from 'vitest';
import { parse, unescaped } from '../../../src/platforms/slack/slash-command.ts';
import { words } from '../../../src/platforms/slack/text.ts';
import { knownCommands } from '../../support/known-commands.ts';

test.each([
  ['member:<@U012AB3CD|ada>', 'member:<@U012AB3CD|ada>'],
  ['<@U012AB3CD|ada b> <#C012AB3CD|a b>', '<@U012AB3CD|ada_b> <#C012AB3CD|a_b>'],
  ['<!subteam^S012|@backend> <!subteam^S012> <!here> <!channel|channel>', '@backend a group @here @channel'],
  ['<!date^1392734382^{date}|Feb 18>', 'Feb 18'],
  ['<https://example.com/?a=1&amp;b=2|example.com> <http://x.org>', 'example.com http://x.org'],
  ['a &lt; b &amp;&amp; b &gt; c', 'a < b && b > c'],
  ['&amp;lt;', '&lt;'],
  ['no <tags> here', 'no <tags> here'],
])('%s is read as %s', (typed, meant) => {
  expect(unescaped(typed)).toBe(meant);
});

describe('a slash command', () => {
  test.each([
    ['/quiz', 'start topic:gil count:3', 'quiz start', { topic: 'gil', count: '3' }],
    ['/quiz', 'start “binary search” senior', 'quiz start', { topic: 'binary search', level: 'senior' }],
    ['/leaderboard', '', 'leaderboard', {}],
    ['/stats', '<@U012AB3CD|ada>', 'stats', { member: '<@U012AB3CD|ada>' }],
    ['/team', 'create <@U012AB3CD|ada> fans', 'team create', { name: '<@U012AB3CD|ada> fans' }],
    ['/question', 'search a &lt; b', 'question search', { text: 'a < b' }],
    ['/hotseat', 'privacy export', 'privacy export', {}],
    ['/hotseat', 'manage daily pause', 'daily pause', {}],
    ['/hotseat', '/quiz stop', 'quiz stop', {}],
    ['/hotseat', '', 'help', {}],
  ])('%s %s', (command, text, path, options) => {
    const read = parse(command, text, knownCommands);
    expect('command' in read && [read.path, read.options]).toEqual([path, options]);
  });

  test('that is unknown gets a suggestion', () => {
    const error = (command: string, text: string) => {
      const read = parse(command, text, knownCommands);
      return 'error' in read ? words(read.error) : undefined;
    };
    expect(error('/quiz', 'begin')).toContain('/quiz start');
    expect(error('/hotseat', 'xyzzy')).toContain('/hotseat help lists all');
  });
});
