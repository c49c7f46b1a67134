import {
  type Block,
  body,
  type Card,
  type ImageBlock,
  note,
  small,
  type TableBlock,
  title,
} from '../../chat/card.ts';
import { type Inline, strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import type { Quiz, QuizEnd } from '../../engine/quiz.ts';
import type { Standing, TeamStanding } from '../leaderboard/repository.ts';
import { memberRow, type StandingRow, standingsTable, teamRow } from '../leaderboard/standings.ts';

/** Names a quiz for its cards. */
export const liveGame = (id: number, { phase }: Quiz): NonNullable<Card['live']> => ({
  key: `quiz-${id}`,
  isOver: phase.kind === 'over',
});

/** What a channel sees before the first question. */
export const quizIntroCard = (quiz: Quiz): Card => ({
  tone: 'question',
  blocks: [
    title(`A quiz of ${plural(quiz.questions, 'question')}`),
    body(`${plural(quiz.allowedMs / 1000, 'second')} each. ${rules[quiz.mode]}`),
    small('Get ready.'),
  ],
});

const rules: Readonly<Record<Quiz['mode'], string>> = {
  everyone: 'Everyone who is right in time scores, and the faster the more. Your first answer counts.',
  race: 'The first right answer takes the question. You have one try.',
  teams: `Team against team: all who are right in time score, and a team's points are the mean of its best three. /team join puts you into one.`,
};

/** What a channel sees when the bot comes back in the middle of a quiz; `undefined` if the quiz is not in its middle. */
export const quizResumedCard = ({ phase, questions }: Quiz): Card | undefined =>
  phase.kind === 'asking' || phase.kind === 'pause'
    ? note([
        'I was away for a moment. ',
        strong('The quiz goes on'),
        ` at question ${phase.index + 1} of ${questions}.`,
      ])
    : undefined;

/** How a quiz ended: its players, best first, and in a quiz of teams these. */
export interface QuizResult {
  readonly players: readonly Standing[];
  readonly teams: readonly TeamStanding[];
}

/** The final standings. */
export const quizEndCard = ({ phase, mode }: Quiz, result: QuizResult): Card => {
  const reason = phase.kind === 'over' ? phase.reason : 'finished';
  return {
    tone: 'neutral',
    blocks: [
      title(heading),
      ...(endings[reason] === '' ? [] : [body(endings[reason])]),
      ...(mode === 'teams' ? teamResult(result) : playerResult(result.players)),
    ],
  };
};

const heading = 'Final standings';

const endings: Readonly<Record<QuizEnd, string>> = {
  finished: '',
  stopped: 'The quiz was stopped.',
  abandoned: 'Nobody answered three times in a row, so the quiz ends here.',
};

const playerResult = (players: readonly Standing[]): Block[] =>
  players.length === 0
    ? [body('Nobody played this time. /quiz start begins another one.')]
    : [
        ...winners(
          players.filter(scored).map((one) => memberRow(one)),
          'Nobody scored.',
        ),
        playersTable(players),
      ];

const teamResult = ({ teams, players }: QuizResult): Block[] =>
  teams.length === 0
    ? [body('No team played this time. /team join puts you into one.'), ...playerResult(players)]
    : [
        ...winners(
          teams.filter(scored).map((one) => teamRow(one)),
          'No team scored.',
        ),
        teamsTable(teams),
        body('The best players'),
        playersTable(players),
      ];

/** Players as they stand in a quiz. */
export const playersTable = (players: readonly Standing[]): TableBlock =>
  standingsTable(
    players.map((one) => memberRow(one)),
    'Right',
  );

/** More of the longest names, above the players, could be too much for one message. */
const shownTeams = 15;

/** Teams as they stand in a quiz, the best of them. */
export const teamsTable = (teams: readonly TeamStanding[]): TableBlock =>
  standingsTable(
    teams.slice(0, shownTeams).map((one) => teamRow(one)),
    'Played',
  );

const scored = ({ points }: { readonly points: number }): boolean => points > 0;

/** Who of those that scored won, in words and on a podium; `none` where nobody scored. */
const winners = (rows: readonly StandingRow[], none: string): Block[] =>
  rows.length === 0
    ? [body(none)]
    : [
        body(['Well played, ', ...names(rows.filter(({ rank }) => rank === 1)), '!']),
        podium(rows.slice(0, 3)),
      ];

/** `a`, `a and b`, `a, b and c`, each name in bold. */
const names = (rows: readonly StandingRow[]): Inline[] =>
  new Intl.ListFormat('en-US')
    .formatToParts(rows.slice(0, 3).map(({ name }) => name))
    .map(({ type, value }) => (type === 'element' ? strong(value) : value));

const podium = (places: readonly StandingRow[]): ImageBlock => ({
  kind: 'image',
  name: 'podium.png',
  alt: `${heading}. ${places.map(({ rank, name, points }) => `${rank}. ${name}, ${points} points`).join('; ')}.`,
  picture: {
    kind: 'podium',
    heading,
    places: places.map(({ rank, name, points }) => ({ rank, name, points: `${points} points` })),
  },
  fallback: [],
});
