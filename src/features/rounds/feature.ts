import { privately } from '../../chat/messages.ts';
import { handleActions, together } from '../action-handlers.ts';
import type { Feature, Work } from '../feature.ts';
import { choiceText, flag, outcome, round, time, value } from '../personal-data.ts';
import { roundActions } from './actions.ts';
import { answerRounds } from './answer.ts';
import type { RoundsRecords } from './repository.ts';
import { type RoundCardRecords, roundCard } from './round-card.ts';
import type { Rules } from './rules.ts';
import { explainRound } from './why.ts';

/** Creates the feature that asks questions in channels and takes the answers, for every game. */
export const createRounds = <R>(rules: Rules<R>) => {
  type Records = RoundsRecords & RoundCardRecords & R;
  return {
    actions: {
      answer: together(roundActions.answer, (presses, work: Work<Records>) =>
        answerRounds(presses, work, rules),
      ),
      ...handleActions<Pick<typeof roundActions, 'why'>, Records>(
        { why: roundActions.why },
        { why: ({ round }, context) => explainRound(round, context, rules) },
      ),
    },
    // A member has one answer per round, and whoever plays fast must not pay for more.
    repeatable: ['answer', 'why'],
    inputs: {
      arrive: async (_, context) => {
        const open = await context.records.rounds.ofChannel(context.channel.id);
        return privately(...(await Promise.all(open.map((one) => roundCard(one, context, rules)))));
      },
    },
    posts: {
      question: {
        card: async (subject, work) => {
          const found = await work.records.rounds.get(subject);
          return found && roundCard(found, work, rules);
        },
        naming: (member, answered, { records }) => records.roundMessages.naming(member, answered),
        beforeSend: async (subject, work) => {
          const found = await work.records.rounds.get(subject);
          if (found === undefined) return true;
          if (found.isWithdrawn || found.isCutShort) return false;
          return rules[found.game.kind].sending.before(found, work);
        },
        canWait: async (subject, work) => {
          const found = await work.records.rounds.get(subject);
          return found !== undefined && rules[found.game.kind].sending.canWait;
        },
        notice: async (subject, failure, work) => {
          const found = await work.records.rounds.get(subject);
          return found && rules[found.game.kind].sending.notice?.(found, failure, work);
        },
        afterSend: async (subject, isSent, work) => {
          const found = await work.records.rounds.get(subject);
          if (found) await rules[found.game.kind].sending.after(found, isSent, work);
        },
        thread: async (subject, work) => {
          const found = await work.records.rounds.get(subject);
          return found && rules[found.game.kind].sending.thread?.(found, work);
        },
        afterThread: async (subject, thread, work) => {
          const found = await work.records.rounds.get(subject);
          if (found) await rules[found.game.kind].sending.afterThread?.(found, thread, work);
        },
        afterDelete: async (subject, work) => {
          const found = await work.records.rounds.get(subject);
          if (found) await rules[found.game.kind].sending.afterDelete?.(found, work);
        },
      },
    },
    personalData: [
      {
        kind: 'rows',
        table: 'answers',
        member: 'member_id',
        section: 'answers',
        inSlicesBy: 'round_id',
        columns: {
          round_id: round,
          choice: choiceText('answer'),
          correct: outcome(flag('right'), 'round_id'),
          points: outcome(value('points'), 'round_id'),
          streak: value('streak'),
          repeated: flag('answeredBefore'),
          at: time('at'),
          date: value('date'),
        },
      },
      {
        kind: 'reference',
        table: 'rounds',
        member: 'first_right',
        section: 'firstToBeRight',
        inSlicesBy: 'id',
        columns: { question_id: outcome(value('question'), 'id') },
      },
    ],
  } satisfies Feature<Records>;
};
