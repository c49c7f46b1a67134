import type { CommandDeclaration } from '../chat/commands/command.ts';
import type { Member } from '../chat/people.ts';
import { createDaily } from '../features/daily/feature.ts';
import type { DailyRecords } from '../features/daily/repository.ts';
import { dailyRules } from '../features/daily/rules.ts';
import type { Feature } from '../features/feature.ts';
import { createHelp } from '../features/help/feature.ts';
import { home } from '../features/home/feature.ts';
import { leaderboard } from '../features/leaderboard/feature.ts';
import type { LeaderboardRecords } from '../features/leaderboard/repository.ts';
import { league } from '../features/league/feature.ts';
import { createLinks } from '../features/links/feature.ts';
import { outages } from '../features/outages/feature.ts';
import type { PersonalData } from '../features/personal-data.ts';
import { policies } from '../features/policies/feature.ts';
import { createPrivacy } from '../features/privacy/feature.ts';
import { questions } from '../features/questions/feature.ts';
import { quiz } from '../features/quiz/feature.ts';
import type { QuizRecords } from '../features/quiz/repository.ts';
import { quizRules } from '../features/quiz/rules.ts';
import { carryRecap, recapAbove } from '../features/recap/carry.ts';
import { recap } from '../features/recap/feature.ts';
import type { RecapRecords } from '../features/recap/repository.ts';
import { retention } from '../features/retention/feature.ts';
import { roles } from '../features/roles/feature.ts';
import { showingAbove } from '../features/rounds/above.ts';
import { createRounds } from '../features/rounds/feature.ts';
import { createSettings } from '../features/settings/feature.ts';
import { stats } from '../features/stats/feature.ts';
import { streaks } from '../features/streaks/feature.ts';
import { teams } from '../features/teams/feature.ts';
import { welcome } from '../features/welcome/feature.ts';
import { createWithdrawals } from '../features/withdrawals/feature.ts';
import type { WithdrawalsRecords } from '../features/withdrawals/repository.ts';
import { settle } from '../features/withdrawals/settle.ts';
import { workspaces } from '../features/workspaces/feature.ts';

const rules = { quiz: quizRules, daily: dailyRules };

const beforeStreaksChange = (accounts: readonly Member[], records: WithdrawalsRecords) =>
  settle(accounts, records, rules);

/** Every feature, in the order in which help shows their commands. */
export const features = {
  quiz,
  daily: createDaily(carryRecap),
  leaderboard,
  teams,
  stats,
  questions,
  withdrawals: createWithdrawals(rules),
  links: createLinks(beforeStreaksChange),
  league,
  policies,
  settings: createSettings<LeaderboardRecords & DailyRecords>(() => ({
    own: list().flatMap(({ settings }) => settings ?? []),
    forAll: list().flatMap(({ managerSettings }) => managerSettings ?? []),
  })),
  privacy: createPrivacy<QuizRecords & RecapRecords & WithdrawalsRecords>(
    () => ({
      data: allPersonalData(),
      posts: list().flatMap(({ posts }) => Object.entries(posts ?? {})),
    }),
    beforeStreaksChange,
  ),
  help: createHelp(() => allCommands()),
  rounds: createRounds<QuizRecords & DailyRecords & RecapRecords>({
    ...rules,
    daily: showingAbove(dailyRules, recapAbove),
  }),
  recap,
  home,
  outages,
  retention,
  welcome,
  roles,
  streaks,
  workspaces,
};

type Features = typeof features;

/** The keys in one part of all features, such as the kinds of timers that they handle. */
export type KeysIn<Part extends keyof Feature<never>> = {
  [F in keyof Features]: Features[F] extends { readonly [P in Part]: infer T } ? keyof T & string : never;
}[keyof Features];

/** The kinds of timers: one for each handler in a feature's `timers`. */
export type TimerKind = KeysIn<'timers'>;

/** The kinds of posts: one for each handler in a feature's `posts`. */
export type PostKind = KeysIn<'posts'>;

const list = (): readonly Feature<never>[] => Object.values(features);

/** Lists every command, in the order in which help shows them. */
export const allCommands = (): readonly CommandDeclaration[] =>
  list().flatMap(({ commands }) => commands ?? []);

/** Lists the personal data that the features store. */
export const allPersonalData = (): readonly PersonalData[] =>
  list().flatMap(({ personalData }) => personalData ?? []);
