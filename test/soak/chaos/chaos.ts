import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { draw, type Seed } from '../../../src/engine/random.ts';
import { inFolder } from '../../support/process.ts';
import { timetable } from '../../support/timetables.ts';
import { type BotProcess, begin, Died, type FromChild } from './bot-process.ts';
import { type ChaosDatabase, chaosPostgres, chaosSqlite } from './chaos-database.ts';
import { requestKinds } from './chaos-platform.ts';
import { check, type Verdict } from './check.ts';
import { openChaosDiscord } from './discord.ts';
import { answer, type OpenQuestion, openQuestions, setUp, startQuiz } from './play.ts';
import { openChaosSlack } from './slack.ts';

export interface ChaosOptions {
  readonly seed: Seed;
  readonly kills: number;
  readonly database: ChaosDatabase['name'];
  /** During how many of the processes' lives the database goes away, from 0 to 1, and for how long, in real milliseconds. */
  readonly away: { readonly share: number; readonly longestMs: number };
  /** How many people answer at once in a burst, and during what share of the acts, from 0 to 1. */
  readonly bursts: { readonly crowd: number; readonly share: number };
}

/** The result of a run. */
export interface ChaosResult extends Verdict, ChaosOptions {
  /** How often a crowd answered at once. */
  readonly crowds: number;
  /** How often the database went away. */
  readonly outages: number;
  /** How often a process ended by itself. */
  readonly crashes: number;
  /** How many simulated days passed. */
  readonly days: number;
  readonly seconds: number;
}

const second = 1000;
const hour = 3_600_000;
/** Two days before clocks go back in Europe, and nine before they do in America. */
const from = Temporal.Instant.from('2026-10-23T12:00:00Z').epochMilliseconds;
const channels = Array.from({ length: 8 }, (_, index) => `c${index}`);
/** The people who play all the time; the others come in bursts. */
const regulars = 5;
const longestActs = 14;

/** How long after the start of a process an outage begins at the latest, in real milliseconds. */
const outageWithinMs = 600;

/**
 * Lets people play on all platforms while one process after another is killed and the database goes away again and again,
 * and checks the outcome.
 */
export const runChaos = ({ seed, kills, database: kind, away, bursts }: ChaosOptions): Promise<ChaosResult> =>
  inFolder(async (folder) => {
    const began = performance.now();
    const database = kind === 'SQLite' ? chaosSqlite(folder) : await chaosPostgres();
    const people = Array.from({ length: regulars + bursts.crowd }, (_, index) => `p${index}`);
    let outages = 0;
    let crowds = 0;
    let crashes = 0;
    let draws = 0;
    const chance = (): number => draw(seed, 'chaos', draws++);
    const below = (count: number): number => Math.floor(chance() * count);
    const oneOf = <T>(all: readonly [T, ...T[]]): T => all[below(all.length)] ?? all[0];
    let now = from;
    let starts = 0;
    let lastOutage = from;
    const setting = { channels, people, now: () => now, patienceMs: 60_000 };
    const platforms = [await openChaosDiscord(setting), await openChaosSlack(setting)] as const;
    const settings = Object.assign({}, ...platforms.map((platform) => platform.settings));
    /** Answers that people were told count, as `platform person round`. */
    const acknowledged: string[] = [];
    const plans = platforms.flatMap((platform, place) =>
      channels.map((channel, index) => ({
        platform,
        channel,
        timetable: timetable(place * channels.length + index + below(40), seed),
        openHours: 1 + below(30),
      })),
    );

    const live = (onMessage: (message: FromChild) => void = () => {}): BotProcess => {
      for (const platform of platforms) platform.clear();
      return begin(
        { database: database.url, cache: join(folder, 'cache'), now, seed: starts++, settings },
        (message) => {
          if (message.kind === 'now') now = Math.max(now, message.now);
          onMessage(message);
        },
      );
    };

    /** Starts a process and plans its death: after a number of requests, during one, or after a number of its own messages. */
    const startDoomed = (): { running: BotProcess; by: Promise<unknown> } => {
      const how = below(4);
      let messagesLeft = how === 0 ? 1 + below(60) : Number.POSITIVE_INFINITY;
      const running: BotProcess = live(() => {
        messagesLeft -= 1;
        if (messagesLeft <= 0) running.kill();
      });
      const platform = oneOf(platforms);
      const kind = oneOf(requestKinds);
      if (how === 1) {
        const held = platform.hold(kind, oneOf(['before', 'after']));
        const released = running.during(held.arrived).then(running.kill);
        return { running, by: released.catch(() => {}).then(() => held.release()) };
      }
      if (how === 2) platform.loseAnswer(kind);
      if (how === 0) return { running, by: running.ended };
      return {
        running,
        by: running.during(platform.reached(platform.requests() + below(40))).then(running.kill, () => {}),
      };
    };

    const answerAs = async (running: BotProcess, question: OpenQuestion, person: number): Promise<void> => {
      const counts = await running.during(answer(question, person, below(question.choices)));
      if (counts) acknowledged.push(`${question.platform.name} ${people[person]} ${question.round}`);
    };

    /** Lets the whole crowd answer one question, or each of them any that is open. */
    const burst = (running: BotProcess): Promise<void>[] => {
      const [one, ...others] = platforms.flatMap(openQuestions);
      if (one === undefined) return [];
      crowds += 1;
      const among: typeof others = chance() < 0.5 ? [] : others;
      return [...people.keys()].slice(regulars).map((person) => {
        const question = oneOf([one, ...among]);
        return answerAs(running, question, person);
      });
    };

    const act = async (running: BotProcess): Promise<void> => {
      const some = platforms.flatMap(openQuestions).filter(() => chance() < 0.4);
      const answers = some.flatMap((question) =>
        [...people.keys()]
          .slice(0, regulars)
          .filter(() => chance() < 0.3)
          .map((person) => answerAs(running, question, person)),
      );
      const passing = chance() < 0.5 ? running.advance(below(2) * second) : Promise.resolve();
      await Promise.all([...answers, ...(chance() < bursts.share ? burst(running) : []), passing]);
      if (chance() < 0.12) await running.during(startQuiz(oneOf(platforms), `c${below(channels.length)}`));
      const isQuiz = platforms.flatMap(openQuestions).some(({ game }) => game === 'quiz');
      const step = isQuiz
        ? oneOf([2 * second, 5 * second, 20 * second])
        : oneOf([10 * second, hour / 4, 2 * hour, 6 * hour]);
      await running.advance(below(step));
    };

    /** Takes the database away at some time during the life of a process. Resolves when it is back. */
    const takeAway = async (running: BotProcess): Promise<void> => {
      if (chance() > away.share) return;
      const [outage, pauseMs, lastsMs] = [
        database.outages[below(database.outages.length)],
        below(outageWithinMs),
        below(away.longestMs),
      ];
      await running.during(sleep(pauseMs));
      outages += 1;
      await outage?.(running, lastsMs);
    };

    const first = live();
    await first.ready;
    for (const { platform, channel, timetable, openHours } of plans) {
      await first.during(setUp(platform, channel, timetable, openHours));
    }
    first.kill();
    await first.ended;

    for (let kill = 1; kill < kills; kill++) {
      // An outage of less than six hours costs no question; two in a row might.
      if (now - lastOutage > 12 * hour && chance() < 0.3) {
        now += below(5 * hour);
        lastOutage = now;
      }
      const { running, by } = startDoomed();
      let back: Promise<unknown> = Promise.resolve();
      try {
        await running.ready;
        back = takeAway(running).catch((error: unknown) => {
          if (!(error instanceof Died)) throw error;
        });
        for (let acts = 0; acts < longestActs; acts++) await act(running);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
      }
      running.kill();
      if (await running.ended) crashes += 1;
      await by;
      await back;
    }

    const last = live();
    await last.ready;
    // Every lease expires, and every quiz and every question ends.
    const end = now;
    await last.advance(72 * hour);
    last.kill();
    await last.ended;
    const verdict = await check({ database, plans, from, to: now, acknowledged });
    for (const platform of platforms) await platform.close();
    await database.close();
    const days = Math.round((end - from) / (24 * hour));
    return {
      seed,
      kills,
      database: kind,
      away,
      bursts,
      crowds,
      outages,
      crashes,
      days,
      seconds: (performance.now() - began) / 1000,
      ...verdict,
    };
  });

/** Summarizes a run in one line. */
export const inOneLine = (result: ChaosResult): string => {
  const { seed, kills, database, crowds, outages, crashes, days, tallies, duplicates, lost, seconds } =
    result;
  const count = (of: 'posts' | 'dailies' | 'answers' | 'reveals', name: string = of): string => {
    const each = [...tallies].map(([platform, tally]) => `${platform} ${tally[of]}`);
    const sum = [...tallies.values()].reduce((total, tally) => total + tally[of], 0);
    return `${name} ${sum} (${each.join(', ')})`;
  };
  return (
    `chaos on ${database}: seed ${seed}, kills ${kills}, outages ${outages}, bursts ${crowds}, ${days} days, ${count('posts')}, ${count('dailies', 'daily questions')}, ` +
    `${count('answers')}, ${count('reveals')}, duplicates = ${duplicates.length}, lost = ${lost.length}, crashes = ${crashes}, ${seconds.toFixed(1)} s`
  );
};
