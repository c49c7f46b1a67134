import { type InlineText, says, slash, workspaces } from '../../chat/inline.ts';
import type { Reply } from '../../chat/messages.ts';
import { privately, refuse } from '../../chat/messages.ts';
import type { Workspace } from '../../chat/people.ts';
import { canonical, tooManyWrong, wrongCodeMs } from '../codes.ts';
import type { Context } from '../feature.ts';
import { most } from '../limits.ts';
import { invitationCard, joinedCard, newcomerCard } from './cards.ts';
import type { LeagueRecords } from './repository.ts';

/** How long a code can be used, in milliseconds: long enough for managers in different time zones. */
const codeMs = 24 * 3_600_000;

/** Gives a manager a new code for another workspace. Their earlier one stops working. */
export const invite = async ({ records, storeMember, now, code }: Context<LeagueRecords>): Promise<Reply> => {
  const fresh = code();
  const expiresAt = now + codeMs;
  await records.leagueCodes.offer((await storeMember()).id, fresh, expiresAt);
  return privately(invitationCard(fresh, expiresAt));
};

const remedy = says`ask the other manager for a new one, which is under League in their ${slash('manage settings')}`;

/** Joins the league of the workspace that a code is from, and tells the manager who gave it. */
export const redeem = async (typed: string, context: Context<LeagueRecords>): Promise<Reply> => {
  const { records, channel, now } = context;
  const { leagues, leagueCodes, wrongCodes } = records;
  const member = await context.storeMember();
  const wrong = await wrongCodes.since(member.id, now - wrongCodeMs);
  if (wrong.length >= most.wrongCodes) return refuse(tooManyWrong(wrong, now, remedy));
  const from = await leagueCodes.find(canonical(typed), now);
  if (from === undefined) {
    await wrongCodes.add(member.id, now);
    return refuse(says`That code is wrong, was already used, or is older than a day. Please ${remedy}.`);
  }
  // A code that can't be used here still works elsewhere.
  const obstacle = await obstacleBetween(from, channel, records);
  if (obstacle !== undefined) return refuse(obstacle);
  if (!(await leagueCodes.take(from.id))) return refuse(says`That code was just used. Please ${remedy}.`);
  await leagues.join(channel, from, now);
  const size = await leagues.sizeOf(channel);
  return { ...privately(joinedCard(size)), notices: [{ to: from, card: newcomerCard(size) }] };
};

/** Says why a workspace can't join the league of another one; `undefined` if it can. */
const obstacleBetween = async (
  from: Workspace,
  here: Workspace,
  { leagues }: LeagueRecords,
): Promise<InlineText | undefined> => {
  if (from.platform === here.platform && from.workspace === here.workspace)
    return 'That code is from here. A manager types it in elsewhere.';
  if ((await leagues.sizeOf(here)) > 0)
    return says`You are in a league already. Leave it first, with League in ${slash('manage settings')}.`;
  return (await leagues.sizeOf(from)) >= most.leagueWorkspaces
    ? says`That league has ${workspaces(most.leagueWorkspaces)} already, and that is the limit.`
    : undefined;
};
