import { dailyPoints } from '../../engine/points.ts';
import { punctualityOf } from '../../engine/punctuality.ts';
import type { DailyGame, Round } from '../rounds/repository.ts';
import type { GameRules } from '../rounds/rules.ts';
import { feedbackCard } from './feedback-card.ts';
import { extendIfUnseen, takeBack } from './post.ts';
import type { DailyRecords } from './repository.ts';

/** The rules of daily questions. */
export const dailyRules: GameRules<DailyRecords> = {
  answering: async (known, { records: { streaks }, member }) => {
    const game = gameOf(known);
    return {
      streak: async ({ channel }) => {
        // An extra question, which has no day, leaves the streak as it is.
        if (game.day === undefined) return streaks.of(member.id, channel);
        return (await streaks.of(member.id, channel, game.day - 1)) + 1;
      },
      points: ({ question }, { streak }) => dailyPoints(question.level, streak ?? 0),
      after: async () => {},
      feedback: async (round, answer) => feedbackCard(headingOf(game), round, game, answer),
    };
  },
  scoring:
    async ({ question }) =>
    ({ streak }) =>
      dailyPoints(question.level, streak ?? 0),
  presentation: async (round) => {
    const game = gameOf(round);
    return {
      heading: headingOf(game),
      closesAt: round.closesAt,
      remarks: async () =>
        punctualityOf(game.dueAt, round.openedAt) === 'late' ? ['Posted late because I was away.'] : [],
      belowReveal: async () => [],
    };
  },
  close: async ({ id }, { records: { rounds, scheduler }, now }) => {
    await rounds.close(id, now);
    await scheduler.clear('close', id);
  },
  sending: {
    before: (round, { records, now }) => extendIfUnseen(records, round, gameOf(round), now),
    after: async (round, isSent, { records, now }) => {
      if (!isSent) await takeBack(records, round, now);
    },
    canWait: true,
  },
};

const headingOf = ({ day }: DailyGame): string =>
  day === undefined ? 'An extra question' : `Daily question ${day}`;

const gameOf = ({ id, game }: Round): DailyGame => {
  if (game.kind !== 'daily') throw new Error(`Round ${id} is not a daily question.`);
  return game;
};
