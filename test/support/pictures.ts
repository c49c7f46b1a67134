import type {
  HeatMapPicture,
  Picture,
  PodiumPicture,
  ProgressPicture,
  RankingPicture,
} from '../../src/chat/picture.ts';

/** Names that are hard to draw: other scripts, both directions, emoji, characters without a font, far too long. */
export const names = {
  plain: 'Grace Hopper',
  accents: 'Žofie Łukasiewicz-Đặng',
  cyrillic: 'Софья Ковалевская',
  greek: 'Υπατία',
  arabic: 'الخوارزمي',
  hebrew: 'עדה יונת',
  mixed: 'נועה (Noa) 42',
  devanagari: 'आर्यभट',
  thai: 'สมชาย ใจดี',
  chinese: '图灵奖得主姚期智',
  japanese: '山田 はなこ',
  korean: '김민준',
  emoji: '👩🏽‍💻 Zoë 🏆🇩🇪❤️',
  fancy: '𝓕𝓪𝓷𝓬𝔂 ℕ𝕒𝕞𝕖',
  noFont: 'தமிழ் ქართული',
  stacked: 'Z̸̢̛̦͎̹͍͆̈́͑̕a̵̪̎l̶͖̔g̵̢̛o̵͎͒',
  long: 'Wolfeschlegelsteinhausenbergerdorff von und zu Pappenheim-Schönbrunn',
  unbroken: '超'.repeat(120),
} as const;

/** Builds a row of a leaderboard. */
export const row = (
  rank: number,
  name: string,
  points = 1_300 - 97 * rank,
  more: Partial<RankingPicture['rows'][number]> = {},
): RankingPicture['rows'][number] => ({
  rank,
  name,
  points: points.toLocaleString('en-US'),
  detail: `${15 - rank}/15`,
  isReader: false,
  gapBefore: false,
  ...more,
});

/** Builds a leaderboard. */
export const standings = (rows: RankingPicture['rows']): RankingPicture => ({
  kind: 'ranking',
  heading: 'Leaderboard · this week',
  detail: 'Right',
  rows,
});

/** Builds the podium at the end of a game. */
export const podium = (
  ...steps: readonly [rank: number, names: string | readonly string[], points: string, more?: number][]
): PodiumPicture => ({
  kind: 'podium',
  heading: 'Final standings',
  steps: steps.map(([rank, names, points, more = 0]) => ({ rank, names: [names].flat(), more, points })),
});

/** Builds eighteen weeks up to a Wednesday. `rightOn` gives the right answers, out of 12, of a day that has any answers. */
export const calendar = (rightOn: (day: number) => number | undefined): HeatMapPicture => {
  const from = Temporal.PlainDate.from('2026-07-20');
  const days = Array.from({ length: 17 * 7 + 3 }, (_, index) => ({
    date: from.add({ days: index }).toString(),
    right: rightOn(index),
  }));
  return {
    kind: 'heat-map',
    heading: "Grace Hopper's last 18 weeks",
    from: from.toString(),
    to: days.at(-1)?.date ?? '',
    days: days.flatMap(({ date, right }) => (right === undefined ? [] : [{ date, count: right }])),
    summary: '86 of 120 right',
  };
};

/** Builds topics with 40 answers each. */
export const topics = (...right: readonly number[]): ProgressPicture => ({
  kind: 'progress',
  heading: 'Grace Hopper, by track',
  shares: right.map((part, index) => ({
    title: index % 2 === 0 ? 'Functions, iterators, and generators' : 'Core language',
    part,
    whole: 40,
  })),
});

const all = Object.values(names);

/** Every kind of picture in the cases that are hard to draw, by name. */
export const pictures: Readonly<Record<string, Picture>> = {
  'standings of nobody': standings([]),
  'standings of one': standings([row(1, names.plain, 20, { isReader: true })]),
  'standings of ten': standings(
    all.slice(0, 10).map((name, index) => row(index + 1, name, undefined, { isReader: index === 3 })),
  ),
  'standings in any script': standings(
    all.slice(8).map((name, index) => row(index + 1, name, undefined, { isReader: index === 8 })),
  ),
  'standings of ten long names': standings(
    Array.from({ length: 10 }, (_, index) =>
      row(index + 1, '鬱籲灣體驗廳觀讓鑰鹽齡鐵響釁麟龜鑽'.repeat(2).slice(index), undefined, {
        isReader: index === 5,
      }),
    ),
  ),
  'standings with ties, no points and a gap': standings([
    row(1, names.plain, 1_234_567),
    row(1, names.japanese, 1_234_567),
    row(3, names.long, 118),
    row(4, 'nil', 0),
    row(11, names.greek, 0),
    row(147, names.long, 0, { isReader: true, gapBefore: true, detail: '0/1,204' }),
  ]),
  'podium of nobody': podium(),
  'podium of one': podium([1, names.plain, '145 points']),
  'podium of two': podium([1, names.hebrew, '145 points'], [2, names.emoji, '120 points']),
  'podium of three': podium(
    [1, names.plain, '145 points'],
    [2, names.long, '120 points'],
    [3, names.unbroken, '0'],
  ),
  'podium of equals': podium([1, [names.arabic, names.korean, names.thai], '145 points']),
  'podium of 25 equals': podium([1, [names.plain, names.chinese, names.emoji], '1,450 points', 22]),
  'podium of ties on every step': podium(
    [1, [names.devanagari, names.mixed], '1,450 points'],
    [2, [names.japanese, names.long, names.unbroken], '1,449 points', 1_204],
    [3, [names.cyrillic, names.noFont, names.stacked], '100 points'],
  ),
  'podium without a second place': podium(
    [1, [names.fancy, names.accents], '1,450 points'],
    [3, names.greek, '1,300 points'],
  ),
  calendar: calendar((day) => (day % 7 > 4 ? undefined : (day * 7) % 13)),
  'calendar of nothing': calendar(() => undefined),
  'calendar of wrong answers': calendar(() => 0),
  topics: topics(40, 31, 22, 11, 4, 0),
  'topics, too many': topics(...Array.from({ length: 16 }, (_, index) => 40 - 2 * index)),
  'topics of nobody': topics(),
};
