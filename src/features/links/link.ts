import { note } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { accountName, type Member } from '../../chat/people.ts';
import { both } from '../../chat/text.ts';
import type { Context } from '../feature.ts';
import { confirmLinkCard, linkedCard, type OfferedLink } from './cards.ts';
import type { LinksRecords } from './repository.ts';

/** How long a code can be used, in milliseconds. */
const codeMs = 10 * 60_000;

/** A new code for the member's account; an earlier one is worth nothing any more. */
export const offerLink = async ({
  records,
  member,
  now,
  code,
}: Context<LinksRecords>): Promise<OfferedLink> => {
  const fresh = code();
  const expiresAt = now + codeMs;
  await records.links.offer(member.id, fresh, expiresAt);
  return { code: fresh, expiresAt, linked: await records.persons.others(member.id) };
};

const useless =
  'That code is wrong, used or older than ten minutes. /link on your other account gives a new one.';

/** Asks whoever typed in a code whether the account behind it is theirs. */
export const redeemCode = async (typed: string, context: Context<LinksRecords>): Promise<Reply> => {
  const { records, member, now } = context;
  const offer = await records.links.find(canonical(typed), member.id, now);
  if (offer === undefined) return refuse(useless);
  // A code typed in where it can't be used stays good for where it can.
  const obstacle = await obstacleBetween(offer.from, context);
  if (obstacle !== undefined) return refuse(obstacle);
  if (!(await records.links.claim(offer.id, member.id))) return refuse(useless);
  return privately(confirmLinkCard(offer));
};

/** What the button under that question does; whose code it was hears of it. */
export const acceptLink = async (id: number, context: Context<LinksRecords>): Promise<Reply> => {
  const { records, member, now } = context;
  const offer = await records.links.take(id, member.id, now);
  if (offer === undefined) return refuse(useless);
  const obstacle = await obstacleBetween(offer.from, context);
  if (obstacle !== undefined) return refuse(obstacle);
  await records.persons.unite(offer.from.id, member.id, now);
  return {
    ...privately(linkedCard(offer.from)),
    notices: [{ to: offer.from, card: linkedCard(member) }],
  };
};

/** What the other button does. */
export const declineLink = async (
  id: number,
  { records, member, now }: Context<LinksRecords>,
): Promise<Reply> => {
  const offer = await records.links.take(id, member.id, now);
  return offer === undefined ? refuse(useless) : privately(note('They stay apart, and the code is used up.'));
};

/** Why two accounts can't be one person; `undefined` if they can. */
const obstacleBetween = async (
  from: Member,
  { records: { persons }, member }: Context<LinksRecords>,
): Promise<string | undefined> => {
  if (from.id === member.id) return 'That is the code of this account. Type it on your other one.';
  const theirs = [from, ...(await persons.others(from.id))];
  const own = [member, ...(await persons.others(member.id))];
  if (theirs.some(({ id }) => id === member.id)) return 'These accounts are linked already.';
  const shared = theirs.some((one) =>
    own.some((other) => one.platform === other.platform && one.workspace === other.workspace),
  );
  return shared
    ? 'Both have an account in the same workspace, and there everybody plays with one account.'
    : undefined;
};

export const undoLink = async ({ records: { persons }, member }: Context<LinksRecords>): Promise<Reply> => {
  const others = await persons.others(member.id);
  if (others.length === 0) return refuse('This account is linked to no other. /link begins that.');
  await persons.part(member.id);
  return privately(
    note(
      `This account is on its own again, without ${both(others.map(accountName))}. Each keeps what it brought.`,
    ),
  );
};

/** A code as it was made, however it was typed. */
const canonical = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
