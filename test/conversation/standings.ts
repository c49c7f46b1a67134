import { expect } from 'vitest';
import { shortestPauseMs } from '../../src/engine/pace.ts';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { type ChatDriver, hours, seconds } from '../drivers/chat-driver.ts';

/** Scripted conversations about standings, by title. Each runs on every platform. */
export const standings: Readonly<Record<string, (chat: ChatDriver) => Promise<void>>> = {
  'creates teams, joins them with a button, lists, renames, and deletes them': async (chat) => {
    await chat.says('ada', '/team list');
    expect(chat.told('ada')).toContain('Create the first one with /team create.');
    await chat.says('ada', '/team create The Generators');
    expect(chat.told('ada')).toContain('You are now in The Generators.');
    await chat.says('grace', '/team create Iterators');
    await chat.says('zoe', '/team join');
    await chat.presses('zoe', 'Iterators');
    expect(chat.told('zoe')).toContain('You are now in Iterators.');
    await chat.says('ada', '/team rename Iterators The Iterators');
    expect(chat.told('ada')).toContain('Iterators is now called The Iterators.');
    await chat.says('zoe', '/team join');
    await chat.presses('zoe', 'The Generators');
    expect(chat.told('zoe')).toContain('You left The Iterators and are now in The Generators.');
    await chat.says('ada', '/team delete the iterators');
    await chat.presses('ada', 'Delete it');
    expect(chat.told('ada')).toContain('The Iterators was deleted.');
    await chat.says('grace', '/team list');
    expect(chat.told('grace')).toContain('The Generators');
    expect(chat.told('grace')).not.toContain('Iterators');
    await chat.says('zoe', '/team leave');
    expect(chat.told('zoe')).toContain('You left The Generators.');
  },

  'ends a team quiz with the team standings, and the team leaderboard agrees': async (chat) => {
    await chat.says('ada', '/team create Reds');
    await chat.says('ada', '/quiz start mode:teams');
    expect(chat.told('ada')).toContain('needs at least two teams with members');
    await chat.says('grace', '/team create Blues');
    await chat.says('ada', '/quiz start mode:teams count:1 level:junior');
    expect(chat.shown()).toContain('Team against team');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'the right one');
    await chat.chooses('grace', 'a wrong one');
    await chat.advance(seconds(20));
    expect(chat.shown()).toContain('First place: Reds.');
    expect(chat.shown()).toContain('Top players');
    await chat.says('grace', '/leaderboard scope:teams');
    expect(chat.shown()).toMatch(/This week, teams/);
    expect(chat.shown()).toContain('average of its best three members');
  },

  'tells players after every answer where it puts them, and at the end how they did': async (chat) => {
    await chat.says('ada', '/quiz start count:2 level:junior seconds:20 lobby:0');
    await chat.advance(0);
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Right! +150');
    expect(chat.told('ada')).toContain('150 points');
    await chat.advance(seconds(10));
    await chat.chooses('grace', 'the right one');
    expect(chat.told('grace')).toContain('Right! +125');
    expect(chat.told('grace')).toContain('125 points · 2nd of 2 · 25 behind ada');
    await chat.advance(seconds(10) + shortestPauseMs);
    await chat.chooses('grace', 'the right one');
    expect(chat.told('grace')).toContain('275 points · 1st of 2 · 125 ahead of ada · up 1');
    await chat.chooses('ada', 'a wrong one');
    expect(chat.told('ada')).toContain('Not this time.');
    expect(chat.told('ada')).toContain('150 points · 2nd of 2 · 125 behind grace');
    await chat.advance(0);
    expect(chat.shown()).toContain('First place: grace.');
    await chat.presses('ada', 'My result');
    expect(chat.told('ada')).toContain('2nd of 2 · 150 points · 1 of 2 right');
    expect(chat.told('ada')).toContain('Best: question 1, +150 in 0.0 s');
    expect(chat.told('ada')).toContain('People believe that.');
    await chat.presses('grace', 'My result');
    expect(chat.told('grace')).toContain('There is nothing that you missed.');
    await chat.presses('zoe', 'My result');
    expect(chat.told('zoe')).toContain('You did not answer in this quiz');
  },

  'tells whoever answered how it came out once a question has closed': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily reveal:close open:1');
    await chat.advance(hours(1));
    await chat.chooses('ada', 'a wrong one');
    expect(chat.told('ada')).toContain('Locked in');
    await chat.advance(hours(1));
    await chat.presses('ada', 'My result');
    expect(chat.told('ada')).toContain('Not quite.');
    expect(chat.told('ada')).toContain('About your choice: People believe that.');
  },

  'leaves a leaderboard in public as it is, and answers whoever uses its menu privately': async (chat) => {
    await chat.says('ada', '/quiz start count:1 lobby:0');
    await chat.advance(0);
    await chat.chooses('ada', 'the right one');
    await chat.advance(seconds(20));
    await chat.says('ada', '/leaderboard');
    expect(chat.shown()).toContain('This week');
    expect(chat.shown()).not.toMatch(/› *1/);
    const before = chat.shown();
    await chat.presses('ada', 'All time');
    expect(chat.told('ada')).toMatch(/All time[\s\S]*1 player/);
    await chat.presses('ada', 'Today');
    expect(chat.told('ada')).toMatch(/Today[\s\S]*1 player/);
    await chat.presses('ada', 'Channel');
    expect(chat.told('ada')).toMatch(/Today, in this channel[\s\S]*1 player/);
    await chat.presses('ada', 'Teams');
    expect(chat.told('ada')).toContain('No team has points here yet.');
    await chat.presses('grace', 'Find me');
    expect(chat.told('grace')).toContain('You are not on this leaderboard');
    expect(chat.told('grace')).not.toMatch(/›/);
    expect(chat.shown()).toBe(before);
  },

  'shows the last week that somebody had points in, and says so': async (chat) => {
    await chat.says('ada', '/quiz start count:1 lobby:0');
    await chat.advance(0);
    await chat.chooses('ada', 'the right one');
    await chat.advance(hours(48));
    await chat.says('ada', '/leaderboard');
    expect(chat.shown()).toContain('Week of November 16');
    expect(chat.shown()).toContain('Nobody has points this week yet, so this is the last week with any.');
    expect(chat.shown()).toContain('1 player.');
  },

  'names the channel of each running streak in the statistics': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily open:24');
    await chat.advance(hours(1));
    await chat.chooses('ada', 'a wrong one');
    await chat.enter('random');
    await chat.says('ada', '/daily setup 11:00 UTC days:daily open:24');
    await chat.advance(hours(24));
    await chat.chooses('ada', 'a wrong one');
    await chat.says('ada', '/stats');
    expect(chat.told('ada')).toContain('1 day in #general, 1 day in #random; best 1');
  },

  'counts a withdrawn question as right for everyone, and tells its channel': async (chat) => {
    await chat.says('ada', '/quiz start count:1 topic:gil level:junior');
    await chat.advance(lobbyMs);
    await chat.chooses('grace', 'a wrong one');
    await chat.advance(seconds(20));
    await chat.says('grace', '/question report gil-junior Both are right');
    expect(chat.told('grace')).toContain('I saved your report');
    await chat.says('ada', '/question reports');
    expect(chat.told('ada')).toContain('Both are right');
    await chat.says('ada', '/question void gil-junior');
    expect(chat.told('ada')).toContain('1 answer by 1 member will be graded again');
    await chat.presses('ada', 'Withdraw');
    expect(chat.told('ada')).toContain(
      '"What about gil-junior?" is withdrawn. 1 answer by 1 member gained points',
    );
    await chat.advance(0);
    expect(chat.shown()).toContain('A question was withdrawn');
    expect(chat.shown()).toContain('every answer counts as right');
    await chat.says('grace', '/stats');
    expect(chat.told('grace')).toContain('1 of 1 answer');
    await chat.says('ada', '/question reports');
    expect(chat.told('ada')).toContain('There are no open reports.');
    await chat.says('ada', '/question show gil-junior');
    expect(chat.told('ada')).toContain('Withdrawn here on');
    await chat.presses('ada', 'Undo');
    expect(chat.told('ada')).toContain('"What about gil-junior?" counts again');
    await chat.advance(0);
    expect(chat.shown()).toContain('A question counts again');
    await chat.says('grace', '/stats');
    expect(chat.told('grace')).toContain('0 of 1 answer');
  },

  'gives managers a league code in their settings, which works elsewhere only': async (chat) => {
    await chat.says('ada', '/leaderboard scope:league');
    expect(chat.told('ada')).toContain('You are in no league.');
    await chat.says('ada', '/manage settings');
    expect(chat.told('ada')).toContain('League: you are in none.');
    expect(chat.told('ada')).toMatch(/whose people see each\s+other's names/);
    await chat.presses('ada', 'Get a code');
    expect(chat.told('ada')).toContain('The code works once');
    expect(chat.shown()).not.toContain('/manage league');
    const [, code = ''] = /manage league ([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(chat.told('ada')) ?? [];
    await chat.says('ada', `/manage league ${code}`);
    expect(chat.told('ada')).toContain('That code is from here.');
    await chat.says('ada', '/manage league 00000-00000');
    expect(chat.told('ada')).toContain('That code is wrong, was already used, or is older than a day.');
  },

  'gives a member a link code, and rejects a wrong one': async (chat) => {
    await chat.says('ada', '/link');
    expect(chat.told('ada')).toMatch(/\blink [0-9A-Z]{5}-[0-9A-Z]{5}/);
    expect(chat.shown()).not.toMatch(/\blink [0-9A-Z]{5}/);
    await chat.says('ada', '/link 00000-00000');
    expect(chat.told('ada')).toContain('That code is wrong, was already used, or is older');
    await chat.says('ada', '/link undo');
    expect(chat.told('ada')).toContain('not linked to another');
  },

  'the first question of a week begins with a recap if that was asked for': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily recap:on');
    expect(chat.told('ada')).toContain('With the first question of each week');
    await chat.advance(hours(1));
    await chat.chooses('ada', 'a wrong one');
    await chat.advance(hours(48));
    expect(chat.shown()).toContain('Last week');
    expect(chat.shown()).toMatch(/Last week[\s\S]*ada: 0 points, 0 of 1 right[\s\S]*Daily question 3/);
    expect(chat.shown()).toMatch(/Most missed: .*0 of 1 answer right\. The answer: the right one/);
    const [, ...recaps] = chat.shown().split('Last week');
    expect(recaps).toHaveLength(1);
  },
};
