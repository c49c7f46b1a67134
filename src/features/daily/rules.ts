import { unstored } from '../../chat/people.ts';
import { dailyPoints } from '../../engine/points.ts';
import { punctualityOf } from '../../engine/punctuality.ts';
import { noStreak, type Streak, streakAfter } from '../../engine/streak.ts';
import { roleToCall } from '../roles/repository.ts';
import type { Look } from '../rounds/open-questions.ts';
import type { DailyGame, Round } from '../rounds/repository.ts';
import type { Asked, GameRules } from '../rounds/rules.ts';
import { feedbackCard } from './feedback-card.ts';
import { headingOf } from './heading.ts';
import { extendIfUnseen, spareIfUnseen, takeBack } from './post.ts';
import type { DailyRecords } from './repository.ts';
import { resultButton } from './result.ts';
import { shareButton } from './share.ts';
import { answerInThread, beginThread, nameThread } from './thread.ts';

/** The rules of daily questions. */
export const dailyRules: GameRules<DailyRecords> = {
  answering: async (asked, { records: { streaks, openQuestions } }) => {
    const wanted = asked.flatMap(({ round, members }) => {
      const { day } = gameOf(round);
      const before = day === undefined ? undefined : day - 1;
      const known = members.filter(({ id }) => id > unstored);
      return known.map(({ id }) => ({ member: id, channel: round.channel, day: before }));
    });
    const found = await streaks.advance(wanted);
    const streakOf = new Map(wanted.map(({ member }, index) => [member, found[index] ?? noStreak]));
    const before = (member: number): Streak => streakOf.get(member) ?? noStreak;
    const hiding = await openQuestions.hiding(asked.flatMap(lookAtSolution));
    return asked.map(({ round }, index) => {
      const game = gameOf(round);
      // An extra question, which has no day, leaves the streak as it is.
      const after = (member: number): Streak =>
        streakAfter(game.day === undefined ? ['neutral'] : ['kept'], before(member));
      return {
        round,
        streak: (member) => after(member).days,
        points: ({ question }, { streak }) => dailyPoints(question.level, streak ?? 0),
        isDecided: () => false,
        after: async () => {},
        feedback: async (now, answers) =>
          answers.map((answer) => {
            const streak = { before: before(answer.member), after: after(answer.member) };
            return feedbackCard(headingOf(game), now, game, answer, hiding[index] !== undefined, streak);
          }),
      };
    });
  },
  scoring:
    async ({ question }) =>
    ({ streak }) =>
      dailyPoints(question.level, streak ?? 0),
  presentation: async (round, { records }) => {
    const game = gameOf(round);
    const isCalling = game.day !== undefined && round.closedAt === undefined;
    return {
      calls: isCalling ? await roleToCall(await records.channels.get(round.channel), records) : undefined,
      heading: headingOf(game),
      closesAt: round.closesAt,
      remarks: async () =>
        punctualityOf(game.dueAt, round.openedAt) === 'late' ? ['Posted late because I was away.'] : [],
      belowReveal: async () => [
        ...resultButton(round, game),
        ...(round.answers === 0 ? [] : [shareButton(round)]),
      ],
    };
  },
  close: async ({ id }, { records, now }) => {
    const { rounds, scheduler } = records;
    await rounds.close(id, now);
    await answerInThread(id, records, now);
    await scheduler.clear('close', id);
    await scheduler.clear('remind', id);
  },
  sending: {
    before: (round, { records, now }) => extendIfUnseen(records, round, gameOf(round), now),
    after: async (round, isSent, { records, now }) => {
      if (!isSent) await takeBack(records, round, now);
    },
    thread: nameThread,
    afterThread: beginThread,
    afterDelete: spareIfUnseen,
    canWait: true,
  },
};

/** Everyone who answers a round is told its solution at once, unless others hide it. */
const lookAtSolution = ({ round, members }: Asked): Look[] =>
  members.slice(0, 1).map(({ platform, workspace }) => ({
    platform,
    workspace,
    question: round.question.id,
    toldIn: round.id,
  }));

const gameOf = ({ id, game }: Round): DailyGame => {
  if (game.kind !== 'daily') throw new Error(`Round ${id} is not a daily question.`);
  return game;
};
