import { note } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { accountName } from '../../chat/people.ts';
import type { Context, Work } from '../feature.ts';
import type { PersonalData } from '../personal-data.ts';
import type { PostKindHandler } from '../post-kind.ts';
import type { StreaksChange } from '../streaks-change.ts';
import { eraseCard } from './card.ts';
import type { PrivacyRecords } from './repository.ts';

/** What erasing has to know of other features, which store data about people and name them in messages. */
export interface Traces<R> {
  readonly data: readonly PersonalData[];
  /** By kind. */
  readonly posts: readonly (readonly [kind: string, Pick<PostKindHandler<R>, 'naming' | 'alsoNaming'>])[];
}

/** How many rows are erased at once: few enough to take a few milliseconds. */
const sliceRows = 500;
/** How long the next slice waits, in milliseconds, so that whatever came in meanwhile goes first. */
const gapMs = 100;

/** Messages are edited one per second, so that they are in nobody's way: this many, then the next ones. */
const redrawMs = 1_000;
const redrawnAtOnce = 20;

/** The answer to somebody about whom nothing is stored. */
export const nothingStored = privately(note('I store nothing about you.'));

/** Asks a person whether to erase everything about them. */
export const askToErase = async ({
  records: { persons, accounts },
  member,
}: Context<PrivacyRecords>): Promise<Reply> => {
  const own = await accounts.of(member);
  if (own[0] === undefined) return nothingStored;
  const { id } = own[0];
  return privately(eraseCard(own, await accounts.person(id), await persons.others(id)));
};

/** Erases the account that was asked, in all workspaces. Accounts that were linked to it stay, and get a message. */
export const eraseMember = async <R>(
  asked: { readonly member: number; readonly person: number },
  context: Context<PrivacyRecords & R>,
  traces: Traces<R>,
  before: StreaksChange<R>,
): Promise<Reply> => {
  const { records, now } = context;
  const { persons, accounts, scheduler } = records;
  const own = await accounts.of(context.member);
  const [member] = own;
  if (member === undefined) return nothingStored;
  if (own.every(({ id }) => id !== asked.member)) return refuse('That button is for somebody else.');
  if (asked.person !== (await accounts.person(member.id))) return askToErase(context);
  const others = await persons.others(member.id);
  const isOwn = (id: number) => own.some((one) => one.id === id);
  await before(
    (await persons.all(member.id)).filter(({ id }) => !isOwn(id)),
    records,
  );
  await persons.part(member.id);
  for (const one of own) {
    // Hiding the member deletes what tells these messages apart.
    for (const [kind, { alsoNaming }] of traces.posts) {
      if (alsoNaming !== undefined) await records.staleMessages.mark(kind, await alsoNaming(one.id, context));
    }
    await records.personal.hide(one, traces.data, now);
    if (one !== member) await scheduler.set('erase', one.id, now);
  }
  await eraseSlice(member.id, context, traces);
  const card = note(
    `${accountName(member)}, which was linked to this account, was erased by its owner. Everything here stays.`,
  );
  return {
    ...privately(
      note(
        'Your data was erased, and you are on no leaderboard. Your next answer starts from scratch.',
        'right',
      ),
    ),
    notices: others.map((to) => ({ to, card })),
    forgets: true,
  };
};

/**
 * Erases the next rows of a hidden member, sees to it that messages that name them because of those are edited, and sets the
 * timer for what is left.
 */
export const eraseSlice = async <R>(
  member: number,
  work: Work<PrivacyRecords & R>,
  { data, posts }: Traces<R>,
): Promise<void> => {
  const { records, now } = work;
  const rounds = await records.personal.answered(member, sliceRows);
  for (const [kind, { naming }] of rounds.length === 0 ? [] : posts) {
    if (naming !== undefined) await records.staleMessages.mark(kind, await naming(member, rounds, work));
  }
  const isOver = await records.personal.eraseSome(member, data, sliceRows);
  if (isOver) await records.scheduler.set('redraw', 0, now);
  else await records.scheduler.set('erase', member, now + gapMs);
};

/** Has the next of the messages edited that may still name somebody who was erased. */
export const redrawSome = async ({ records, now }: Work<PrivacyRecords>): Promise<void> => {
  const isMore = await records.staleMessages.requestEdits(now, redrawMs, redrawnAtOnce);
  if (isMore) await records.scheduler.set('redraw', 0, now + redrawnAtOnce * redrawMs);
};
