import type { Card } from '../../src/chat/card.ts';
import { split } from '../../src/chat/fit.ts';
import { limits } from '../../src/chat/limits.ts';
import { type ChoiceQuestion, levels } from '../../src/engine/question.ts';
import type { Quiz } from '../../src/engine/quiz.ts';
import { sharedDayCard } from '../../src/features/daily/share.ts';
import { boardCard } from '../../src/features/leaderboard/board-card.ts';
import { type StandingRow, teamRow } from '../../src/features/leaderboard/standings.ts';
import { endButtons } from '../../src/features/quiz/buttons.ts';
import { quizEndCard } from '../../src/features/quiz/cards.ts';
import { feedbackCard } from '../../src/features/quiz/feedback-card.ts';
import { lobbyCard } from '../../src/features/quiz/lobby-card.ts';
import type { OwnPlace } from '../../src/features/quiz/place-text.ts';
import { codeLine, firstShowingLine } from '../../src/features/quiz/replay-lines.ts';
import type { StoredQuiz } from '../../src/features/quiz/repository.ts';
import { scoreText } from '../../src/features/quiz/share.ts';
import { playersTable } from '../../src/features/quiz/tables.ts';
import { recapCard } from '../../src/features/recap/card.ts';
import { keptOf, recapBlocks } from '../../src/features/recap/kept.ts';
import type { RecapFacts } from '../../src/features/recap/recap.ts';
import { closedQuestionCard } from '../../src/features/rounds/closed-card.ts';
import { openQuestionCard } from '../../src/features/rounds/question-card.ts';
import type { Round } from '../../src/features/rounds/repository.ts';
import { sharedBlocks, shownShares } from '../../src/features/sharing.ts';
import { statsCard } from '../../src/features/stats/stats-card.ts';
import { disbandCard, joinCard, teamsCard } from '../../src/features/teams/cards.ts';
import { newsCard, type ReportsView, reportsCard } from '../../src/features/withdrawals/reports-card.ts';
import { bank, questions } from './real-bank.ts';

/** Names as long as names get, by the position of the player. */
export const widestNames: Readonly<Record<string, (index: number) => string>> = {
  markup: () => '*'.repeat(limits.name),
  backticks: () => '`'.repeat(limits.name),
  emoji: () => '😀'.repeat(limits.name / 2),
  families: () => '👨‍👩‍👧‍👦'.repeat(3),
  ideographs: () => wide,
  // A column is as wide as its widest cell, so all the others are padded.
  'ideographs among short ones': (index) => (index === 0 ? wide : 'ada'),
  'ideographs among backticks': (index) => (index === 0 ? wide : '`'.repeat(limits.name)),
};
const wide = '漢'.repeat(limits.name);

/** Repeats a text up to a length. */
const filled = (name: string, length: number) =>
  name.repeat(Math.ceil(length / name.length)).slice(0, length);

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Builds a place behind many people with this name. */
const placeBehind = (name: string): OwnPlace => {
  const scorer = (points: number) => ({
    member: 1,
    name,
    isSeen: true,
    score: { points, ms: 0 },
    before: undefined,
  });
  return {
    own: scorer(1),
    rank: 999_999,
    size: 1_000_000,
    equals: [scorer(1)],
    ahead: many(1_000, () => scorer(15_000)),
    behind: [],
    rise: -999_998,
  };
};

/** Builds every card with names in it, at its largest. */
export const cardsNaming = (named: (index: number) => string): Readonly<Record<string, readonly Card[]>> => {
  const name = named(0);
  const standing = (index: number) => ({
    member: index,
    name: named(index),
    points: 1_000_000,
    answers: 100_000,
    right: 100_000,
    rank: 1,
    place: index + 1,
  });
  const players = (count: number) => ({
    standings: many(count, standing),
    size: 1_000_000,
    more: 1_000_000 - count,
    asked: 50,
  });
  const teamStanding = (index: number) => ({
    team: index,
    name: named(index),
    points: 99_999.9,
    players: 1_000,
    members: 1_000,
    rank: 1,
  });
  const week = (round: Round): RecapFacts => ({
    from: '2026-09-21',
    before: '2026-09-28',
    top: players(5),
    bestTeams: many(60, teamStanding),
    streaks: {
      shown: many(5, (index) => ({ member: index, name: named(index), days: 1_000 })),
      more: 1_000,
      size: 1_000_000,
    },
    mostMissed: { round, answers: 1_000, right: 0 },
    isHidden: false,
  });
  const teams = many(60, (id) => ({ id, name: named(id), members: 100_000 }));
  const quiz: Quiz = {
    mode: 'teams',
    pace: many(50, () => ({ allowedMs: 20_000, pauseMs: 6_000 })),
    phase: { kind: 'over', reason: 'abandoned' },
  };
  const waiting: StoredQuiz = {
    id: 1,
    channel: 1,
    startedBy: 1,
    seed: 1,
    quiz: { ...quiz, phase: { kind: 'lobby', until: 0 } },
    settings: { topic: bank.subjects[0]?.slug, level: 'intermediate', count: 50, lobby: 300 },
    code: '7F3K9QTD',
    version: 1,
  };
  const waiters = many(1_000, (member) => ({
    member,
    user: named(member),
    name: named(member),
    team: named(member % 60),
    dealt: undefined,
  }));
  const first = firstShowingLine(players(3), true);
  const lobbyView = { starter: { user: name, name }, players: waiters, first, bank };
  const marks = new Map(many(50, (position) => [position, true]));
  const score = { points: 1_000_000, rank: 1_000_000, size: 1_000_000, marks };
  const shared = {
    latest: many(shownShares, (index) => ({ name: named(index), ...score })),
    count: 1_000_000,
  };
  const rows = many(
    12,
    (index): StandingRow => ({ ...teamRow(teamStanding(index), 3), gapBefore: index === 11 }),
  );
  const everySecond = many(25, (index) => 2 * index);
  const reports = (length: number) =>
    many(12, (index) => ({
      question: longestIds[index] ?? longestId,
      reasons: many(5, (member) => ({ member, by: named(index), reason: filled(name, length) })),
    }));
  return {
    board: [
      boardCard({
        view: { period: 'month', scope: 'teams', game: 'daily', page: 1 },
        earlier: '2026-09-01',
        rows,
        detail: 'Played',
        size: 1_000,
        page: 1,
        pages: 100,
        league: 20,
        isPrivate: true,
        isMissing: true,
        isBehind: true,
        isRecounting: true,
      }),
    ],
    teams: [teamsCard(teams, teams[0])],
    join: [joinCard(teams)],
    disband: [disbandCard({ id: 1, name, members: 1_000 }, 1)],
    lobby: [
      lobbyCard({ ...waiting, quiz: { ...waiting.quiz, mode: 'everyone' } }, lobbyView),
      lobbyCard(waiting, lobbyView),
      lobbyCard(waiting, { ...lobbyView, players: waiters.map((one) => ({ ...one, team: undefined })) }),
    ],
    'an answer in a quiz': [
      feedbackCard(
        'Question 50 of 50',
        { round: 1, member: 1, choice: 0, right: true, points: 0, at: 0, streak: undefined },
        { firstRight: { user: name, name }, place: placeBehind(name), aside: '' },
      ),
    ],
    'end of a quiz': [
      quizEndCard(quiz, { players: players(5), teams: many(60, teamStanding), lost: everySecond }),
      quizEndCard({ ...quiz, mode: 'everyone' }, { players: players(10), teams: [], lost: everySecond }),
    ].map((card) => ({
      ...card,
      blocks: [
        ...card.blocks,
        ...first,
        ...sharedBlocks(shared, (score) => scoreText(score, [...marks.keys()])),
        ...codeLine(waiting),
        ...endButtons({ ...waiting, quiz }, true),
      ],
    })),
    'what people share of a day': [
      sharedDayCard('Daily question 1000', {
        latest: many(shownShares, (index) => ({ name: named(index), right: true, streak: 1_000 })),
        count: 1_000_000,
      }),
    ],
    reveal: choiceQuestions.map((question) =>
      closedQuestionCard(
        roundOf(question),
        'Question 50 of 50',
        {
          votes: new Map(question.choices.map((_, index) => [index, 100_000])),
          firstRight: { user: name, name },
        },
        playersTable(players(5)),
      ),
    ),
    recap: choiceQuestions.map((question) => recapCard(week(roundOf(question)))),
    'question with a recap': choiceQuestions.flatMap((question) => {
      const round = roundOf(question);
      const votes = new Map(question.choices.map((_, index) => [index, 100_000]));
      const shown = [
        openQuestionCard(round, 'Daily question 1000', ['Posted late because I was away.'], bank),
        closedQuestionCard(round, 'Daily question 1000', { votes, firstRight: { user: name, name } }, []),
      ];
      const names = new Map(many(5, (index) => [index, named(index)] as const));
      const above = recapBlocks(keptOf(week(round)), names);
      return shown.map((card) => ({ ...card, blocks: [...above, ...card.blocks] }));
    }),
    stats: [
      statsCard(
        {
          name,
          standing: standing(0),
          size: 1_000_000,
          isRecounting: true,
          own: {
            streaks: many(60, (index) => ({
              channel: { id: index, platform: 'p', workspace: 'w', channel: 'c', name: named(index) },
              streak: { days: 1_000, saved: 20, covered: 0 },
            })),
            points: 1_000_000,
            bestStreak: 1_000,
            topics: bank.subjects.flatMap(({ slug, track = slug }) =>
              levels.map((level) => ({ track, topic: slug, level, answers: 10_000, right: 5_000 })),
            ),
            days: many(126, (day) => ({
              date: Temporal.PlainDate.from('2026-11-21').subtract({ days: day }).toString(),
              answers: 9,
              right: 5,
            })),
            sealed: 12,
            today: '2026-11-21',
          },
        },
        bank,
      ),
    ],
    'news of reports': [
      newsCard(reports(1_000).slice(0, 1), reportsView),
      newsCard(reports(1_000), reportsView),
      newsCard(reports(60), reportsView),
    ],
    reports: [
      ...split(reportsCard(reports(1_000), reportsView)),
      ...split(reportsCard(reports(60), reportsView)),
    ],
  };
};

const reportsView: ReportsView = { bank, hidden: new Set() };

/** The longest questions, which leave the least space. */
const choiceQuestions = questions
  .filter((question) => question.kind !== 'open')
  .toSorted((one, other) => JSON.stringify(other).length - JSON.stringify(one).length)
  .slice(0, 40);
const longestId = questions
  .map(({ id }) => id)
  .reduce((one, other) => (other.length > one.length ? other : one));

/** The questions with the longest ids, each once. */
const longestIds = questions.map(({ id }) => id).toSorted((one, other) => other.length - one.length);

const roundOf = (question: ChoiceQuestion): Round => ({
  id: 1,
  channel: 1,
  question,
  game: { kind: 'quiz', quiz: 1, index: 49, expected: 1, awaited: 1 },
  openedAt: 0,
  closesAt: 1,
  closedAt: 1,
  answers: 100_000,
  isWithdrawn: false,
  isCutShort: false,
  firstRight: 1,
  hasMarks: false,
});
