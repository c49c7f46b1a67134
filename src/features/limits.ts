import type { Channel, Workspace } from '../chat/people.ts';

/**
 * How many there may be of what people make. Two that are made at the same moment may both be the last one, so there may
 * be a few more.
 */
export const most = {
  /** Teams in a workspace. */
  teams: 200,
  /** Teams that one member creates within a day. */
  teamsADay: 10,
  /** Channels of a workspace that have a daily question, paused ones among them. */
  schedules: 500,
  /** Quizzes that run in a workspace at once. */
  quizzes: 500,
  /** New messages that wait to be posted in a channel when somebody asks for another one. */
  waitingPosts: 20,
  /** Open reports of a member. */
  reports: 20,
  /** Wrong codes, of links and of leagues, that a member types within an hour. */
  wrongCodes: 5,
  /** Owners of a channel. */
  owners: 10,
  /** Workspaces in a league. */
  leagueWorkspaces: 20,
} as const;

/** Counts what is limited. */
export interface Counts {
  /** Counts the teams that a member created after `since` (epoch milliseconds) and that still exist. */
  teamsBy(member: number, since: number): Promise<number>;
  /** Counts the workspace's channels that have a daily question. */
  schedules(workspace: Workspace): Promise<number>;
  /** Counts the workspace's running quizzes. */
  quizzes(workspace: Workspace): Promise<number>;
  /** Counts the channel's messages that were never posted and are not given up. */
  waitingPosts(channel: number): Promise<number>;
}

/** Says that too many messages wait to be posted in a channel; `undefined` if there is room. */
export const fullQueue = async (
  { waitingPosts }: Pick<Counts, 'waitingPosts'>,
  { id, name }: Channel,
): Promise<string | undefined> =>
  (await waitingPosts(id)) < most.waitingPosts
    ? undefined
    : `${most.waitingPosts} messages are already waiting to be posted in #${name}, and that is the limit. Try again when they are there.`;
