import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions } from '../../src/bot/tables.ts';
import { splitActionId } from '../../src/chat/action-codec.ts';
import { limits } from '../../src/chat/limits.ts';
import { dailyActions } from '../../src/features/daily/actions.ts';
import { leaderboardActions } from '../../src/features/leaderboard/actions.ts';
import { games, periods, scopes } from '../../src/features/leaderboard/board-view.ts';
import { linkActions } from '../../src/features/links/actions.ts';
import { privacyActions } from '../../src/features/privacy/actions.ts';
import { quizActions } from '../../src/features/quiz/actions.ts';
import { roundActions } from '../../src/features/rounds/actions.ts';
import { settingsActions } from '../../src/features/settings/actions.ts';
import { teamActions } from '../../src/features/teams/actions.ts';
import { welcomeActions } from '../../src/features/welcome/actions.ts';
import { withdrawalActions } from '../../src/features/withdrawals/actions.ts';

const kinds = {
  ...roundActions,
  ...quizActions,
  ...dailyActions,
  ...leaderboardActions,
  ...teamActions,
  ...welcomeActions,
  ...linkActions,
  ...privacyActions,
  ...withdrawalActions,
  ...settingsActions,
};

/** Buttons with these ids are in channels already, so their meaning must not change. */
const sent: Readonly<Record<string, { readonly kind: keyof typeof kinds; readonly values: object }>> = {
  'why:12': { kind: 'why', values: { round: 12 } },
  'answer:12:0': { kind: 'answer', values: { round: 12, choice: 0 } },
  'enter:3': { kind: 'enter', values: { quiz: 3 } },
  'begin:3': { kind: 'begin', values: { quiz: 3 } },
  'mix:3': { kind: 'mix', values: { quiz: 3 } },
  'skip:12': { kind: 'skip', values: { round: 12 } },
  'next:3:0': { kind: 'next', values: { quiz: 3, index: 0 } },
  'result:3:0': { kind: 'result', values: { quiz: 3, page: 0 } },
  'my-day:12': { kind: 'my-day', values: { round: 12 } },
  'share:3': { kind: 'share', values: { quiz: 3 } },
  'post-score:3': { kind: 'post-score', values: { quiz: 3 } },
  'share-day:12': { kind: 'share-day', values: { round: 12 } },
  'post-day:12': { kind: 'post-day', values: { round: 12 } },
  'again:3': { kind: 'again', values: { quiz: 3 } },
  'board:1:2:0:3': { kind: 'board', values: { period: 'week', scope: 'teams', game: 'all', page: 3 } },
  'take-off:6': { kind: 'take-off', values: { member: 6 } },
  'set:reminder:on': { kind: 'set', values: { setting: 'reminder', value: 'on' } },
  'set-for-all:leaderboards:6': { kind: 'set-for-all', values: { setting: 'leaderboards', value: '6' } },
  'own-board:all:channel:quiz:own': {
    kind: 'own-board',
    values: { period: 'all', scope: 'channel', game: 'quiz', page: 'own' },
  },
  'join:4': { kind: 'join', values: { team: 4 } },
  'disband:4': { kind: 'disband', values: { team: 4 } },
  'link:5': { kind: 'link', values: { offer: 5 } },
  'decline:5': { kind: 'decline', values: { offer: 5 } },
  'erase:6:7': { kind: 'erase', values: { member: 6, person: 7 } },
  'keep:6': { kind: 'keep', values: { member: 6 } },
  'withdraw:gil-one:8': { kind: 'withdraw', values: { question: 'gil-one', last: 8 } },
  'keep-question:6': { kind: 'keep-question', values: { member: 6 } },
  'show-reports': { kind: 'show-reports', values: {} },
  'unvoid:9': { kind: 'unvoid', values: { withdrawal: 9 } },
};

test.each(Object.entries(sent))('the button %s still does what it did', (id, { kind, values }) => {
  const split = splitActionId(id);
  expect(split.kind).toBe(kind);
  expect(kinds[kind].read(split.texts)).toEqual(values);
});

test('declares every kind of action, and handles every declared one', () => {
  expect(Object.keys(actions).sort()).toEqual(Object.keys(kinds).sort());
});

test('writes a leaderboard view in words, so reordering the options does not break old buttons', () => {
  const view = fc.record({
    period: fc.constantFrom(...periods),
    scope: fc.constantFrom(...scopes),
    game: fc.constantFrom(...games),
    page: fc.oneof(fc.nat(2 ** 31 - 1), fc.constant('own' as const)),
  });
  fc.assert(
    fc.property(view, (view) => {
      const id = leaderboardActions.board.id(view);
      expect(leaderboardActions.board.read(splitActionId(id).texts)).toEqual(view);
      expect(id.length).toBeLessThanOrEqual(limits.action);
    }),
  );
});
