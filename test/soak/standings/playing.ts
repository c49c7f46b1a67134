import { levels } from '../../../src/engine/question.ts';
import type { QuizMode } from '../../../src/engine/quiz.ts';
import { textOf } from '../../drivers/bot-driver.ts';
import { topics } from './accounts.ts';
import { answer } from './answering.ts';
import type { Account, Asked, Place } from './history.ts';
import { causeIncident } from './incidents.ts';
import { expectRight, type Simulation } from './simulation.ts';

/** Starts quizzes in these channels, and plays them to the end. */
export const playQuizzes = async (
  simulation: Simulation,
  channels: readonly Place[],
  players: number,
): Promise<void> => {
  const { chance, history } = simulation;
  for (const place of channels) await startQuiz(simulation, place);
  const teams = new Map(channels.map((place) => [place, playersOf(simulation, place, players)]));
  const seen = new Set<string>();
  for (let step = 0; step < 2_000 && channels.some((place) => history.playing.has(place)); step++) {
    // The next post may be a question, which people can answer before the bot knows that it was posted.
    if (chance.is(0.05))
      chance.of(simulation.platforms).faults.push(chance.of(['lost', 'unheard', 'unheard']));
    // Sometimes the bot is not woken, so that answers arrive before it has closed questions that are over.
    if (chance.is(0.1)) await simulation.oversleep(chance.below(5_000));
    else await simulation.advance(chance.below(2_500));
    for (const place of channels) {
      const shown = [...history.open].filter((asked) => asked.place === place && asked.game === 'quiz');
      for (const asked of shown) await answerSome(simulation, teams.get(place) ?? [], asked, seen);
    }
    if (chance.is(0.03)) await causeIncident(simulation, chance.of(channels));
    if (chance.is(0.01)) await fastForward(simulation, chance.of(channels));
  }
};

const startQuiz = async (simulation: Simulation, place: Place): Promise<void> => {
  const { chance, history } = simulation;
  const mode = chance.of<QuizMode>(['everyone', 'race', 'teams']);
  const seconds = chance.of([5, 8, 13, 20]);
  const subject = chance.is(0.5) ? { topic: chance.of(topics), level: chance.of(levels) } : {};
  const codes = [...history.codes];
  const code = codes.length > 0 && chance.is(0.4) ? chance.of(codes) : undefined;
  const options = {
    mode,
    seconds: String(seconds),
    lobby: '3',
    ...(code === undefined ? { count: String(3 + chance.below(8)), ...subject } : { code }),
  };
  const by = chance.of(history.accounts.filter(({ home }) => home === place.home));
  const says = textOf(await simulation.say(by, place, 'quiz start', options));
  if (says.includes('two teams')) return;
  if (says.includes('No question matches')) return;
  if (says.includes('was withdrawn here')) {
    const isSome = [...history.isWithdrawn].some((key) => key.startsWith(`${place.home} `));
    return expectRight(history, code !== undefined && isSome, () => `a replay in ${place.key}: "${says}"`);
  }
  // A channel in which posting has failed hears that instead.
  const isTold = /Here it comes|I am trying again now/.test(says);
  expectRight(history, isTold, () => `a quiz in ${place.key}: "${says}"`);
  const quiz = { id: history.quizzes.size + 1, mode, allowedMs: seconds * 1000, code };
  history.quizzes.set(quiz.id, { ...quiz, place });
  history.playing.set(place, quiz);
};

/** Half of the players who have not seen the question yet see it now; the diligent ones answer. */
const answerSome = async (
  simulation: Simulation,
  players: readonly Account[],
  asked: Asked,
  seen: Set<string>,
): Promise<void> => {
  for (const account of players) {
    const visit = `${account.key} ${asked.round}`;
    if (seen.has(visit) || !simulation.chance.is(0.5)) continue;
    seen.add(visit);
    if (simulation.chance.is(account.diligence)) await answer(simulation, account, asked);
    if (simulation.chance.is(0.01)) await answer(simulation, account, asked);
  }
};

/** Skips a question or stops the quiz. */
const fastForward = async ({ say, chance, history }: Simulation, place: Place): Promise<void> => {
  const by = chance.of(history.accounts.filter(({ home }) => home === place.home));
  await say(by, place, chance.of(['quiz skip', 'quiz skip', 'quiz stop']));
};

const playersOf = ({ chance, history }: Simulation, place: Place, players: number): Account[] =>
  history.accounts
    .filter(({ home }) => home === place.home)
    .map((account) => ({ account, at: chance.below(1_000) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, players)
    .map(({ account }) => account);

/** Finds the open questions in a channel. */
export const openIn = ({ runtime, history }: Simulation, place: Place): Asked[] =>
  [...history.open].filter((asked) => asked.place === place && runtime.now() < asked.closesAt);
