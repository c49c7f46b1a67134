import { note } from '../../chat/card.ts';
import { says, slash, strong } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Member } from '../../chat/people.ts';
import { mix, mixedTeams, smallestTeam } from '../../engine/mix.ts';
import type { Context } from '../feature.ts';
import { gatherMs } from '../rounds/answer.ts';
import { advanceQuiz } from './advance.ts';
import type { Player, QuizRecords, StoredQuiz } from './repository.ts';
import { quizHere, quizIsOver, unknownQuiz, withRights } from './rights.ts';

type Quizzing = Context<QuizRecords>;

/** Handles the button of somebody who wants to play. */
export const enterLobby = (id: number, context: Quizzing): Promise<Reply> =>
  inLobby(id, context, async (stored) => {
    const { records, now } = context;
    const member = await context.storeMember();
    if (!(await records.lobby.enter(id, member.id, now))) return privately(note('You are already in.'));
    const players = await dealtIn(id, member, records);
    await showLobby(id, context);
    const own = players.find((one) => one.member === member.id);
    const team = own === undefined ? undefined : teamOf(own);
    if (stored.quiz.mode !== 'teams') return privately(note('You are in.', 'right'));
    return team === undefined
      ? privately(note(says`You are in, but in no team. Join one with ${slash('team join')}.`, 'right'))
      : privately(note(['You are in, for ', strong(team), '.'], 'right'));
  });

/** Handles the button to ask the first question now. */
export const beginNow = (id: number, context: Quizzing): Promise<Reply> =>
  inLobby(id, context, (stored) =>
    withRights(stored, context, async () => {
      await advanceQuiz(context.records, stored, 'next', context.now);
      return privately(note('Here it comes.'));
    }),
  );

/** Handles the button to deal those who are in into teams. */
export const mixTeams = (id: number, context: Quizzing): Promise<Reply> =>
  inLobby(id, context, (stored) =>
    withRights(stored, context, async () => {
      const { lobby, mixes } = context.records;
      const players = await lobby.players(id);
      if (players.length < 2) return refuse('It takes at least two people who are in to mix teams.');
      const points = await mixes.points(id);
      const people = players.map(({ member }) => ({ member, points: points.get(member) ?? 0 }));
      await mixes.deal(id, mix(people, context.seed()));
      await showLobby(id, context);
      return privately(note('The teams of this quiz are mixed. All other teams stay as they are.', 'right'));
    }),
  );

/** Names the team that somebody plays for; `undefined` if they have none. */
export const teamOf = ({ dealt, team }: Player): string | undefined =>
  dealt === undefined ? team : mixedTeams[dealt];

/** Runs `work` while nobody else can come in and the quiz can't begin; refuses if it has begun. */
const inLobby = async (
  id: number,
  context: Quizzing,
  work: (stored: StoredQuiz) => Promise<Reply> | Reply,
): Promise<Reply> => {
  await context.records.lobby.hold(id);
  const stored = await quizHere(id, context);
  if (stored === undefined) return unknownQuiz();
  const { kind } = stored.quiz.phase;
  if (kind === 'over') return quizIsOver();
  if (kind !== 'lobby') return refuse('This quiz has begun. To play, answer its next question.');
  return work(stored);
};

/** Puts somebody who comes after the teams were mixed into the smallest one. Returns all who are in. */
const dealtIn = async (id: number, member: Member, records: QuizRecords): Promise<readonly Player[]> => {
  const players = await records.lobby.players(id);
  const dealt = players.flatMap((one) => one.dealt ?? []);
  if (dealt.length === 0) return players;
  await records.mixes.deal(id, new Map([[member.id, smallestTeam(dealt)]]));
  return records.lobby.players(id);
};

/** Queues an edit of the message that says who is in. */
const showLobby = (id: number, { records, now }: Quizzing): Promise<void> =>
  records.outbox.requestEdit('quiz-intro', id, now + gatherMs);
