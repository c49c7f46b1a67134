import { answer } from './answering.ts';
import type { Place } from './history.ts';
import { causeIncident } from './incidents.ts';
import { openIn, playQuizzes } from './playing.ts';
import { setUp } from './scheduling.ts';
import type { Simulation } from './simulation.ts';

const hourMs = 3_600_000;

/** How much happens. */
export interface Pace {
  /** How many people play in a quiz. */
  readonly players: number;
  /** The share of visits on which quizzes are played, from 0 to 1. */
  readonly quizzes: number;
  /** How many other things happen between two visits. */
  readonly events: number;
}

/** Sets up a daily question in every channel. */
export const setUpChannels = async (simulation: Simulation): Promise<void> => {
  for (const place of simulation.history.channels) await setUp(simulation, place);
};

/** Lets some hours pass; people answer open questions, play quizzes, and do whatever else people do. */
export const playDays = async (simulation: Simulation, { players, quizzes, events }: Pace): Promise<void> => {
  const { chance, history } = simulation;
  await simulation.advance(Math.floor((1 + chance.below(6) + chance.below(1_000) / 1_000) * hourMs));
  await troubles(simulation);
  for (const place of history.channels) await answerDaily(simulation, place);
  for (let count = 0; count < events; count++) await causeIncident(simulation);
  if (!chance.is(quizzes)) return;
  const free = history.channels.filter((place) => !simulation.platforms.some(({ shut }) => shut.has(place)));
  if (free.length > 0)
    await playQuizzes(simulation, [...new Set([chance.of(free), chance.of(free)])], players);
};

/** Everyone answers some of the open questions in any order, and occasionally one twice or too late. */
const answerDaily = async (simulation: Simulation, place: Place): Promise<void> => {
  const { chance, history } = simulation;
  for (const account of history.accounts) {
    if (account.home !== place.home || !chance.is(0.5)) continue;
    const open = openIn(simulation, place).filter(({ game }) => game !== 'quiz');
    const fresh = open.filter((asked) => !history.given.get(account)?.has(asked));
    if (fresh.length > 0 && chance.is(account.diligence)) await answer(simulation, account, chance.of(fresh));
    if (open.length > 0 && chance.is(0.03)) await answer(simulation, account, chance.of(open));
    const days = history.days.get(place) ?? [];
    if (days.length > 0 && chance.is(0.02)) await answer(simulation, account, chance.of(days));
  }
};

/** Makes channels shut the bot out for a while, connections break, and messages go. */
const troubles = async ({ chance, platforms, history, say }: Simulation): Promise<void> => {
  for (const { platform, shut, faults, deleted } of platforms) {
    if (chance.is(0.1)) faults.push(chance.of(['lost', 'unheard']));
    for (const place of shut) {
      if (!chance.is(0.2)) continue;
      shut.delete(place);
      const manager = history.accounts.find(({ home }) => home === place.home);
      if (manager) await say(manager, place, 'daily resume');
    }
    const place = chance.of(history.channels);
    if (place.platform === platform.name && chance.is(0.08)) shut.add(place);
    for (const asked of history.open) {
      if (asked.game !== 'daily' || asked.place.platform !== platform.name || !chance.is(0.02)) continue;
      deleted.add(asked);
      history.open.delete(asked);
      history.counts.deleted += 1;
    }
  }
};
