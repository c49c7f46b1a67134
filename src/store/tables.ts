import type { Selectable } from 'kysely';
import type {
  AnswerMarkRow,
  AnswerRow,
  DailyShareRow,
  KeptAnswerRow,
  RecapRow,
  RecountedMemberRow,
  RecountRow,
  ReportRow,
  ReportTellingRow,
  RoundRow,
  ScheduleRow,
  TotalRow,
  VoidRow,
} from './rows/games.ts';
import type { DepartureRow, InstallationRow, InstalledWorkspaceRow } from './rows/installations.ts';
import type { LeagueCodeRow, LeagueRow, LeagueWorkspaceRow } from './rows/leagues.ts';
import type {
  ChannelRow,
  LinkCodeRow,
  MemberRow,
  PersonRow,
  TeamMemberRow,
  TeamRow,
  WrongCodeRow,
} from './rows/people.ts';
import type { ChannelOwnerRow, ChannelPolicyRow } from './rows/policies.ts';
import type {
  GivenRoleRow,
  GreetingRow,
  OutageNoticeRow,
  OutageRow,
  PostRow,
  RoleMemberRow,
  RoleToTakeRow,
  TakenEventRow,
  ThreadRow,
  TimerRow,
  UploadRow,
} from './rows/queues.ts';
import type { QuizPlayerRow, QuizRow, QuizShareRow, SkipVoteRow } from './rows/quizzes.ts';
import type { LeaderboardRow, StandingCountRow, StandingRow } from './rows/standings.ts';
import type { ReminderRow, StreakRow } from './rows/streaks.ts';

/** Every table, by the name that the code uses. */
export interface Tables {
  channels: ChannelRow;
  members: MemberRow;
  people: PersonRow;
  linkCodes: LinkCodeRow;
  wrongCodes: WrongCodeRow;
  departures: DepartureRow;
  installations: InstallationRow;
  installedWorkspaces: InstalledWorkspaceRow;
  leagues: LeagueRow;
  leagueWorkspaces: LeagueWorkspaceRow;
  leagueCodes: LeagueCodeRow;
  reminders: ReminderRow;
  teams: TeamRow;
  teamMembers: TeamMemberRow;
  channelPolicies: ChannelPolicyRow;
  channelOwners: ChannelOwnerRow;
  schedules: ScheduleRow;
  recaps: RecapRow;
  voids: VoidRow;
  keptAnswers: KeptAnswerRow;
  recounts: RecountRow;
  recountedMembers: RecountedMemberRow;
  quizzes: QuizRow;
  quizPlayers: QuizPlayerRow;
  quizShares: QuizShareRow;
  dailyShares: DailyShareRow;
  skipVotes: SkipVoteRow;
  rounds: RoundRow;
  answers: AnswerRow;
  answerMarks: AnswerMarkRow;
  streaks: StreakRow;
  totals: TotalRow;
  leaderboards: LeaderboardRow;
  standings: StandingRow;
  standingCounts: StandingCountRow;
  reports: ReportRow;
  reportTellings: ReportTellingRow;
  threads: ThreadRow;
  givenRoles: GivenRoleRow;
  rolesToTake: RoleToTakeRow;
  roleMembers: RoleMemberRow;
  greetings: GreetingRow;
  timers: TimerRow;
  posts: PostRow;
  takenEvents: TakenEventRow;
  uploads: UploadRow;
  outages: OutageRow;
  outageNotices: OutageNoticeRow;
}

/** A row of `answers` as it is read. */
export type SelectedAnswer = Selectable<AnswerRow>;
/** A row of `rounds` as it is read. */
export type SelectedRound = Selectable<RoundRow>;
/** A row of `schedules` as it is read. */
export type SelectedSchedule = Selectable<ScheduleRow>;
/** A row of `quizzes` as it is read. */
export type SelectedQuiz = Selectable<QuizRow>;
