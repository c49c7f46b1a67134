import { buttonIn, textOf } from '../../drivers/bot-driver.ts';
import type { Account, Home, Place } from './history.ts';
import { othersOf } from './recount.ts';
import { expectRight, type Simulation } from './simulation.ts';

/** Erases everything about an account; linked accounts stay. */
export const erase = async (simulation: Simulation, account: Account, place: Place): Promise<void> => {
  const { history } = simulation;
  const asked = await simulation.say(account, place, 'privacy erase');
  const says = textOf(await simulation.press(account, place, buttonIn(asked, 'Erase everything')));
  expectRight(history, says.includes('was erased'), () => `${account.key} is erased: "${says}"`);
  for (const asked of history.given.get(account)?.keys() ?? []) {
    const { given } = asked;
    asked.erased.add(account);
    given.splice(
      given.findIndex((each) => each.account === account),
      1,
    );
  }
  history.given.delete(account);
  for (const { members } of history.teams) members.delete(account);
  const others = othersOf(history, account);
  account.person = undefined;
  // An account that is left alone is no longer linked.
  if (others.length === 1) for (const other of others) other.person = undefined;
  history.counts.erased += 1;
};

/** Links two accounts, or tries to. */
export const link = async (
  simulation: Simulation,
  [one, here]: readonly [Account, Place],
  [other, there]: readonly [Account, Place],
): Promise<void> => {
  const { history } = simulation;
  const [, code = ''] = textOf(await simulation.say(one, here, 'link')).match(/\/link (\w{5}-\w{5})/) ?? [];
  const asked = await simulation.say(other, there, 'link', { code });
  const all = [one, ...othersOf(history, one), other, ...othersOf(history, other)];
  const isPossible = new Set(all.map(({ home }) => home)).size === all.length;
  const what = () => `${one.key} and ${other.key} are linked: "${textOf(asked)}"`;
  if (!textOf(asked).startsWith('Is that your account?')) return expectRight(history, !isPossible, what);
  const says = textOf(await simulation.press(other, there, buttonIn(asked, 'Link them')));
  expectRight(history, isPossible && says.includes('This account is now linked'), what);
  history.counts.links += 1;
  for (const account of all) account.person = history.counts.links;
};

export const unlink = async (simulation: Simulation, account: Account, place: Place): Promise<void> => {
  const { history } = simulation;
  const says = textOf(await simulation.say(account, place, 'link', { code: 'undo' }));
  const others = othersOf(history, account);
  const isAlone = says.includes('is no longer linked with');
  expectRight(history, isAlone === others.length > 0, () => `${account.key} undoes a link: "${says}"`);
  if (!isAlone) return;
  history.counts.undone += 1;
  account.person = undefined;
  // An account that is left alone is no longer linked.
  for (const other of others) if (others.length === 1) other.person = undefined;
};

/** Creates, changes, or leaves a team. */
export const changeTeams = async (simulation: Simulation, account: Account, place: Place): Promise<void> => {
  const { chance, history } = simulation;
  const here = history.teams.filter(({ home }) => home === place.home);
  const expectation = async (path: string, options: Record<string, string>, expected: string) => {
    const response = await simulation.say(account, place, path, options);
    const says = textOf(response);
    expectRight(history, says.includes(expected), () => `${account.key}: /${path} says "${says}"`);
    return response;
  };
  const move = (team: (typeof here)[number]) => {
    for (const { members } of here) members.delete(account);
    team.members.add(account);
  };
  const own = here.find(({ members }) => members.has(account));
  const dice = here.length < 2 ? 0 : chance.below(20);
  if (dice < 2 && here.length < 14) {
    const name = freshName(simulation, place.home);
    await expectation('team create', { name }, `are now in ${name}`);
    const team = { home: place.home, name, members: new Set<Account>() };
    history.teams.push(team);
    return move(team);
  }
  const team = chance.of(here);
  if (dice < 13) {
    await expectation(
      'team join',
      { team: team.name.toUpperCase() },
      own === team ? `You are already in ${team.name}` : `are now in ${team.name}`,
    );
    return move(team);
  }
  if (dice < 16) {
    await expectation('team leave', {}, own === undefined ? 'You are not in a team' : `You left ${own.name}`);
    own?.members.delete(account);
    return;
  }
  if (dice < 19) {
    const name = freshName(simulation, place.home);
    await expectation('team rename', { team: team.name, name }, `is now called ${name}`);
    team.name = name;
    return;
  }
  const asked = await expectation('team delete', { team: team.name }, `Delete ${team.name}?`);
  const says = textOf(await simulation.press(account, place, buttonIn(asked, 'Delete it')));
  expectRight(history, says.includes('was deleted'), () => `${team.name} is deleted: "${says}"`);
  history.teams.splice(history.teams.indexOf(team), 1);
};

const freshName = ({ chance, history: { teams } }: Simulation, home: Home): string => {
  for (;;) {
    const name = `Team ${chance.below(90)}`;
    if (!teams.some((team) => team.home === home && team.name === name)) return name;
  }
};
