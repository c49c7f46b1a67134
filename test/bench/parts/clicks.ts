import { join } from 'node:path';
import { realClock, slowClock } from '../clicks/chat.ts';
import { type BurstPlan, compare } from '../clicks/compare.ts';
import { openDiscordChat } from '../clicks/discord.ts';
import { openSlackChat } from '../clicks/slack.ts';
import type { Part } from './part.ts';

const daily = { channels: 1, game: 'daily' } as const;

const plans: readonly BurstPlan[] = [
  { ...daily, what: '100 clicks', clicks: 100, turns: 3 },
  { ...daily, what: '1,000 clicks', clicks: 1_000, turns: 3 },
  { ...daily, what: '3,000 clicks', clicks: 3_000, turns: 3 },
  { ...daily, what: '10,000 clicks', clicks: 10_000, turns: 1 },
  { ...daily, what: '3,000 clicks in 300 channels', clicks: 3_000, channels: 300, turns: 1 },
  { ...daily, what: '3,000 clicks by known people', clicks: 3_000, turns: 1, areKnown: true },
  { ...daily, what: '3,000 clicks while 20 read the leaderboard', clicks: 3_000, turns: 1, readers: 20 },
  { ...daily, what: '3,000 clicks after 300 questions', clicks: 3_000, turns: 1, daysBefore: 300 },
  { ...daily, what: '3,000 clicks while commits block 20 ms', clicks: 3_000, turns: 1, commitMs: 20 },
  { what: '3,000 clicks in a quiz', clicks: 3_000, channels: 1, game: 'quiz', turns: 1 },
];

const quickPlans: readonly BurstPlan[] = [
  { ...daily, what: '20 clicks in 3 channels', clicks: 20, channels: 3, turns: 1 },
  { ...daily, what: '20 clicks while 2 read', clicks: 20, turns: 1, readers: 2, daysBefore: 2 },
  { ...daily, what: '20 clicks while commits block 2 ms', clicks: 20, turns: 1, commitMs: 2 },
];

/** BENCH_BURSTS picks bursts by a part of their names, for profiles. */
const wanted = (all: readonly BurstPlan[]) =>
  all.filter(({ what }) => new RegExp(process.env.BENCH_BURSTS ?? '').test(what));

const floors = join(import.meta.dirname, '../floors');

export const discordClicks: Part = ({ quick, folder }) =>
  compare(
    { name: 'discord', open: openDiscordChat, floor: join(floors, 'discord.ts') },
    wanted(quick ? quickPlans : plans),
    folder,
    quick ? slowClock : realClock,
  );

export const slackClicks: Part = ({ quick, folder }) =>
  compare(
    { name: 'slack', open: openSlackChat, floor: join(floors, 'slack.ts') },
    wanted(quick ? quickPlans : plans),
    folder,
    quick ? slowClock : realClock,
  );
