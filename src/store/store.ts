import { type Kysely, sql } from 'kysely';
import type { Logger } from 'pino';
import type { Records, Store } from '../bot/store.ts';
import { affected } from './affected.ts';
import { answerHistory } from './answer-history.ts';
import { answerMarks } from './answer-marks.ts';
import { answers } from './answers.ts';
import { roundOpener } from './asking.ts';
import { boards } from './boards.ts';
import type { Connection } from './connection.ts';
import { counts } from './counts.ts';
import { personal } from './erasing.ts';
import { claimFile } from './file-claim.ts';
import { finishedPosts } from './finished-posts.ts';
import { folding } from './folding.ts';
import { keptAnswers } from './kept-answers.ts';
import { leagueBoards } from './league-boards.ts';
import { leagueCodes } from './league-codes.ts';
import { leagues } from './leagues.ts';
import { links, persons } from './links.ts';
import { lobby, mixes } from './lobby.ts';
import { migrate } from './migrate.ts';
import { openQuestions } from './open-questions.ts';
import { outages } from './outages.ts';
import { createPause } from './pause.ts';
import { acquaintances, channels, members } from './people.ts';
import { posts } from './posts.ts';
import { profile } from './profile.ts';
import { questionDays } from './question-days.ts';
import { quizPosts } from './quiz-posts.ts';
import { quizScores } from './quiz-scores.ts';
import { quizzes } from './quizzes.ts';
import { recapStats } from './recap-stats.ts';
import { recaps } from './recaps.ts';
import { recounting, recounts } from './recounts.ts';
import { reminders } from './reminders.ts';
import { repeats } from './repeats.ts';
import { replays } from './replays.ts';
import { reportTellings } from './report-tellings.ts';
import { reports } from './reports.ts';
import { roundMessages } from './round-messages.ts';
import { rounds } from './rounds.ts';
import { schedules } from './schedules.ts';
import { dailyShares, quizShares } from './shares.ts';
import { skipVotes } from './skip-votes.ts';
import { type SliceSize, sliceSize } from './slice-size.ts';
import { openSqlite } from './sqlite.ts';
import { staleMessages } from './stale-messages.ts';
import { streaks } from './streaks.ts';
import type { Tables } from './tables.ts';
import { takenEvents } from './taken-events.ts';
import { memberships, teams } from './teams.ts';
import { emptyLog, tidy } from './tidy.ts';
import { timers } from './timers.ts';
import { inTransaction, onlyReading } from './transaction.ts';
import { undos } from './undos.ts';
import { visibility } from './visibility.ts';
import { withdrawals } from './withdrawals.ts';
import { wrongCodes } from './wrong-codes.ts';

/**
 * Opens the database at `url`: `postgres://…`, the path of a SQLite file, or `:memory:`. Brings its schema up to date.
 * Throws a SetupError if the database can't be used.
 */
export const openStore = async (url: string, log?: Logger): Promise<Store> => {
  if (/^postgres(ql)?:/i.test(url)) return storeOn((await import('./postgres.ts')).openPostgres(url, log));
  const release = claimFile(url);
  try {
    const store = await storeOn(openSqlite(url));
    return {
      ...store,
      close: async () => {
        await store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
};

/**
 * Creates a store on an open database, and brings its schema up to date.
 * @param slice how many answers are graded again in one transaction
 */
export const storeOn = async (connection: Connection, slice?: number): Promise<Store> => {
  const size = sliceSize(slice);
  await migrate(connection);
  const { db, reading = db } = connection;
  // Waiting for a lock inside SQLite would block the whole process. Transactions that meet one are tried again.
  if (connection.dialect === 'sqlite') await sql`pragma busy_timeout = 0`.execute(db);
  const pause = connection.dialect === 'sqlite' ? createPause() : async () => {};
  return {
    transaction: async (work) => {
      let hasErased = false;
      const result = await inTransaction(db, async (transaction) => {
        await pause();
        hasErased = false;
        return work(records(transaction, connection.dialect, size, () => (hasErased = true)));
      });
      // Another program may be reading the log. Then the nightly work empties it.
      if (hasErased && connection.dialect === 'sqlite') await emptyLog(db).catch(() => {});
      return result;
    },
    read: (work) =>
      inTransaction(
        reading,
        (transaction) => work(records(transaction, connection.dialect, size, () => {})),
        onlyReading,
      ),
    tidy: () => tidy(connection),
    close: async () => {
      if (reading !== db) await reading.destroy();
      await db.destroy();
    },
  };
};

/** Opens a PostgreSQL database so that closing the store undoes everything. */
export const openUndone = async (url: string): Promise<Store> => {
  const { openPostgres } = await import('./postgres.ts');
  const { db } = openPostgres(url);
  const transaction = await db.startTransaction().execute();
  const run: Store['transaction'] = (work) => work(records(transaction, 'postgres', sliceSize(), () => {}));
  return {
    transaction: run,
    read: run,
    tidy: async () => {},
    close: async () => {
      await transaction.rollback().execute();
      await db.destroy();
    },
  };
};

/** @param onErase called when somebody's data is erased */
const records = (
  db: Kysely<Tables>,
  dialect: Connection['dialect'],
  size: SliceSize,
  onErase: () => void,
): Records => ({
  channels: channels(db),
  members: members(db),
  acquaintances: acquaintances(db),
  quizzes: quizzes(db),
  quizPosts: quizPosts(db),
  lobby: lobby(db),
  mixes: mixes(db),
  skipVotes: skipVotes(db),
  quizScores: quizScores(db),
  quizShares: quizShares(db),
  replays: replays(db),
  repeats: repeats(db),
  dailyShares: dailyShares(db),
  rounds: rounds(db),
  roundMessages: roundMessages(db),
  openQuestions: openQuestions(db),
  roundOpener: roundOpener(db),
  answers: answers(db),
  answerMarks: answerMarks(db),
  streaks: streaks(db),
  questionDays: questionDays(db),
  boards: boards(db),
  folding: folding(db),
  visibility: visibility(db),
  profile: profile(db),
  teams: teams(db),
  memberships: memberships(db),
  links: links(db),
  wrongCodes: wrongCodes(db),
  leagues: leagues(db),
  leagueCodes: leagueCodes(db),
  leagueBoards: leagueBoards(db),
  persons: persons(db),
  withdrawals: withdrawals(db),
  affected: affected(db, size),
  keptAnswers: keptAnswers(db, size),
  undos: undos(db),
  recounts: recounts(db),
  recounting: recounting(db),
  recaps: recaps(db),
  recapStats: recapStats(db),
  answerHistory: answerHistory(db),
  schedules: schedules(db),
  reminders: reminders(db),
  reports: reports(db),
  reportTellings: reportTellings(db),
  personal: personal(db, dialect, onErase),
  staleMessages: staleMessages(db),
  scheduler: timers(db),
  outbox: posts(db),
  finishedPosts: finishedPosts(db),
  takenEvents: takenEvents(db),
  counts: counts(db),
  outages: outages(db),
});
