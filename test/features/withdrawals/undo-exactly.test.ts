import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttonIn, textOf } from '../../drivers/bot-driver.ts';
import { type Deed, openPlay, type Play, playDeeds, readAll, users } from '../../drivers/withdrawal-play.ts';
import { withdraw } from '../../drivers/withdrawing.ts';

/** What each person does on one day in one channel. */
const deeds = fc.array(fc.constantFrom<Deed>('right', 'wrong', 'nothing', 'nothing'), {
  minLength: users.length,
  maxLength: users.length,
});
const history = fc.record({
  days: fc.array(fc.tuple(deeds, deeds), { minLength: 3, maxLength: 7 }),
  quiz: fc.record({ mode: fc.constantFrom('everyone', 'race', 'teams'), deeds }),
  isOpen: fc.boolean(),
  /** Which of the questions that were asked are withdrawn. */
  picks: fc.tuple(fc.nat(), fc.nat()),
});

const withdrawIn = async ({ driver }: Play, id: string): Promise<string> => {
  const { done } = await withdraw(driver, 'ada', id);
  await driver.advance(0);
  return buttonIn(done, 'Undo');
};

const undo = async ({ driver }: Play, action: string): Promise<string> => {
  const says = textOf(await driver.press('ada', action));
  await driver.advance(0);
  return says;
};

test('undoing withdrawals, in any order, gives back exactly the answers, totals, standings, and streaks from before', async () => {
  let blocked = 0;
  let mixed = 0;
  await fc.assert(
    fc.asyncProperty(history, async (events) => {
      const play = await openPlay();
      const asked = await playDeeds(play, events);
      const [one = '', other = ''] = events.picks.map((pick) => asked[pick % asked.length]);
      const before = await readAll(play);

      const undoOne = await withdrawIn(play, one);
      expect(await undo(play, undoOne)).toContain('counts again');
      expect(await readAll(play)).toEqual(before);

      if (one !== other) {
        const first = await withdrawIn(play, one);
        const withOne = await readAll(play);
        const second = await withdrawIn(play, other);
        const says = await undo(play, first);
        if (says.includes('Undo that first')) {
          blocked += 1;
          expect(await undo(play, second)).toContain('counts again');
          expect(await readAll(play)).toEqual(withOne);
          expect(await undo(play, first)).toContain('counts again');
        } else {
          mixed += 1;
          const withOther = await readAll(play);
          expect(await undo(play, second)).toContain('counts again');
          expect(await readAll(play)).toEqual(before);
          const again = await withdrawIn(play, other);
          expect(await readAll(play)).toEqual(withOther);
          expect(await undo(play, again)).toContain('counts again');
        }
        expect(await readAll(play)).toEqual(before);
      }
      expect(await play.connection.db.selectFrom('keptAnswers').selectAll().execute()).toEqual([]);
      await play.connection.db.destroy();
    }),
    { numRuns: 14, seed: 7 },
  );
  expect(Math.min(blocked, mixed)).toBeGreaterThan(0);
}, 120_000);
