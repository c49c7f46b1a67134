import { expect, test } from 'vitest';
import type { Records, Store } from '../../../src/bot/store.ts';
import { buttonIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { type Deed, openPlay, type Play, playDeeds, readAll } from '../../drivers/withdrawal-play.ts';

/** When a process dies: before or after it has stored this slice of a recount, from 1. */
interface Death {
  readonly at: 'before' | 'after';
  readonly slice: number;
}

/** Makes the store of a process that dies: from then on all of its transactions fail. */
const mortal = (store: Store, death: Death) => {
  let slices = 0;
  let isDead = false;
  const watched = (records: Records, onSlice: () => void): Records => {
    const { save, remove, ...others } = records.recounts;
    const counting =
      <A extends unknown[]>(work: (...args: A) => Promise<void>) =>
      (...args: A) => {
        onSlice();
        return work(...args);
      };
    return { ...records, recounts: { ...others, save: counting(save), remove: counting(remove) } };
  };
  const transaction: Store['transaction'] = async (work) => {
    if (isDead) throw new Error('This process is dead.');
    let isLast = false;
    const result = await store.transaction(async (records) => {
      const done = await work(watched(records, () => (isLast = ++slices === death.slice)));
      if (isLast && death.at === 'before') {
        isDead = true;
        throw new Error('This process dies.');
      }
      return done;
    });
    isDead ||= isLast;
    return result;
  };
  return { store: { ...store, transaction }, isDead: () => isDead };
};

const all = (...deeds: Deed[]) => deeds;
const deeds = {
  days: [
    [all('right', 'wrong', 'right'), all('right', 'right', 'right')],
    [all('nothing', 'wrong', 'nothing'), all('wrong', 'nothing', 'right')],
    [all('right', 'right', 'right'), all('right', 'right', 'wrong')],
    [all('right', 'wrong', 'right'), all('right', 'right', 'nothing')],
  ],
  quiz: { mode: 'race', deeds: all('right', 'wrong', 'right') },
  isOpen: false,
};

/** Presses a button in a process that may die. If it does, another one takes over, and the button is pressed again. */
const press = async (
  { services, platform }: Play,
  action: string,
  death: Death,
): Promise<{ readonly says: string; readonly hasDied: boolean }> => {
  const { store, isDead } = mortal(services.store, death);
  const first = openBotDriver({ ...services, store, runtime: services.runtime.another() }, platform);
  const reply = await first.press('ada', action);
  await first.advance(0);
  if (!isDead()) return { says: textOf(reply), hasDied: false };
  const second = openBotDriver({ ...services, runtime: services.runtime.another() }, platform);
  await second.bot.start();
  await second.advance(15_000);
  const isLost = textOf(reply).includes('Something went wrong');
  const says = textOf(isLost ? await second.press('ada', action) : reply);
  await second.advance(0);
  return { says, hasDied: true };
};

test('a process may be killed at any slice of a withdrawal and of its undo', async () => {
  const play = await openPlay(2);
  const { driver, connection } = play;
  const [, missed = ''] = await playDeeds(play, deeds);
  const before = await readAll(play);
  /** Withdraws the question of the second day, and undoes that, in processes that die. Returns how many died. */
  const cycle = async (death: Death) => {
    const shown = await driver.command('ada', 'question void', { id: missed });
    const withdrawn = await press(play, buttonIn(shown, 'Withdraw'), death);
    expect([death, withdrawn.says]).toEqual([death, expect.stringContaining('is withdrawn.')]);
    const after = await readAll(play);
    const again = await driver.command('ada', 'question void', { id: missed });
    const undone = await press(play, buttonIn(again, 'Undo'), death);
    expect([death, undone.says]).toEqual([death, expect.stringContaining('counts again')]);
    expect([death, await readAll(play)]).toEqual([death, before]);
    return { after, deaths: [withdrawn, undone].filter(({ hasDied }) => hasDied).length };
  };

  const calm = await cycle({ at: 'before', slice: Number.POSITIVE_INFINITY });
  expect(calm.after).not.toEqual(before);
  let deaths = 0;
  for (const at of ['before', 'after'] as const) {
    for (let slice = 1, isEnough = false; !isEnough; slice++) {
      const one = await cycle({ at, slice });
      expect([at, slice, one.after]).toEqual([at, slice, calm.after]);
      deaths += one.deaths;
      isEnough = one.deaths === 0;
    }
  }
  expect(deaths).toBeGreaterThan(12);
  const { db } = connection;
  expect(await db.selectFrom('recounts').select('id').execute()).toEqual([]);
  expect(await db.selectFrom('keptAnswers').select('memberId').execute()).toEqual([]);
  await db.destroy();
}, 120_000);
