import type { Kysely } from 'kysely';
import type { Records } from '../bot/store.ts';
import { recapStats } from './daily/recap-stats.ts';
import { recaps } from './daily/recaps.ts';
import { reminders } from './daily/reminders.ts';
import { schedules } from './daily/schedules.ts';
import { dailyShares, quizShares } from './daily/shares.ts';
import type { Connection } from './database/connection.ts';
import { boards } from './leaderboards/boards.ts';
import { folding } from './leaderboards/folding.ts';
import { leagueBoards } from './leaderboards/league-boards.ts';
import { leagueCodes } from './leaderboards/league-codes.ts';
import { leagues } from './leaderboards/leagues.ts';
import { profile } from './leaderboards/profile.ts';
import { memberships, teams } from './leaderboards/teams.ts';
import { visibility } from './leaderboards/visibility.ts';
import { finishedPosts } from './outbox/finished-posts.ts';
import { outages } from './outbox/outages.ts';
import { posts } from './outbox/posts.ts';
import { takenEvents } from './outbox/taken-events.ts';
import { threads } from './outbox/threads.ts';
import { timers } from './outbox/timers.ts';
import { uploads } from './outbox/uploads.ts';
import { accounts } from './people/accounts.ts';
import { givenRoles } from './people/given-roles.ts';
import { links } from './people/links.ts';
import { acquaintances, channels, members } from './people/people.ts';
import { persons } from './people/persons.ts';
import { roleChanges } from './people/role-changes.ts';
import { rolesToTake } from './people/roles-to-take.ts';
import { topMonths } from './people/top-months.ts';
import { wrongCodes } from './people/wrong-codes.ts';
import { aging } from './privacy/aging.ts';
import { personal } from './privacy/erasing.ts';
import { staleMessages } from './privacy/stale-messages.ts';
import { lobby, mixes } from './quiz/lobby.ts';
import { quizPosts } from './quiz/quiz-posts.ts';
import { quizScores } from './quiz/quiz-scores.ts';
import { quizzes } from './quiz/quizzes.ts';
import { replays } from './quiz/replays.ts';
import { skipVotes } from './quiz/skip-votes.ts';
import { answerHistory } from './rounds/answer-history.ts';
import { answerMarks } from './rounds/answer-marks.ts';
import { answers } from './rounds/answers.ts';
import { roundOpener } from './rounds/asking.ts';
import { openQuestions } from './rounds/open-questions.ts';
import { repeats } from './rounds/repeats.ts';
import { roundMessages } from './rounds/round-messages.ts';
import { rounds } from './rounds/rounds.ts';
import { questionDays } from './streaks/question-days.ts';
import { streaks } from './streaks/streaks.ts';
import type { Tables } from './tables.ts';
import { affected } from './withdrawals/affected.ts';
import { keptAnswers } from './withdrawals/kept-answers.ts';
import { recounting, recounts } from './withdrawals/recounts.ts';
import { reportTellings } from './withdrawals/report-tellings.ts';
import { reports } from './withdrawals/reports.ts';
import type { SliceSize } from './withdrawals/slice-size.ts';
import { undos } from './withdrawals/undos.ts';
import { withdrawals } from './withdrawals/withdrawals.ts';
import { counts } from './workspaces/counts.ts';
import { departures } from './workspaces/departures.ts';
import { greetings } from './workspaces/greetings.ts';
import { installations } from './workspaces/installations.ts';
import { owners, policies } from './workspaces/policies.ts';

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
  givenRoles: givenRoles(db),
  topMonths: topMonths(db),
  roleChanges: roleChanges(db),
  rolesToTake: rolesToTake(db),
  greetings: greetings(db),
  scheduler: timers(db),
  outbox: posts(db),
  finishedPosts: finishedPosts(db),
  takenEvents: takenEvents(db),
  counts: counts(db),
  outages: outages(db),
  uploads: uploads(db),
});
