import { nameOf } from './accounts.ts';
import type { Account, Place } from './history.ts';
import { changeLeagues } from './leagues.ts';
import { changeTeams, erase, link, unlink } from './managing.ts';
import { reschedule } from './scheduling.ts';
import type { Simulation } from './simulation.ts';
import { undo, withdraw } from './withdrawing.ts';

/** The largest share of questions that a workspace withdraws, so that enough are left. */
const mostVoids = 0.4;

/** Makes something other than an answer happen, in a random place by default. */
export const causeIncident = async (
  simulation: Simulation,
  place = simulation.chance.of(simulation.history.channels),
): Promise<void> => {
  const { chance, history } = simulation;
  const account = someone(simulation, place);
  const dice = chance.below(100);
  if (dice < 40) return changeTeams(simulation, account, place);
  if (dice < 52) return withdrawSome(simulation, account, place);
  if (dice < 62) return undoSome(simulation, account, place);
  if (dice < 76) {
    const there = chance.of(history.channels);
    return link(simulation, [account, place], [someone(simulation, there), there]);
  }
  if (dice < 81) return unlink(simulation, account, place);
  if (dice < 84) return erase(simulation, account, place);
  if (dice < 91) return changeLeagues(simulation, place);
  if (dice < 94) {
    account.name = nameOf(chance);
    return;
  }
  return reschedule(simulation, place);
};

const someone = ({ chance, history }: Simulation, { home }: Place): Account =>
  chance.of(history.accounts.filter((account) => account.home === home));

/** Withdraws a question that is open, that was asked before, or that a quiz may be about to ask. */
const withdrawSome = async (simulation: Simulation, by: Account, place: Place): Promise<void> => {
  const { runtime, chance, history, questions } = simulation;
  const withdrawals = [...history.isWithdrawn].filter((key) => key.startsWith(`${place.home} `)).length;
  if (withdrawals > questions.length * mostVoids) return;
  const here = [...history.asked.values()].filter((asked) => asked.place.home === place.home);
  const open = here.filter(({ closed, closesAt }) => !closed && runtime.now() < closesAt);
  const inQuiz = open.find(({ game }) => game === 'quiz');
  const alike = questions.filter((id) => inQuiz === undefined || kindOf(id) === kindOf(inQuiz.question));
  const isGuess = chance.is(inQuiz === undefined ? 0.25 : 0.6);
  const some = isGuess ? [] : chance.is(0.5) ? open : here;
  const id = some.length === 0 ? chance.of(alike) : chance.of(some).question;
  return withdraw(simulation, by, place, id);
};

/** Undoes one of the latest withdrawals, or presses the button of one that was undone before. */
const undoSome = async (simulation: Simulation, by: Account, place: Place): Promise<void> => {
  const { chance, history } = simulation;
  const here = history.withdrawals.filter(({ home }) => home === place.home).slice(-4);
  if (here.length > 0) await undo(simulation, by, place, chance.of(here));
};

/** Returns the topic and level of a question. */
const kindOf = (id: string): string => id.replace(/-\d+$/, '');
