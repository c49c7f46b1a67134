import { textOf } from '../../drivers/bot-driver.ts';
import type { Place } from './history.ts';
import { expectRight, type Simulation } from './simulation.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'Australia/Lord_Howe',
  'UTC',
];

/** Sets up or changes a channel's daily question. */
export const setUp = async ({ say, chance, history }: Simulation, place: Place): Promise<void> => {
  const zone = chance.of(zones);
  const options = {
    time: chance.of(['00:00', '02:30', '09:00', '12:15', '17:45', '23:59']),
    timezone: zone,
    days: chance.of(['daily', 'daily', 'mon-fri', 'mon,wed,sat', 'sat-tue']),
    reveal: chance.of(['instant', 'instant', 'close']),
    open: chance.of(['1', '5', '24', '30', '48', '72']),
    ...(chance.is(0.2) ? { level: chance.of(['junior', 'intermediate', 'senior']) } : {}),
    recap: chance.of(['on', 'off']),
  };
  const says = textOf(await say(managerOf(history, place), place, 'daily setup', options));
  expectRight(history, says.includes('is set up'), () => `${place.key} is set up: "${says}"`);
  const plan = history.plans.find((one) => one.place === place);
  if (plan === undefined) history.plans.push({ place, zone, removed: false });
  else Object.assign(plan, { zone, removed: false });
};

/** Pauses, resumes, removes, or changes a channel's daily question, or posts an extra one. */
export const reschedule = async (simulation: Simulation, place: Place): Promise<void> => {
  const { say, chance, history } = simulation;
  const manager = managerOf(history, place);
  const plan = history.plans.find((one) => one.place === place);
  if (plan === undefined || plan.removed) return setUp(simulation, place);
  const dice = chance.below(20);
  if (dice < 8) return void (await say(manager, place, 'daily now'));
  if (dice < 12) return void (await say(manager, place, 'daily pause'));
  if (dice < 17) return void (await say(manager, place, 'daily resume'));
  if (dice < 19) return setUp(simulation, place);
  const says = textOf(await say(manager, place, 'daily remove'));
  expectRight(history, says.includes('was removed'), () => `${place.key} is removed: "${says}"`);
  plan.removed = true;
};

/** Returns the manager of a workspace: its first account. */
const managerOf = ({ accounts }: Simulation['history'], { home }: Place) => {
  const manager = accounts.find((account) => account.home === home);
  if (manager === undefined) throw new Error(`Nobody is in ${home}.`);
  return manager;
};
