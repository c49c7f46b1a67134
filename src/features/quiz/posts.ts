import type { PostKindHandler } from '../post-kind.ts';
import { roleToCall } from '../roles/repository.ts';
import { sharedBlocks } from '../sharing.ts';
import { endButtons } from './buttons.ts';
import { liveGame, type QuizResult, quizEndCard, quizResumedCard } from './cards.ts';
import { lobbyCard } from './lobby-card.ts';
import { quizNotice } from './notice.ts';
import { codeLine, firstShowing } from './replay-lines.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';
import { sharedScores } from './scores.ts';
import { scoreText } from './share.ts';
import { beginThread, nameThread } from './thread.ts';

/** How many players the final standings show: on their own, and below a table of teams. */
const shownPlayers = 10;
const shownBelowTeams = 5;

const isRunning: PostKindHandler<QuizRecords>['beforeSend'] = async (subject, { records }) =>
  (await records.quizzes.get(subject))?.quiz.phase.kind !== 'over';

const notice: PostKindHandler<QuizRecords>['notice'] = (subject, failure, { records }) =>
  quizNotice(subject, failure, records);

/** The message before the first question. */
export const intro: PostKindHandler<QuizRecords> = {
  beforeSend: isRunning,
  canWait: async () => false,
  notice,
  thread: nameThread,
  afterThread: beginThread,
  alsoNaming: (member, { records }) => records.lobby.naming(member),
  // Those of replays name the best of the first showing.
  naming: (_, rounds, { records }) => records.replays.naming(rounds),
  card: async (subject, { records, bank }) => {
    const stored = await records.quizzes.get(subject);
    if (stored === undefined) return undefined;
    const { startedBy, quiz } = stored;
    const starter = startedBy === undefined ? undefined : await records.members.get(startedBy);
    const players = await records.lobby.players(subject);
    const first = await firstShowing(stored, records);
    const channel = await records.channels.get(stored.channel);
    const calls = quiz.phase.kind === 'lobby' ? await roleToCall(channel, records) : undefined;
    return { ...lobbyCard(stored, { starter, players, first, bank }), calls, live: liveGame(subject, quiz) };
  },
};

/** The message after an interruption. */
export const resumed: PostKindHandler<QuizRecords> = {
  isFinal: true,
  canWait: async () => false,
  notice,
  card: async (subject, { records }) => {
    const stored = await records.quizzes.get(subject);
    const card = stored && quizResumedCard(stored.quiz);
    return card && { ...card, live: liveGame(subject, stored.quiz) };
  },
};

/** The message with the final standings. */
export const end: PostKindHandler<QuizRecords> = {
  notice,
  naming: async (_, rounds, { records }) => [
    ...(await records.quizPosts.naming(rounds)),
    ...(await records.replays.naming(rounds)),
  ],
  card: async (subject, { records }) => {
    const stored = await records.quizzes.get(subject);
    if (stored === undefined) return undefined;
    const result = await resultOf(stored, records);
    const card = quizEndCard(stored.quiz, result);
    const { posted } = await records.quizPosts.of(subject);
    const shared = await sharedScores(subject, records);
    return {
      ...card,
      blocks: [
        ...card.blocks,
        ...(await firstShowing(stored, records)),
        ...sharedBlocks(shared, (score) => scoreText(score, posted)),
        ...codeLine(stored),
        ...endButtons(stored, result.players.size > 0),
      ],
      live: liveGame(subject, stored.quiz),
    };
  },
};

const resultOf = async (
  { id, quiz }: StoredQuiz,
  { boards, quizPosts }: QuizRecords,
): Promise<QuizResult> => ({
  lost: (await quizPosts.of(id)).lost,
  players: await boards.quiz(id, quiz.mode === 'teams' ? shownBelowTeams : shownPlayers),
  teams: quiz.mode === 'teams' ? await boards.quizTeams(id) : [],
});
