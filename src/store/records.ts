import type { Kysely } from 'kysely';
import type { Records } from '../bot/store.ts';
import { accounts } from './accounts.ts';
import { affected } from './affected.ts';
import { aging } from './aging.ts';
import { answerHistory } from './answer-history.ts';
import { answerMarks } from './answer-marks.ts';
import { answers } from './answers.ts';
import { roundOpener } from './asking.ts';
import { boards } from './boards.ts';
import { calledRoles, roleChanges } from './called-roles.ts';
import type { Connection } from './connection.ts';
import { counts } from './counts.ts';
import { departures } from './departures.ts';
import { personal } from './erasing.ts';
import { finishedPosts } from './finished-posts.ts';
import { folding } from './folding.ts';
import { greetings } from './greetings.ts';
import { installations } from './installations.ts';
import { keptAnswers } from './kept-answers.ts';
import { leagueBoards } from './league-boards.ts';
import { leagueCodes } from './league-codes.ts';
import { leagues } from './leagues.ts';
import { links } from './links.ts';
import { lobby, mixes } from './lobby.ts';
import { openQuestions } from './open-questions.ts';
import { outages } from './outages.ts';
import { acquaintances, channels, members } from './people.ts';
import { persons } from './persons.ts';
import { owners, policies } from './policies.ts';
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
import type { SliceSize } from './slice-size.ts';
import { staleMessages } from './stale-messages.ts';
import { streaks } from './streaks.ts';
import type { Tables } from './tables.ts';
import { takenEvents } from './taken-events.ts';
import { memberships, teams } from './teams.ts';
import { threads } from './threads.ts';
import { timers } from './timers.ts';
import { undos } from './undos.ts';
import { uploads } from './uploads.ts';
import { visibility } from './visibility.ts';
import { withdrawals } from './withdrawals.ts';
import { wrongCodes } from './wrong-codes.ts';

/**
 * Creates the repositories of a transaction.
 * @param onErase called when somebody's data is erased
 */
export const records = (
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
  installations: installations(db),
  departures: departures(db, dialect, onErase),
  leagues: leagues(db),
  leagueCodes: leagueCodes(db),
  leagueBoards: leagueBoards(db),
  persons: persons(db),
  accounts: accounts(db),
  withdrawals: withdrawals(db),
  affected: affected(db, size),
  keptAnswers: keptAnswers(db, size),
  undos: undos(db),
  recounts: recounts(db),
  recounting: recounting(db),
  recaps: recaps(db),
  recapStats: recapStats(db),
  answerHistory: answerHistory(db),
  aging: aging(db),
  policies: policies(db),
  owners: owners(db),
  schedules: schedules(db),
  reminders: reminders(db),
  reports: reports(db),
  reportTellings: reportTellings(db),
  personal: personal(db, dialect, onErase),
  staleMessages: staleMessages(db),
  threads: threads(db),
  calledRoles: calledRoles(db),
  roleChanges: roleChanges(db),
  greetings: greetings(db),
  scheduler: timers(db),
  outbox: posts(db),
  finishedPosts: finishedPosts(db),
  takenEvents: takenEvents(db),
  counts: counts(db),
  outages: outages(db),
  uploads: uploads(db),
});
