import { join } from 'node:path';
import { draw, type Seed } from '../../../src/engine/random.ts';
import { inFolder } from '../../support/process.ts';
import { timetable } from '../../support/timetables.ts';
import { requestKinds } from './arena.ts';
import { check, type Verdict } from './check.ts';
import { openDiscordArena } from './discord-arena.ts';
import { begin, Died, type FromChild, type Life } from './life.ts';
import { answer, type OpenQuestion, openQuestions, setUp, startQuiz } from './play.ts';
import { openSlackArena } from './slack-arena.ts';

export interface ChaosOptions {
  readonly seed: Seed;
  readonly kills: number;
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
const channels = Array.from({ length: 8 }, (_, index) => `c${index}`);
const people = Array.from({ length: 5 }, (_, index) => `p${index}`);
const longestActs = 14;

/** Lets people play on all platforms while processes are killed one after the other, and checks what came of it. */
export const runChaos = ({ seed, kills }: ChaosOptions): Promise<ChaosResult> =>
  inFolder(async (folder) => {
    const began = performance.now();
    const database = join(folder, 'chaos.db');
    let draws = 0;
    const chance = (): number => draw(seed, 'chaos', draws++);
    const below = (count: number): number => Math.floor(chance() * count);
    const oneOf = <T>(all: readonly [T, ...T[]]): T => all[below(all.length)] ?? all[0];
    let now = from;
    let lives = 0;
    let lastOutage = from;
    const setting = { channels, people, now: () => now, patienceMs: 20_000 };
    const arenas = [await openDiscordArena(setting), await openSlackArena(setting)] as const;
    const settings = Object.assign({}, ...arenas.map((arena) => arena.settings));
    /** Answers that people were told count, as `platform person round`. */
    const acknowledged: string[] = [];
    const plans = arenas.flatMap((arena, place) =>
      channels.map((channel, index) => ({
        arena,
        channel,
        timetable: timetable(place * channels.length + index + below(40), seed),
        openHours: 1 + below(30),
      })),
    );

    const live = (onMessage: (message: FromChild) => void = () => {}): Life => {
      for (const arena of arenas) arena.clear();
      return begin({ database, now, seed: lives++, settings }, (message) => {
        if (message.kind === 'now') now = Math.max(now, message.now);
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
      const arena = oneOf(arenas);
      const kind = oneOf(requestKinds);
      if (how === 1) {
        const held = arena.hold(kind, oneOf(['before', 'after']));
        const released = life.during(held.arrived).then(life.kill);
        return { life, by: released.catch(() => {}).then(() => held.release()) };
      }
      if (how === 2) arena.loseAnswer(kind);
      if (how === 0) return { life, by: life.ended };
      return { life, by: life.during(arena.reached(arena.requests() + below(40))).then(life.kill, () => {}) };
    };

    const answerAs = async (life: Life, question: OpenQuestion, person: number): Promise<void> => {
      const counts = await life.during(answer(question, person, below(question.choices)));
      if (counts) acknowledged.push(`${question.arena.platform} ${people[person]} ${question.round}`);
    };

    const act = async (life: Life): Promise<void> => {
      const some = arenas.flatMap(openQuestions).filter(() => chance() < 0.4);
      const answers = some.flatMap((question) =>
        [...people.keys()].filter(() => chance() < 0.3).map((person) => answerAs(life, question, person)),
      );
      const passing = chance() < 0.5 ? life.advance(below(2) * second) : Promise.resolve();
      await Promise.all([...answers, passing]);
      if (chance() < 0.12) await life.during(startQuiz(oneOf(arenas), `c${below(channels.length)}`));
      const isQuiz = arenas.flatMap(openQuestions).some(({ game }) => game === 'quiz');
      const step = isQuiz
        ? oneOf([2 * second, 5 * second, 20 * second])
        : oneOf([10 * second, hour / 4, 2 * hour, 6 * hour]);
      await life.advance(below(step));
    };

    const first = live();
    await first.ready;
    for (const { arena, channel, timetable, openHours } of plans) {
      await first.during(setUp(arena, channel, timetable, openHours));
    }
    first.kill();
    await first.ended;

    for (let kill = 1; kill < kills; kill++) {
      // An outage of less than six hours costs no question; two in a row might.
      if (now - lastOutage > 12 * hour && chance() < 0.3) {
        now += below(5 * hour);
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
    const verdict = await check({ database, plans, from, to: now, acknowledged });
    for (const arena of arenas) await arena.close();
    const days = Math.round((end - from) / (24 * hour));
    return { seed, kills, days, seconds: (performance.now() - began) / 1000, ...verdict };
  });

/** A run in one line. */
export const inOneLine = ({ seed, kills, days, tallies, duplicates, lost, seconds }: ChaosResult): string => {
  const count = (of: 'posts' | 'dailies' | 'answers' | 'reveals', name: string = of): string => {
    const each = [...tallies].map(([platform, tally]) => `${platform} ${tally[of]}`);
    const sum = [...tallies.values()].reduce((total, tally) => total + tally[of], 0);
    return `${name} ${sum} (${each.join(', ')})`;
  };
  return (
    `chaos: seed ${seed}, kills ${kills}, ${days} days, ${count('posts')}, ${count('dailies', 'daily questions')}, ` +
    `${count('answers')}, ${count('reveals')}, duplicates = ${duplicates.length}, lost = ${lost.length}, ${seconds.toFixed(1)} s`
  );
};
