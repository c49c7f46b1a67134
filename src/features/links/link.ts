import { note } from '../../chat/card.ts';
import { type InlineText, says, slash, workspaceWord } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { accountName, type Member } from '../../chat/people.ts';
import { both } from '../../chat/text.ts';
import { canonical, tooManyWrong, wrongCodeMs } from '../codes.ts';
import type { Context } from '../feature.ts';
import { most } from '../limits.ts';
import type { StreaksChange } from '../streaks-change.ts';
import { confirmLinkCard, linkedCard, type OfferedLink } from './cards.ts';
import type { LinksRecords } from './repository.ts';

const minuteMs = 60_000;
/** How long a code can be used, in milliseconds. */
const codeMs = 10 * minuteMs;

/** Creates a new code for the member's account. An earlier one stops working. */
export const offerLink = async ({
  records,
  storeMember,
  now,
  code,
}: Context<LinksRecords>): Promise<OfferedLink> => {
  const member = await storeMember();
  const fresh = code();
  const expiresAt = now + codeMs;
  await records.links.offer(member.id, fresh, expiresAt);
  return { code: fresh, expiresAt, linked: await records.persons.others(member.id) };
};

const useless = says`That code is wrong, was already used, or is older than ten minutes. Get a new one with ${slash('link')} on your other account.`;

/** Asks the person who typed in a code whether the account behind it is theirs. */
export const redeemCode = async (typed: string, context: Context<LinksRecords>): Promise<Reply> => {
  const { records, now } = context;
  const member = await context.storeMember();
  const wrong = await records.wrongCodes.since(member.id, now - wrongCodeMs);
  if (wrong.length >= most.wrongCodes)
    return refuse(tooManyWrong(wrong, now, says`get a new code with ${slash('link')} on your other account`));
  const offer = await records.links.find(canonical(typed), member.id, now);
  if (offer === undefined) {
    await records.wrongCodes.add(member.id, now);
    return refuse(useless);
  }
  // A code typed in where it can't be used still works elsewhere.
  const obstacle = await obstacleBetween(offer.from, member, context.records);
  if (obstacle !== undefined) return refuse(obstacle);
  if (!(await records.links.claim(offer.id, member.id))) return refuse(useless);
  return privately(confirmLinkCard(offer));
};

/** Links the accounts after a person confirmed it, and notifies the account that the code came from. */
export const acceptLink = async <R>(
  id: number,
  context: Context<LinksRecords & R>,
  before: StreaksChange<R>,
): Promise<Reply> => {
  const { records, member, now } = context;
  const offer = await records.links.take(id, member.id, now);
  if (offer === undefined) return refuse(useless);
  const obstacle = await obstacleBetween(offer.from, member, records);
  if (obstacle !== undefined) return refuse(obstacle);
  const { persons } = records;
  await before([...(await persons.all(offer.from.id)), ...(await persons.all(member.id))], records);
  await persons.unite(offer.from.id, member.id, now);
  return {
    ...privately(linkedCard(offer.from)),
    notices: [{ to: offer.from, card: linkedCard(member) }],
  };
};

/** Keeps the accounts separate after a person declined, and uses up the code. */
export const declineLink = async (
  id: number,
  { records, member, now }: Context<LinksRecords>,
): Promise<Reply> => {
  const offer = await records.links.take(id, member.id, now);
  return offer === undefined
    ? refuse(useless)
    : privately(note('The accounts stay separate, and the code no longer works.'));
};

/** Says why two accounts can't be linked; `undefined` if they can. */
const obstacleBetween = async (
  from: Member,
  member: Member,
  { persons, accounts }: LinksRecords,
): Promise<InlineText | undefined> => {
  const own = await accounts.of(member);
  if (own.some(({ id }) => id === from.id))
    return 'That code is from this account. Type it on your other one.';
  const theirs = await persons.all(from.id);
  if (theirs.some(({ id }) => id === member.id)) return 'These accounts are already linked.';
  return (await persons.clash(from.id, member.id))
    ? says`These accounts can't be linked: a person can have only one account per ${workspaceWord}.`
    : undefined;
};

/** Unlinks the member's account from the others. */
export const undoLink = async <R>(
  { records, member }: Context<LinksRecords & R>,
  before: StreaksChange<R>,
): Promise<Reply> => {
  const { persons, accounts } = records;
  const [own] = await accounts.of(member);
  const others = own === undefined ? [] : await persons.others(own.id);
  if (own === undefined || others.length === 0)
    return refuse(says`This account is not linked to another one. Link one with ${slash('link')}.`);
  await before(await persons.all(own.id), records);
  await persons.part(own.id);
  return privately(
    note(
      `This account is no longer linked with ${both(others.map(accountName))}. Each keeps its own answers and points.`,
    ),
  );
};
