import { type Block, body, type Card, note, title } from '../../chat/card.ts';
import { says, slash, strong } from '../../chat/inline.ts';
import type { Quiz, QuizEnd } from '../../engine/quiz.ts';
import type { QuizPart, TeamStanding } from '../leaderboard/repository.ts';
import { lostText } from './lost.ts';
import { playersTable, teamsTable } from './tables.ts';
import { finalStandings, playerSteps, teamSteps, winners } from './winners.ts';

/** The card for somebody who asks for a quiz while one runs. */
export const runningCard: Card = note(
  says`A quiz is running in this channel. ${slash('quiz skip')} closes the open question, and ${slash('quiz stop')} ends the quiz, for the person who started it and for managers.`,
);

/** Builds the tag that ties a card to its live quiz. */
export const liveGame = (id: number, { phase }: Quiz): NonNullable<Card['live']> => ({
  key: `quiz-${id}`,
  isOver: phase.kind === 'over',
});

/**
 * Builds the card that says an interrupted quiz continues; `undefined` if its first question is still to come or it is
 * over.
 */
export const quizResumedCard = ({ phase, pace }: Quiz): Card | undefined =>
  phase.kind === 'asking' || phase.kind === 'pause'
    ? note([
        'I was offline for a moment. ',
        strong('The quiz continues'),
        ` with question ${phase.index + 1} of ${pace.length}.`,
      ])
    : undefined;

/** The result of a quiz: its best players, and its teams, best first, in `teams` mode. */
export interface QuizResult {
  readonly players: QuizPart;
  readonly teams: readonly TeamStanding[];
  /** The questions that could not be posted, from 0. */
  readonly lost: readonly number[];
}

/** Builds the card with the final standings. */
export const quizEndCard = ({ phase, mode }: Quiz, result: QuizResult): Card => {
  const reason = phase.kind === 'over' ? phase.reason : 'finished';
  return {
    tone: 'neutral',
    blocks: [
      title(finalStandings),
      ...(endings[reason] === '' ? [] : [body(endings[reason])]),
      ...(result.lost.length === 0 ? [] : [body(lostText(result.lost))]),
      ...(mode === 'teams' ? teamResult(result) : playerResult(result.players)),
    ],
  };
};

const endings: Readonly<Record<QuizEnd, string>> = {
  finished: '',
  stopped: 'The quiz was stopped.',
  abandoned: 'Nobody answered the last three questions, so the quiz ends here.',
};

const playerResult = (players: QuizPart): Block[] =>
  players.size === 0
    ? [body(says`Nobody played this time. Start another quiz with ${slash('quiz start')}.`)]
    : [...winners(playerSteps(players), 'Nobody scored.'), ...playersTable(players)];

const teamResult = ({ teams, players }: QuizResult): Block[] =>
  teams.length === 0
    ? [
        body(says`No team played this time. Join a team with ${slash('team join')}.`),
        ...playerResult(players),
      ]
    : [
        ...winners(teamSteps(teams), 'No team scored.'),
        ...teamsTable(teams, shownTeams),
        ...titled('Top players', playersTable(players)),
      ];

/** Puts a heading above blocks, if there are any. */
const titled = (heading: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [body(heading), ...blocks];

/** With more teams than this, long names plus the players' table might not fit in one message. */
const shownTeams = 15;
