import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { HeatMapPicture, Picture } from '../chat/picture.ts';
import { SetupError } from '../errors.ts';
import { createPictures } from '../images/images.ts';
import { runTool } from './tool.ts';

const week: readonly (readonly [name: string, points: string, detail: string])[] = [
  ['Priya Raman', '4,127', '27/31'],
  ['Jonas Lindqvist', '3,880', '25/30'],
  ['Maya Okonkwo', '3,880', '26/34'],
  ['田中 美咲', '3,412', '23/28'],
  ['Tomás Herrera 🚀', '3,064', '21/29'],
  ['Олена Коваль', '2,748', '19/27'],
  ['نور الدين', '2,311', '16/24'],
  ['Sam Whitfield', '1,875', '13/22'],
];

/** Makes up a teammate's days: a few right answers on most weekdays, some live quizzes, and a vacation. */
const days = (): HeatMapPicture['days'] => {
  const from = Temporal.PlainDate.from('2026-03-02');
  return Array.from({ length: 18 * 7 - 2 }, (_, index) => {
    const chance = (index * 7_919 + 13) % 31;
    const isQuiz = index % 14 === 10;
    const right = isQuiz ? 8 + (chance % 6) : chance % 4;
    return { date: from.add({ days: index }).toString(), count: right };
  }).filter((_, index) => index % 7 < 5 && (index * 31) % 37 > 4 && !(index >= 63 && index < 75));
};

const pictures: Readonly<Record<string, Picture>> = {
  leaderboard: {
    kind: 'ranking',
    heading: 'Leaderboard · this week',
    detail: 'Right',
    rows: week.map(([name, points, detail], index) => ({
      rank: points === week[index - 1]?.[1] ? index : index + 1,
      name,
      points,
      detail,
      isReader: name === 'Maya Okonkwo',
      gapBefore: false,
    })),
  },
  podium: {
    kind: 'podium',
    heading: 'Quiz over · 10 questions',
    steps: [
      { rank: 1, names: ['Maya Okonkwo'], more: 0, points: '1,642 points' },
      { rank: 2, names: ['Jonas Lindqvist'], more: 0, points: '1,517 points' },
      { rank: 3, names: ['Priya Raman'], more: 0, points: '1,393 points' },
    ],
  },
  calendar: {
    kind: 'heat-map',
    heading: 'Maya Okonkwo · last 18 weeks',
    from: '2026-03-02',
    to: '2026-07-03',
    days: days(),
    summary: '213 of 309 right',
  },
  topics: {
    kind: 'progress',
    heading: 'Maya Okonkwo · by track',
    shares: [
      { title: 'Core language', part: 58, whole: 64 },
      { title: 'Functions, iterators, and generators', part: 35, whole: 41 },
      { title: 'Classes and design', part: 29, whole: 38 },
      { title: 'SQL, databases, and ORMs', part: 22, whole: 33 },
      { title: 'Threads, processes, and asyncio', part: 14, whole: 27 },
      { title: 'System design and operations', part: 5, whole: 12 },
    ],
  },
};

await runTool(
  {
    run: 'npm run pictures:readme --',
    about: "Draws the README's pictures.",
    flags: {},
    operands: {
      usage: '[FOLDER]',
      about: 'Where to put them; it is created if needed.',
      fallback: 'docs/pictures',
      most: 1,
    },
  },
  async ({ operands: [folder = 'docs/pictures'] }) => {
    const draw = createPictures(pino());
    try {
      await mkdir(folder, { recursive: true });
      for (const [name, picture] of Object.entries(pictures)) {
        const bytes = await draw(picture);
        if (bytes === undefined) process.exitCode = 1;
        else await writeFile(join(folder, `${name}.png`), bytes);
      }
    } catch (cause) {
      throw new SetupError(`Can't write to the folder ${folder}.`, { cause });
    }
  },
);
