import { identityKey, type Member, type Sender, unstored } from '../../chat/people.ts';
import type { AnswerPress, Decision, Turn } from './decide.ts';
import type { RoundsRecords } from './repository.ts';

/**
 * Gives each stranger among those who press a number below zero for the time being, because only those are stored of whom
 * an answer is taken, and that is decided first.
 */
export const numberStrangers = (presses: readonly AnswerPress[]): readonly AnswerPress[] => {
  const numbers = new Map<string, number>();
  return presses.map((press) => {
    const { member } = press;
    if (member.id !== unstored) return press;
    const key = identityKey(member);
    const id = numbers.get(key) ?? -1 - numbers.size;
    numbers.set(key, id);
    return { ...press, member: { ...member, id } };
  });
};

/** Stores the strangers of whom answers were taken. Returns them by the numbers that they had until then. */
export const meetStrangers = async (
  decisions: readonly (Decision & { readonly turns: readonly Turn[] })[],
  { members }: RoundsRecords,
): Promise<ReadonlyMap<number, Member>> => {
  const strangers = new Map<number, Sender>();
  for (const { turns, outcomes } of decisions) {
    for (const [index, { press }] of turns.entries()) {
      const { member, sender } = press;
      if (member.id < unstored && outcomes[index]?.kind === 'answer') strangers.set(member.id, sender);
    }
  }
  if (strangers.size === 0) return new Map();
  const met = await members.meetAll([...strangers.values()]);
  return new Map([...strangers.keys()].map((number, index) => [number, met[index] as Member]));
};

/** Puts the ids of members who were stored since into a decision. */
export const withIds = (
  { round, outcomes }: Decision,
  met: ReadonlyMap<number, Pick<Member, 'id'>>,
): Decision => {
  const idOf = (member: number) => met.get(member)?.id ?? member;
  const { firstRight } = round;
  return {
    round: { ...round, firstRight: firstRight === undefined ? undefined : idOf(firstRight) },
    outcomes: outcomes.map((outcome) =>
      outcome.kind === 'answer'
        ? { ...outcome, answer: { ...outcome.answer, member: idOf(outcome.answer.member) } }
        : outcome,
    ),
  };
};
