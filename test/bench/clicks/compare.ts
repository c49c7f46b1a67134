import { join } from 'node:path';
import { hotseat, type Program, profiling, startProgram } from '../measure/program.ts';
import { inTurn, median } from '../measure/statistics.ts';
import { atLeast, atMost, type Figure, ratioAtLeast, ratioAtMost } from '../report/figure.ts';
import { type BurstResult, runBurst } from './burst.ts';
import type { Asked, Chat, Clock, Game, Person } from './chat.ts';

/** A burst to compare in: clicks at once on questions in one or more channels. */
export interface BurstPlan {
  readonly what: string;
  readonly clicks: number;
  readonly channels: number;
  readonly game: Game;
  /** How often each bot gets it. */
  readonly turns: number;
  /** Whether the bot has met the people before. */
  readonly areKnown?: boolean;
  /** How many questions the first channel was asked before, a day each. */
  readonly daysBefore?: number;
  /** How many of the people ask for a leaderboard, with its picture, while the clicks come in. */
  readonly readers?: number;
  /** For how many milliseconds each commit blocks Hotseat on top of what it takes. */
  readonly commitMs?: number;
}

/** A platform to compare on. */
export interface Ground {
  readonly name: string;
  open(channels: number, now: Clock): Promise<Chat>;
  /** The script of the bare bot. It prints `ready`. */
  readonly floor: string;
}

interface Side {
  readonly chat: Chat;
  readonly bot: Program;
}

/** Clicks that each bot gets first, so that neither is measured while its code is still being compiled. */
const warmUp = 200;

/** Lets Hotseat and a bare bot answer the same bursts in turn, each in a process of its own. */
export const compare = async (
  { name, open, floor }: Ground,
  plans: readonly BurstPlan[],
  folder: string,
  now: Clock,
): Promise<Figure[]> => {
  const most = Math.max(...plans.map(({ channels }) => channels));
  const own = await open(most, now);
  const bare = await open(most, now);
  const log = join(folder, `${name}.log`);
  const settings = { ...own.settings, DATABASE_URL: join(folder, `${name}.db`) };
  const sides: [Side, Side] = [
    {
      chat: own,
      bot: await startProgram({
        script: hotseat,
        env: settings,
        saysWhenReady: 'is listening',
        log,
        flags: profiling,
      }),
    },
    {
      chat: bare,
      bot: await startProgram({ script: floor, env: bare.settings, saysWhenReady: 'ready', log }),
    },
  ];
  const figures: Figure[] = [];
  const regulars = new Map<Chat, Person[]>();
  const people = ({ chat }: Side, { clicks, areKnown }: BurstPlan): Person[] => {
    if (!areKnown) return chat.join(clicks);
    const known = regulars.get(chat) ?? chat.join(clicks);
    regulars.set(chat, known);
    return known.slice(0, clicks);
  };
  const burst = ({ chat, bot }: Side, questions: readonly Asked[], plan: BurstPlan) => {
    const all = people({ chat, bot }, plan);
    // A bare bot has no leaderboard.
    return runBurst(chat, bot, questions, all, chat === own ? all.slice(0, plan.readers ?? 0) : []);
  };
  const first = {
    what: 'warm-up',
    clicks: Math.min(warmUp, plans[0]?.clicks ?? warmUp),
    channels: 1,
    turns: 1,
  };
  for (const plan of [{ ...first, game: 'daily' } as const, ...plans]) {
    let asked: Asked[] = [];
    if (plan.commitMs !== undefined) await sides[0].bot.slowDown(plan.commitMs);
    for (let day = 0; day < (plan.daysBefore ?? 0); day++) await own.ask(plan.game, 1);
    const [owns, bares] = await inTurn(
      plan.turns,
      async () => {
        asked = await own.ask(plan.game, plan.channels);
        return burst(sides[0], asked, plan);
      },
      async () => burst(sides[1], await bare.copy(asked), plan),
    );
    if (plan.commitMs !== undefined) await sides[0].bot.slowDown(0);
    if (plan.what !== first.what)
      figures.push(...figuresOf(`${name}: ${plan.what}`, plan.clicks, owns, bares));
  }
  for (const { chat, bot } of sides) {
    await bot.stop();
    await chat.close();
  }
  return figures;
};

const figuresOf = (
  what: string,
  clicks: number,
  owns: readonly BurstResult[],
  bares: readonly BurstResult[],
): Figure[] => {
  const both = (key: keyof BurstResult) => ({
    value: median(owns.map((one) => one[key])),
    floor: median(bares.map((one) => one[key])),
  });
  const figure = (
    about: string,
    unit: Figure['unit'],
    key: keyof BurstResult,
    goal?: Figure['goal'],
  ): Figure => ({
    what: `${what}: ${about}`,
    unit,
    ...both(key),
    ...(goal === undefined ? {} : { goal }),
  });
  return [
    figure('acknowledged', 'per second', 'acknowledgedPerSecond', ratioAtLeast(0.8)),
    figure('told', 'per second', 'toldPerSecond', ratioAtLeast(0.8)),
    figure('p50', 'ms', 'p50'),
    figure('p99', 'ms', 'p99', ratioAtMost(1.5)),
    figure('p99 until told', 'ms', 'toldP99', ratioAtMost(1.5)),
    figure('failed', 'clicks', 'failed', atMost(0)),
    figure('callbacks', 'per click', 'callbacksPerClick'),
    figure('follow-ups', 'per click', 'followUpsPerClick'),
    { what: `${what}: told the truth`, unit: 'share', value: both('truthful').value, goal: atLeast(1) },
    {
      what: `${what}: told it at once`,
      unit: 'share',
      value: both('truthfulAtOnce').value,
      goal: atLeast(1),
    },
    figure('processor time', 'ms', 'cpuPerClick'),
    figure(
      'longest delay of the event loop',
      'ms',
      'longestDelayMs',
      clicks > 1_000 ? undefined : atMost(50),
    ),
    figure('processor that the loopback used', 'share', 'loopbackShare'),
  ];
};
