import { type InlineText, person } from '../../chat/inline.ts';
import { nameList } from '../../chat/name-list.ts';
import type { Member } from '../../chat/people.ts';
import { capitalized, plural } from '../../chat/text.ts';
import type { PoliciesRecords, Policy, Starters } from './repository.ts';

const whoStarts: Readonly<Record<Starters, string>> = {
  everyone: 'everyone',
  managers: 'only managers',
  owners: 'only owners of the channel and managers',
};

/** Says who may start quizzes, as in `everyone may start one`. */
export const startersText = ({ starters }: Pick<Policy, 'starters'>, what = 'one'): string =>
  `${whoStarts[starters]} may start ${what}`;

/** Says how long quizzes may be, as in `at most 10 questions`. */
export const lengthText = ({ mostQuestions }: Pick<Policy, 'mostQuestions'>): string =>
  mostQuestions === undefined ? 'no limit' : atMost(mostQuestions);

/** Limits a number of questions, as in `at most 10 questions`. */
export const atMost = (questions: number): string => `at most ${plural(questions, 'question')}`;

/** Builds the facts about who may do what in a channel, which anyone may know. */
export const rulingFields = async (
  channel: number,
  { policies, owners }: PoliciesRecords,
): Promise<{ name: string; value: InlineText }[]> => {
  const policy = await policies.of(channel);
  const named = await owners.list(channel);
  const most = policy.mostQuestions === undefined ? '' : `, with ${atMost(policy.mostQuestions)}`;
  return [
    { name: 'Quizzes', value: `${capitalized(startersText(policy))}${most}` },
    ...(named.length === 0 ? [] : [{ name: 'Owners', value: namesOf(named) }]),
  ];
};

/** Names members. */
export const namesOf = (members: readonly Member[]): InlineText =>
  nameList(members.map(person), members.length);
