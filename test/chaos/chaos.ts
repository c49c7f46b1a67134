import { join } from 'node:path';
import { draw, type Seed } from '../../src/engine/random.ts';
import { inFolder } from '../support/process.ts';
import { timetable } from '../support/timetables.ts';
import { type Arena, type OpenQuestion, requestKinds } from './arena.ts';
import { check, type Verdict } from './check.ts';
import { begin, Died, type FromChild, type Life } from './life.ts';

export interface ChaosOptions {
  readonly seed: Seed;
  readonly kills: number;
  /** Opens the platform with these channels and so many people, at this time. */
  readonly open: (channels: readonly string[], people: number, from: number) => Promise<Arena>;
}

/** What came of a run. */
export interface ChaosResult extends Verdict {
  readonly seed: Seed;
  readonly kills: number;
  /** How many days passed on the clock. */
  readonly days: number;
  readonly seconds: number;
}

const second = 1000;
const hour = 3_600_000;
/** Two days before the clocks of Europe go back, ten before those of America. */
const from = Temporal.Instant.from('2026-10-23T12:00:00Z').epochMilliseconds;
const channels = Array.from({ length: 12 }, (_, index) => `c${index}`);
const people = 5;
const longestActs = 14;

/** Lets people play while processes are killed one after the other, and checks what came of it. */
export const runChaos = ({ seed, kills, open }: ChaosOptions): Promise<ChaosResult> =>
  inFolder(async (folder) => {
    const began = performance.now();
    const database = join(folder, 'chaos.db');
    const arena = await open(channels, people, from);
    let draws = 0;
    const chance = (): number => draw(seed, 'chaos', draws++);
    const below = (count: number): number => Math.floor(chance() * count);
    let now = from;
    let lives = 0;
    let lastOutage = from;
    /** Answers that people were told count, as `person round`. */
    const acknowledged = new Set<string>();
    const plans = channels.map((channel, index) => ({
      channel,
      timetable: timetable(index + below(40), seed),
      openHours: 1 + below(30),
    }));

    const live = (onMessage: (message: FromChild) => void = () => {}): Life => {
      arena.clear();
      const settings = arena.settings;
      return begin({ database, now, seed: lives++, settings }, (message) => {
        if (message.kind === 'now') {
          now = message.now;
          arena.setClock(now);
        }
        onMessage(message);
      });
    };

    /** Kills the process after so many requests, in the middle of one, or after so many messages of its own. */
    const doom = (): { life: Life; by: Promise<unknown> } => {
      const how = below(4);
      let messagesLeft = how === 0 ? 1 + below(60) : Number.POSITIVE_INFINITY;
      const life: Life = live(() => {
        messagesLeft -= 1;
        if (messagesLeft <= 0) life.kill();
      });
      const kind = requestKinds[below(requestKinds.length)] ?? 'post';
      if (how === 1) {
        const held = arena.hold(kind, below(2) === 0 ? 'before' : 'after');
        const released = life.during(held.arrived).then(life.kill);
        return { life, by: released.catch(() => {}).then(() => held.release()) };
      }
      if (how === 2) arena.loseAnswer(kind);
      if (how === 0) return { life, by: life.ended };
      return { life, by: life.during(arena.reached(arena.requests() + below(40))).then(life.kill, () => {}) };
    };

    const answer = async (life: Life, person: number, question: OpenQuestion): Promise<void> => {
      const told = await life.during(arena.answer(person, question, below(question.choices)));
      if (/Right|Not this time|Not quite|Locked in/.test(told)) {
        const one = `${person} ${question.round}`;
        if (acknowledged.has(one)) throw new Error(`p${person} was told twice that an answer counts.`);
        acknowledged.add(one);
      }
    };

    const act = async (life: Life): Promise<void> => {
      const open = arena.open();
      const some = open.filter(() => chance() < 0.4);
      const answers = some.flatMap((question) =>
        Array.from({ length: people }, (_, person) => person)
          .filter(() => chance() < 0.3)
          .map((person) => answer(life, person, question)),
      );
      const passing = chance() < 0.5 ? life.advance(below(2) * second) : Promise.resolve();
      await Promise.all([...answers, passing]);
      if (chance() < 0.12) await life.during(arena.startQuiz(channels[below(channels.length)] ?? '', 4));
      const isQuiz = arena.open().some(({ game }) => game === 'quiz');
      const steps = isQuiz
        ? [2 * second, 5 * second, 20 * second]
        : [10 * second, hour / 4, 2 * hour, 6 * hour];
      await life.advance(below(steps[below(steps.length)] ?? second));
    };

    const first = live();
    await first.ready;
    for (const { channel, timetable, openHours } of plans) {
      const told = await first.during(arena.setUp(channel, timetable, openHours));
      if (!told.includes('is set up')) throw new Error(`Could not set up: ${told}`);
    }
    first.kill();
    await first.ended;

    for (let kill = 1; kill < kills; kill++) {
      // An outage of less than six hours costs no question; two in a row might.
      if (now - lastOutage > 12 * hour && chance() < 0.3) {
        now += below(5 * hour);
        arena.setClock(now);
        lastOutage = now;
      }
      const { life, by } = doom();
      try {
        await life.ready;
        for (let acts = 0; acts < longestActs; acts++) await act(life);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
      }
      life.kill();
      await life.ended;
      await by;
    }

    const last = live();
    await last.ready;
    // Every lease lapses, every quiz and every question comes to its end.
    const end = now;
    await last.advance(72 * hour);
    last.kill();
    await last.ended;
    const verdict = await check({ arena, database, plans, from, to: now, acknowledged });
    await arena.close();
    const days = Math.round((end - from) / (24 * hour));
    return { seed, kills, days, seconds: (performance.now() - began) / 1000, ...verdict };
  });

/** A run in one line. */
export const inOneLine = (result: ChaosResult): string => {
  const { seed, kills, posts, dailies, answers, reveals, duplicates, lost, days, seconds } = result;
  return (
    `chaos: seed ${seed}, kills ${kills}, posts ${posts} (${dailies} daily questions in ${days} days), ` +
    `answers ${answers}, reveals ${reveals}, duplicates = ${duplicates.length}, lost = ${lost.length}, ${seconds.toFixed(1)} s`
  );
};
