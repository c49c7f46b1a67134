import type { Card } from '../../chat/card.ts';
import { privately, type Reply } from '../../chat/messages.ts';
import type { Member } from '../../chat/people.ts';
import type { Work } from '../feature.ts';
import { type AnswerPress, type Decision, decide, type Turn } from './decide.ts';
import { decidable, type Known, look } from './known.ts';
import { alreadyAnsweredCard, answeredBeforeErasureCard, closedCard, unknownCard } from './refusal-cards.ts';
import type { DatedAnswer, Round, RoundsRecords } from './repository.ts';
import type { Answering, GameKind, Rules } from './rules.ts';
import { meetStrangers, numberStrangers, withIds } from './strangers.ts';

/** How long answers are gathered before the count in a question's message is updated, in milliseconds. */
export const gatherMs = 3_000;

/** Takes members' first answers, scores them right away, and tells nobody else. Replies in the order of the presses. */
export const answerRounds = async <R>(
  presses: readonly AnswerPress[],
  work: Work<RoundsRecords & R>,
  rules: Rules<R>,
): Promise<readonly Reply[]> => {
  const replies: Reply[] = [];
  let rest = numberStrangers(presses);
  while (rest.length > 0) {
    const known = await look(rest, work.records);
    const some = rest.slice(0, decidable(rest, known));
    const { cards, met } = await answerSome(some, known, work, rules);
    replies.push(...some.map((press) => privately(cards.get(press) ?? strange)));
    rest = rest
      .slice(some.length)
      .map((press) => ({ ...press, member: met.get(press.member.id) ?? press.member }));
  }
  return replies;
};

const strange = unknownCard("I can't take answers to it");

/** Presses of one round, and how its game handles them. */
interface Group {
  readonly turns: readonly Turn[];
  readonly answering: Answering;
}

/** What came of presses. */
interface Answered {
  /** Only for those who pressed a question that exists. */
  readonly cards: ReadonlyMap<AnswerPress, Card>;
  /** The strangers who are members now, by the numbers that they had until then. */
  readonly met: ReadonlyMap<number, Member>;
}

/** Takes answers of which nobody gives two, and stores who gave them. */
const answerSome = async <R>(
  presses: readonly AnswerPress[],
  known: Known,
  work: Work<RoundsRecords & R>,
  rules: Rules<R>,
): Promise<Answered> => {
  const { records, now } = work;
  const groups = await grouped(presses, known, work, rules);
  const foreseen = groups.map((group) => ({ ...group, ...decide(group.answering, group.turns, now) }));
  const met = await meetStrangers(foreseen, records);
  const decided = foreseen.map((one) => ({ ...one, ...withIds(one, met) }));
  const answered = decided.filter((one) => answersIn(one).length > 0);
  const rounds = answered.map(({ round }) => round);
  await records.answers.add(answered.flatMap(answersIn), rounds);
  await records.outbox.requestEdits(
    'question',
    rounds.map(({ id }) => id),
    now + gatherMs,
  );
  for (const { answering, round } of answered) await answering.after(round);
  const cards = new Map<AnswerPress, Card>();
  for (const one of decided) {
    const told = await cardsFor(one, work, rules);
    for (const [index, { press }] of one.turns.entries()) cards.set(press, told[index] ?? strange);
  }
  return { cards, met };
};

/** Groups presses by round, and reads what the games need to know for those who have not answered. */
const grouped = async <R>(
  presses: readonly AnswerPress[],
  known: Known,
  work: Work<RoundsRecords & R>,
  rules: Rules<R>,
): Promise<readonly Group[]> => {
  const turns = Map.groupBy(presses, known.roundOf);
  turns.delete(undefined);
  const games = Map.groupBy(turns, ([round]) => round?.game.kind);
  const groups: Group[] = [];
  for (const [kind, asked] of games as Map<GameKind, [Round, AnswerPress[]][]>) {
    const all = asked.map(([round, pressed]) => ({ round, turns: pressed.map(known.turnOf) }));
    const open = all.flatMap(({ round, turns }) => {
      const first = turns.filter(({ player, isMarked }) => player.choice === undefined && !isMarked);
      const [earliest] = first;
      const members = [...new Map(first.map(({ press: { member } }) => [member.id, member])).values()];
      return earliest === undefined ? [] : [{ round, members, at: earliest.press.at }];
    });
    const found = open.length === 0 ? [] : await rules[kind].answering(open, work);
    const byRound = new Map(found.map((one) => [one.round.id, one]));
    for (const { round, turns } of all) {
      const answering = byRound.get(round.id) ?? { ...nobodyLeft, round };
      groups.push({ turns, answering });
    }
  }
  return groups;
};

/** For a round that all who press it have answered, perhaps before they were erased. */
const nobodyLeft: Omit<Answering, 'round'> = {
  streak: () => undefined,
  points: () => 0,
  isDecided: () => false,
  after: async () => {},
  feedback: async () => [],
};

const answersIn = ({ outcomes }: Decision): DatedAnswer[] =>
  outcomes.flatMap((outcome) => (outcome.kind === 'answer' ? outcome.answer : []));

/** Builds the cards for all who pressed a round, in the order of their presses. */
const cardsFor = async <R>(
  decision: Decision & Group,
  work: Work<RoundsRecords & R>,
  rules: Rules<R>,
): Promise<readonly Card[]> => {
  const { round, outcomes, answering } = decision;
  const answers = answersIn(decision);
  const feedback = answers.length === 0 ? [] : await answering.feedback(round, answers);
  const isRefusing = answers.length < outcomes.length;
  const heading = isRefusing ? (await rules[round.game.kind].presentation(round, work)).heading : '';
  let answer = 0;
  return outcomes.map((outcome) => {
    if (outcome.kind === 'answer') return feedback[answer++] ?? strange;
    if (outcome.kind === 'again') return alreadyAnsweredCard(heading, outcome.choice);
    if (outcome.kind === 'before erasure') return answeredBeforeErasureCard(heading);
    return closedCard(heading, outcome.round);
  });
};
