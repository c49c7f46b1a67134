import { unstored } from '../../chat/people.ts';
import { grade } from '../../engine/round.ts';
import type { AnswerPress, Turn } from './decide.ts';
import type { Player, Round, RoundsRecords } from './repository.ts';

/** What is stored about the rounds that are pressed, and about those who press. */
export interface Known {
  /** Finds the round that a press answers; `undefined` if it is none of this workspace, or has no such choice. */
  roundOf(press: AnswerPress): Round | undefined;
  /** Adds what is known of the member in the round. */
  turnOf(press: AnswerPress): Turn;
}

/** Locks the rounds, and reads what is known of those who answer. */
export const look = async (
  presses: readonly AnswerPress[],
  { answers, answerMarks, repeats }: RoundsRecords,
): Promise<Known> => {
  const wanted = new Map(
    presses.map((press) => [placeOf(press), { round: press.round, within: press.channel }]),
  );
  const rounds = new Map(
    (await answers.lock([...wanted.values()])).map(({ round, within }) => [
      placeOf({ round: round.id, channel: within }),
      round,
    ]),
  );
  const stored = presses.filter(({ member }) => member.id > unstored);
  const pairs = new Map(
    stored.map(({ round, member: { id: member } }) => [pairOf({ round, member }), { round, member }]),
  );
  const players = new Map((await answers.players([...pairs.values()])).map((one) => [pairOf(one), one]));
  const suspects = presses.filter(
    (press) =>
      rounds.get(placeOf(press))?.hasMarks &&
      players.get(pairOf({ round: press.round, member: press.member.id }))?.choice === undefined,
  );
  const answered = await answerMarks.areMarked(
    suspects.map(({ round, member }) => ({ round, person: member })),
  );
  const marked = new Set(suspects.filter((_, index) => answered[index]));
  const replayed = presses.filter((press) => isReplay(rounds.get(placeOf(press))));
  const repeated = await repeats.among(replayed.map(({ round, member }) => ({ ...member, round })));
  const knowing = new Set(replayed.filter((_, index) => repeated[index]));
  return {
    roundOf: (press) => {
      const round = rounds.get(placeOf(press));
      return round && grade(round.question, press.choice) === undefined ? undefined : round;
    },
    turnOf: (press) => {
      const { round, member } = press;
      const stranger = { round, member: member.id, person: undefined, choice: undefined, isAwaited: false };
      return {
        press,
        player: players.get(pairOf({ round, member: member.id })) ?? stranger,
        isMarked: marked.has(press),
        isRepeated: knowing.has(press),
      };
    },
  };
};

const isReplay = (round: Round | undefined): boolean =>
  round?.game.kind === 'quiz' && round.game.isReplay === true;

const placeOf = ({
  round,
  channel: { platform, workspace },
}: {
  readonly round: number;
  readonly channel: Pick<AnswerPress['channel'], 'platform' | 'workspace'>;
}): string => JSON.stringify([round, platform, workspace]);

const pairOf = ({ round, member }: Pick<Player, 'round' | 'member'>): string => `${round} ${member}`;

/**
 * Returns how many of the first presses can be decided at once: until somebody answers a second round, because that
 * answer's streak may depend on the one before. Linked accounts are one person.
 */
export const decidable = (presses: readonly AnswerPress[], { turnOf }: Known): number => {
  const rounds = new Map<string, number>();
  const end = presses.findIndex((press) => {
    const { person, member } = turnOf(press).player;
    const who = person === undefined ? `member ${member}` : `person ${person}`;
    const first = rounds.get(who) ?? press.round;
    rounds.set(who, first);
    return first !== press.round;
  });
  return end < 0 ? presses.length : end;
};
