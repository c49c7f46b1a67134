import { expect } from 'vitest';
import { shortestPauseMs } from '../../src/engine/pace.ts';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { type ChatDriver, hours, seconds } from '../drivers/chat-driver.ts';

/** Scripted conversations, by title. Each runs on every platform. */
export const conversations: Readonly<Record<string, (chat: ChatDriver) => Promise<void>>> = {
  'plays a quiz from the start to the final standings': async (chat) => {
    await chat.says('ada', '/quiz start count:2 level:junior');
    expect(chat.shown()).toContain('A quiz with 2 questions');
    await chat.advance(lobbyMs);
    expect(chat.shown()).toContain('Question 1 of 2');
    await chat.advance(seconds(10));
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Right! +125');
    await chat.chooses('grace', 'a wrong one');
    expect(chat.told('grace')).toContain('Not this time.');
    expect(chat.shown()).not.toContain('The answer is');
    await chat.advance(seconds(10));
    expect(chat.shown()).toMatch(/The answer is [ABC]\. First to get it: ada\./);
    expect(chat.shown()).toContain('Because of ');

    await chat.advance(shortestPauseMs);
    expect(chat.shown()).toContain('Question 2 of 2');
    await chat.chooses('grace', 'the right one');
    expect(chat.shown()).not.toContain('Final standings');
    await chat.chooses('ada', 'the right one');
    await chat.advance(0);
    expect(chat.shown()).toContain('Final standings');
    expect(chat.shown()).toContain('First place: ada.');
  },

  'counts one answer per member, and only while the question is open': async (chat) => {
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'a wrong one');
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('The first answer counts.');
    await chat.advance(seconds(20));
    expect(chat.shown()).toContain('Nobody got it.');
  },

  "explains a closed question privately, starting from one's own choice": async (chat) => {
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'a wrong one');
    await chat.chooses('grace', 'the right one');
    await chat.advance(seconds(20));
    await chat.presses('ada', 'Why?');
    expect(chat.told('ada')).toMatch(/You chose [ABC]\. People believe that\./);
    expect(chat.told('ada')).toContain('Read more: ');
    await chat.presses('grace', 'Why?');
    expect(chat.told('grace')).toMatch(/You chose [ABC], which is right\./);
    await chat.presses('zoe', 'Why?');
    expect(chat.told('zoe')).toContain('Because of ');
    expect(chat.told('zoe')).not.toContain('You chose');
    expect(chat.shown()).not.toContain('People believe that.');
    expect(chat.shown()).not.toContain('Read more: ');
  },

  'in a race, the first right answer wins the question': async (chat) => {
    await chat.says('ada', '/quiz start count:2 mode:race');
    await chat.advance(lobbyMs);
    await chat.chooses('grace', 'a wrong one');
    expect(chat.shown()).not.toContain('The answer is');
    await chat.chooses('ada', 'the right one');
    await chat.advance(0);
    expect(chat.shown()).toContain('First to get it: ada.');
  },

  'ends a quiz that nobody answers': async (chat) => {
    await chat.says('ada', '/quiz start count:10 seconds:5');
    await chat.advance(lobbyMs + 3 * seconds(5) + 2 * shortestPauseMs);
    expect(chat.shown()).toContain('Nobody answered the last three questions');
    expect(chat.shown()).not.toContain('Question 4');
  },

  'runs one quiz at a time per channel': async (chat) => {
    await chat.says('ada', '/quiz start count:1');
    await chat.says('grace', '/quiz start');
    expect(chat.told('grace')).toContain('A quiz is already running in this channel.');
    await chat.enter('random');
    await chat.says('grace', '/quiz start count:1');
    expect(chat.shown()).toContain('A quiz with 1 question');
  },

  'skip shows the answer and moves on; stop shows the standings': async (chat) => {
    await chat.says('ada', '/quiz skip');
    expect(chat.told('ada')).toContain('No quiz is running in this channel.');
    await chat.says('ada', '/quiz start count:5');
    await chat.advance(lobbyMs);
    await chat.says('ada', '/quiz skip');
    await chat.advance(0);
    expect(chat.shown()).toContain('Nobody answered.');
    await chat.advance(shortestPauseMs);
    expect(chat.shown()).toContain('Question 2 of 5');
    await chat.chooses('ada', 'the right one');
    await chat.says('ada', '/quiz stop');
    await chat.advance(0);
    expect(chat.shown()).toContain('The quiz was stopped.');
    expect(chat.shown()).toContain('First place: ada.');
  },

  'continues a quiz after the process dies': async (chat) => {
    await chat.says('ada', '/quiz start count:2');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'the right one');
    await chat.restart();
    expect(chat.shown()).toContain('The quiz continues with question 1 of 2.');
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('You already answered');
    await chat.chooses('grace', 'the right one');
    expect(chat.told('grace')).toContain('Right!');
    await chat.advance(seconds(20) + shortestPauseMs);
    expect(chat.shown()).toContain('First to get it: ada.');
    expect(chat.shown()).toContain('Question 2 of 2');
  },

  'sets up, posts, and closes one daily question per day': async (chat) => {
    await chat.says('ada', '/daily setup time:09:00 timezone:Europe/Berlin days:daily reveal:instant');
    expect(chat.told('ada')).toContain('November 22, 2026 at 08:00');
    await chat.advance(hours(21));
    expect(chat.shown()).not.toContain('Daily question 1');
    await chat.advance(hours(0.5));
    expect(chat.shown()).toContain('Daily question 1');
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toMatch(/Right! (110|160|210) points\. Your streak: 1 day\./);
    expect(chat.told('ada')).toContain('Because of ');
    await chat.chooses('grace', 'a wrong one');
    expect(chat.told('grace')).toContain('Not quite.');
    expect(chat.told('grace')).toContain('People believe that.');
    await chat.advance(hours(24));
    expect(chat.shown()).toContain('First to get it: ada.');
    expect(chat.shown()).toContain('Daily question 2');
    await chat.chooses('ada', 'a wrong one');
    expect(chat.told('ada')).toContain('Your streak: 2 days.');
  },

  'with reveal:close, nobody learns the answer before the question closes': async (chat) => {
    await chat.says('ada', '/daily setup 09:00 UTC reveal:close open:2');
    await chat.says('ada', '/daily now');
    await chat.advance(0);
    expect(chat.shown()).toContain('Extra question');
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toMatch(/Locked in: [ABC]\./);
    expect(chat.told('ada')).not.toContain('Because of');
    const [, id = ''] = /What about (\S+)\?/.exec(chat.shown()) ?? [];
    await chat.says('ada', `/question show ${id}`);
    expect(chat.told('ada')).toContain('That question is open right now.');
    await chat.says('ada', '/stats');
    expect(chat.told('ada')).toContain('Your locked-in answer counts once its question closes.');
    await chat.says('ada', '/leaderboard');
    expect(chat.shown()).toContain('Nobody has points here yet.');
    await chat.advance(hours(2));
    expect(chat.shown()).toContain('First to get it: ada.');
    await chat.presses('ada', 'Why?');
    expect(chat.told('ada')).toMatch(/You chose [ABC], which is right\./);
    await chat.says('ada', '/stats');
    expect(chat.told('ada')).toContain('1 of 1 answer');
    await chat.says('ada', `/question show ${id}`);
    expect(chat.told('ada')).toContain('✓ the right one');
  },

  'a missed question breaks the streak; a day without a question does not': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:mon-fri open:1');
    await chat.advance(hours(49));
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Your streak: 1 day.');
    await chat.advance(hours(24));
    await chat.advance(hours(24));
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Your streak: 1 day.');
    for (const wait of [24, 24, 72]) {
      await chat.advance(hours(wait));
      await chat.chooses('ada', 'the right one');
    }
    expect(chat.told('ada')).toContain('Your streak: 4 days.');
  },

  'ten days kept earn a freeze, which covers a missed day': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily open:1');
    await chat.advance(hours(1));
    for (let day = 1; day < 10; day++) {
      await chat.chooses('ada', 'the right one');
      await chat.advance(hours(24));
    }
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Your streak: 10 days (1 freeze). You earned a freeze');
    await chat.says('ada', '/stats');
    expect(chat.told('ada')).toMatch(/10 days \(1 freeze\) in .*best 10/s);
    await chat.advance(hours(48));
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Your streak: 11 days. A freeze covered the day you missed.');
    await chat.advance(hours(48));
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Your streak: 1 day.');
  },

  'pauses, resumes, shows, and removes a daily question': async (chat) => {
    await chat.says('ada', '/daily show');
    expect(chat.told('ada')).toContain('no daily question yet');
    await chat.says('ada', '/daily setup 11:00 UTC days:daily topic:gil level:senior');
    expect(chat.told('ada')).toContain('GIL, senior');
    await chat.says('ada', '/daily pause');
    await chat.advance(hours(24));
    expect(chat.shown()).not.toContain('Daily question');
    await chat.says('ada', '/daily resume');
    expect(chat.told('ada')).toContain('November 22, 2026 at 11:00');
    await chat.says('ada', '/daily show');
    expect(chat.told('ada')).toContain('Then: November 23, 2026, November 24, 2026.');
    await chat.advance(hours(1));
    expect(chat.shown()).toContain('Daily question 1');
    await chat.says('ada', '/daily remove');
    await chat.advance(hours(48));
    expect(chat.shown()).not.toContain('Daily question 2');
  },

  'leaderboards and statistics start empty and fill up': async (chat) => {
    await chat.says('ada', '/leaderboard');
    expect(chat.shown()).toContain('Nobody has points here yet.');
    await chat.says('ada', '/stats');
    expect(chat.told('ada')).toContain('You have not answered a question yet.');
    await chat.says('ada', '/quiz start count:1 level:senior');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'the right one');
    await chat.chooses('grace', 'a wrong one');
    await chat.advance(seconds(20));
    await chat.says('grace', '/leaderboard period:all game:quiz scope:channel');
    expect(chat.shown()).toContain('All time, in this channel, quizzes');
    expect(chat.shown()).toContain('2 players.');
    await chat.says('ada', '/stats');
    expect(chat.told('ada')).toContain('1 of 2');
    expect(chat.told('ada')).toContain('By track');
    await chat.says('ada', '/stats member:grace');
    expect(chat.told('ada')).toContain('2 of 2');
    expect(chat.told('ada')).not.toContain('By track');
    await chat.says('ada', '/stats member:nobody');
    expect(chat.told('ada')).toContain('I have not seen that person here.');
  },

  'finds, shows, and reports questions': async (chat) => {
    await chat.says('ada', '/question search about gil');
    expect(chat.told('ada')).toContain('gil-senior');
    await chat.says('ada', '/question search xyzzy');
    expect(chat.told('ada')).toContain('No question contains "xyzzy".');
    await chat.says('ada', '/question show gil-senior');
    expect(chat.told('ada')).toContain('✓ the right one');
    await chat.says('ada', '/question report gil-senior The answer is out of date');
    expect(chat.told('ada')).toContain('Thank you.');
  },

  'lets nobody look up a question that is coming up or open, anywhere in the workspace': async (chat) => {
    await chat.says('ada', '/quiz start count:1 topic:gil level:junior lobby:0');
    await chat.chooses('ada', 'a wrong one');
    await chat.advance(seconds(20));
    const looksUp = async (person: string) => {
      await chat.says(person, '/question show gil-junior');
      return chat.told(person);
    };
    expect(await looksUp('grace')).toContain('✓ the right one');
    await chat.enter('random');
    await chat.says('ada', '/quiz start count:1 topic:gil level:junior');
    expect(await looksUp('grace')).toContain('That question is being asked right now.');
    await chat.says('grace', '/question search gil junior');
    expect(chat.told('grace')).toContain('I left out 1 question that is being asked right now.');
    await chat.advance(lobbyMs);
    await chat.enter('general');
    expect(await looksUp('grace')).toContain('That question is open right now.');
    await chat.presses('zoe', 'Why?');
    expect(chat.told('zoe')).toContain('That question is open right now.');
    expect(chat.told('zoe')).not.toContain('Because of');
    await chat.advance(seconds(20));
    expect(await looksUp('grace')).toContain('✓ the right one');
    await chat.presses('zoe', 'Why?');
    expect(chat.told('zoe')).toContain('Because of');
  },

  'exports everything stored about a member, and erases it after a confirmation': async (chat) => {
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'the right one');
    await chat.says('ada', '/privacy export');
    expect(chat.told('ada')).toContain('What I store about you is in the file');
    await chat.says('ada', '/privacy erase');
    await chat.presses('ada', 'Keep everything');
    expect(chat.told('ada')).toContain('Everything stays as it is.');
    await chat.says('ada', '/privacy erase');
    await chat.presses('ada', 'Erase everything');
    expect(chat.told('ada')).toContain('Your data was erased, and you are on no leaderboard.');
    await chat.says('ada', '/stats');
    expect(chat.told('ada')).toContain('You have not answered a question yet.');
  },

  'whoever hides is on no leaderboard, and still sees their own points': async (chat) => {
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'the right one');
    await chat.chooses('grace', 'the right one');
    await chat.says('grace', '/settings');
    expect(chat.told('grace')).toContain('Reminder: off.');
    await chat.presses('grace', 'Hide me');
    expect(chat.told('grace')).toContain('Leaderboards: you are hidden.');
    await chat.advance(seconds(20));
    expect(chat.shown()).toContain('First place: ada.');
    expect(chat.shown()).not.toContain('grace');
    await chat.says('zoe', '/leaderboard period:all');
    expect(chat.shown()).toContain('1 player.');
    await chat.says('grace', '/stats');
    expect(chat.told('grace')).toContain('of 2');
    await chat.says('grace', '/settings');
    await chat.presses('grace', 'Show me');
    expect(chat.told('grace')).toContain('Leaderboards: others see you there.');
  },

  'managers take somebody off the leaderboards who has left, until they answer again': async (chat) => {
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'the right one');
    await chat.chooses('grace', 'the right one');
    await chat.advance(seconds(20));
    await chat.says('ada', '/stats member:grace');
    await chat.presses('ada', 'Remove from the leaderboards');
    expect(chat.told('ada')).toContain('grace is removed from the leaderboards');
    await chat.says('ada', '/manage settings');
    expect(chat.told('ada')).toContain('removed are grace.');
    await chat.says('ada', '/quiz start count:1');
    await chat.advance(lobbyMs);
    await chat.chooses('grace', 'the right one');
    await chat.says('ada', '/manage settings');
    expect(chat.told('ada')).toContain('nobody is removed.');
  },

  'reminds whoever asked for it before a streak breaks, once': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily open:6');
    await chat.advance(hours(1));
    await chat.chooses('ada', 'the right one');
    await chat.chooses('grace', 'the right one');
    await chat.says('ada', '/settings');
    await chat.presses('ada', 'Remind me');
    expect(chat.told('ada')).toContain('Reminder: on');
    await chat.advance(hours(24 + 4));
    const reminder = 'Your streak of 1 day in #general breaks unless you answer';
    expect(chat.messaged('ada')).not.toContain(reminder);
    await chat.advance(hours(1));
    // The bot waits for no answer to a direct message.
    await expect.poll(() => chat.messaged('ada')).toContain(reminder);
    await chat.advance(hours(2));
    expect(chat.messaged('ada').split(reminder)).toHaveLength(2);
    expect(chat.messaged('grace')).not.toContain(reminder);
  },

  'explains wrong input and changes nothing': async (chat) => {
    await chat.says('ada', '/quiz start topic:gill');
    expect(chat.told('ada')).toMatch(/there is no topic "gill"\. Did you mean gil\?/i);
    await chat.says('ada', '/daily setup time:25:00 timezone:Mars');
    expect(chat.told('ada')).toMatch(/must look like 09:30/i);
    expect(chat.told('ada')).toMatch(/there is no time zone "Mars"\./i);
    await chat.advance(hours(48));
    expect(chat.shown()).toBe('');
  },

  'help explains a command with its options, in private': async (chat) => {
    await chat.says('ada', '/help quiz');
    expect(chat.told('ada')).toContain('/quiz skip');
    expect(chat.told('ada')).not.toContain('/daily');
    await chat.says('ada', '/help quiz start');
    expect(chat.told('ada')).toContain('How many questions, 1 to 50. Default: 10.');
    expect(chat.shown()).not.toContain('How many questions');
  },

  'help begins with what people want to do': async (chat) => {
    await chat.says('ada', '/help');
    expect(chat.told('ada')).toContain('privacy export');
  },
};
