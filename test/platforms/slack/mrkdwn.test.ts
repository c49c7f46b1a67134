import { expect, test } from 'vitest';
import { small } from '../../../src/chat/card.ts';
import {
  channelLink,
  countdown,
  link,
  person,
  relative,
  says,
  slash,
  strong,
} from '../../../src/chat/inline.ts';
import { renderCard } from '../../../src/platforms/slack/cards.ts';
import { mrkdwn } from '../../../src/platforms/slack/mrkdwn.ts';

const at = Date.parse('2026-11-21T10:30:07Z');

test('small print is small with commands, links, times, and names in it, too', () => {
  const text = says`${slash('help', 'daily')} & ${link('the docs', 'https://docs.python.org/3/?a=1&b=2')}. Closes ${relative(at)} in ${channelLink({ channel: 'C1', name: 'general' })}, says ${person({ user: 'U1', name: 'ada' })} ${strong('now')}.`;
  expect(renderCard({ tone: 'neutral', blocks: [small(text)] }).blocks).toEqual([
    {
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          text: '`/hotseat help daily` &amp; <https://docs.python.org/3/?a=1&amp;b=2|the docs>. Closes <!date^1795257007^\u200b{date_short_pretty} at {time}|on November 21, 2026 at 10:30 UTC> in <#C1>, says *ada* *now*.',
          verbatim: true,
        },
      ],
    },
  ]);
});

test.each(['a *b* c', '_x_', '`x`', '~x~', ':smile: ', '> quoted', 'a\n• b'])(
  'words that could turn into markup stay as they are: %s',
  (words) => {
    expect(mrkdwn([words, strong('x')])).toBeUndefined();
    expect(mrkdwn(['x ', strong(words)])).toBeUndefined();
    expect(renderCard({ tone: 'neutral', blocks: [small([words, strong('x')])] }).blocks).toMatchObject([
      { type: 'rich_text' },
    ]);
  },
);

test('markup that somebody writes into a name is no markup', () => {
  expect(mrkdwn([person({ user: 'U1', name: '<!channel> & co' }), '.'])).toBe('*&lt;!channel&gt; &amp; co*.');
});

test('seconds stand where they matter, and nowhere else', () => {
  expect(mrkdwn([countdown(at)])).toContain('{time_secs}');
  expect(mrkdwn([relative(at)])).not.toContain('{time_secs}');
});

test('marks are never glued to a letter, which would show them', () => {
  expect(mrkdwn(['a', strong('b')])).toBeUndefined();
  expect(mrkdwn([strong('b'), 's'])).toBeUndefined();
  expect(mrkdwn(['a ', strong('b'), "'s, (", strong('c'), ')'])).toBe("a *b*'s, (*c*)");
});
