import {
  type ActionsBlock,
  type Block,
  body,
  type Card,
  type FieldsBlock,
  small,
  title,
} from '../../chat/card.ts';
import { countdown, type Inline, type InlineText, person, says, slash } from '../../chat/inline.ts';
import { nameList } from '../../chat/name-list.ts';
import type { Member } from '../../chat/people.ts';
import { plural } from '../../chat/text.ts';
import type { Quiz } from '../../engine/quiz.ts';
import type { Bank } from '../question-bank.ts';
import { howTeamsScore } from '../teams/words.ts';
import { quizActions } from './actions.ts';
import { teamOf } from './lobby.ts';
import type { Player, StoredQuiz } from './repository.ts';

type Named = Pick<Member, 'user' | 'name'>;

/** What the message before the first question shows besides the quiz. */
export interface LobbyView {
  /** The member who started it; `undefined` once they were erased. */
  readonly starter: Named | undefined;
  /** In the order in which they came. */
  readonly players: readonly Player[];
  /** How those did who played it first, if it is a replay. */
  readonly first: readonly Block[];
  readonly bank: Bank;
}

/** Builds the card that a channel sees before the first question. Once that is asked, its buttons are gone. */
export const lobbyCard = (
  { id, quiz, settings }: StoredQuiz,
  { starter, players, first, bank }: LobbyView,
): Card => ({
  // Once the questions are asked, they are what to look at.
  tone: quiz.phase.kind === 'lobby' ? 'question' : 'neutral',
  ...(quiz.phase.kind === 'lobby' ? { headline: invitation(starter, settings, bank) } : {}),
  blocks: [
    title(`A quiz with ${plural(quiz.pace.length, 'question')}`),
    small(about(settings, starter, bank)),
    body(says`${timeFor(quiz)} ${rules[quiz.mode]}${howToJoin(quiz, players)}`),
    ...first,
    ...whoIsIn(quiz, players),
    ...(quiz.phase.kind === 'lobby' ? waiting(id, quiz, quiz.phase.until) : []),
  ],
});

/** Says in one sentence who starts what, because a phone shows little more. */
const invitation = (starter: Named | undefined, settings: StoredQuiz['settings'], bank: Bank): InlineText => {
  const topic = settings?.topic;
  const what = topic === undefined ? 'a quiz' : `a quiz about ${bank.title(topic)}`;
  return starter === undefined
    ? `Somebody starts ${what}. Come in!`
    : says`${person(starter)} starts ${what}. Come in!`;
};

const about = (settings: StoredQuiz['settings'], starter: Named | undefined, bank: Bank): Inline[] => {
  const { topic, level } = settings ?? {};
  const which = `${topic === undefined ? 'All topics' : bank.title(topic)}, ${level ?? 'all levels'}.`;
  return [
    ...(starter === undefined ? [] : ['Started by ', person(starter), '. ']),
    ...(settings === undefined ? [] : [which]),
  ];
};

/** Says how long its questions are open, as in `20 to 34 seconds per question.` */
const timeFor = ({ pace }: Quiz): string => {
  const seconds = pace.map(({ allowedMs }) => allowedMs / 1000);
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  return least === most
    ? `${plural(least, 'second')} per question.`
    : `${least} to ${most} seconds per question, depending on its length.`;
};

const rules: Readonly<Record<Quiz['mode'], string>> = {
  everyone:
    'Everyone who answers correctly in time scores, and faster answers score more. Only your first answer counts.',
  race: 'Only the first right answer scores. You get one try.',
  teams: `Team against team: everyone who answers correctly in time scores. ${howTeamsScore}`,
};

const howToJoin = ({ mode, phase }: Quiz, players: readonly Player[]): InlineText =>
  mode === 'teams' && phase.kind === 'lobby' && players.every(({ dealt }) => dealt === undefined)
    ? says` Join a team with ${slash('team join')}.`
    : '';

const whoIsIn = ({ mode, phase }: Quiz, players: readonly Player[]): Block[] => {
  if (players.length === 0) return phase.kind === 'lobby' ? [body('Nobody is in yet.')] : [];
  return mode === 'teams' ? [fillingTeams(players)] : [body(['In: ', ...names(players, shownNames), '.'])];
};

const shownNames = 12;
/** With more teams or longer names, the card might not fit on a phone. */
const shownTeams = 8;
const shownOfTeam = 6;

const noTeam = 'No team yet';

/** Shows who is in team by team, those without one last. */
const fillingTeams = (players: readonly Player[]): FieldsBlock => {
  const teams = Map.groupBy(players, teamOf);
  const loners = teams.get(undefined) ?? [];
  teams.delete(undefined);
  const sorted = [...teams].sort(([, a], [, b]) => b.length - a.length);
  const hidden = sorted.slice(shownTeams).flatMap(([, of]) => of).length;
  return {
    kind: 'fields',
    fields: [
      ...sorted.slice(0, shownTeams).map(([team = noTeam, of]) => ({
        name: `${team} (${of.length})`,
        value: names(of, shownOfTeam),
      })),
      ...(hidden === 0 ? [] : [{ name: 'Other teams', value: plural(hidden, 'player') }]),
      ...(loners.length === 0 ? [] : [{ name: noTeam, value: names(loners, shownOfTeam) }]),
    ],
  };
};

const names = (players: readonly Player[], most: number): Inline[] => nameList(players.map(person), most);

const waiting = (id: number, { mode }: Quiz, until: number): [Block, ActionsBlock] => [
  small(['Begins ', countdown(until), '.']),
  {
    kind: 'actions',
    actions: [
      { label: "I'm in", action: quizActions.enter.id({ quiz: id }), style: 'plain' },
      { label: 'Start now', action: quizActions.begin.id({ quiz: id }), style: 'plain' },
      ...(mode === 'teams'
        ? [{ label: 'Mix', action: quizActions.mix.id({ quiz: id }), style: 'plain' as const }]
        : []),
    ],
  },
];
