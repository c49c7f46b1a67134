import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { CalendarPicture, Picture } from '../chat/picture.ts';
import { createPictures } from '../images/images.ts';

// Draws the README's pictures into the folder named on the command line (default: docs/pictures).

const week: readonly (readonly [name: string, points: string, detail: string])[] = [
  ['Priya Raman', '412', '27/31'],
  ['Jonas Lindqvist', '388', '25/30'],
  ['Maya Okonkwo', '388', '26/34'],
  ['田中 美咲', '341', '23/28'],
  ['Tomás Herrera 🚀', '306', '21/29'],
  ['Олена Коваль', '274', '19/27'],
  ['نور الدين', '231', '16/24'],
  ['Sam Whitfield', '187', '13/22'],
];

/** A teammate's weekdays: a few right answers on most, a live quiz now and then, a holiday in between. */
const days = (): CalendarPicture['days'] => {
  const from = Temporal.PlainDate.from('2026-03-02');
  return Array.from({ length: 18 * 7 - 2 }, (_, index) => {
    const chance = (index * 7_919 + 13) % 31;
    const isQuiz = index % 14 === 10;
    const right = isQuiz ? 8 + (chance % 6) : chance % 4;
    return { date: from.add({ days: index }).toString(), answers: isQuiz ? 14 : 3, right };
  }).filter((_, index) => index % 7 < 5 && (index * 31) % 37 > 4 && !(index >= 63 && index < 75));
};

const pictures: Readonly<Record<string, Picture>> = {
  leaderboard: {
    kind: 'standings',
    heading: 'Leaderboard · this week',
    detail: 'Right',
    rows: week.map(([name, points, detail], index) => ({
      rank: points === week[index - 1]?.[1] ? index : index + 1,
      name,
      points,
      detail,
      own: name === 'Maya Okonkwo',
      apart: false,
    })),
  },
  podium: {
    kind: 'podium',
    heading: 'Quiz over · 10 questions',
    places: [
      { rank: 1, name: 'Maya Okonkwo', points: '164 points' },
      { rank: 2, name: 'Jonas Lindqvist', points: '151 points' },
      { rank: 3, name: 'Priya Raman', points: '139 points' },
    ],
  },
  votes: {
    kind: 'votes',
    choices: [
      { letter: 'A', text: 'A new list for every call', right: false, votes: 5 },
      { letter: 'B', text: 'One list that all calls share', right: true, votes: 13 },
      { letter: 'C', text: 'A TypeError: defaults must be immutable', right: false, votes: 2 },
      { letter: 'D', text: 'An empty tuple', right: false, votes: 1 },
    ],
  },
  calendar: {
    kind: 'calendar',
    heading: 'Maya Okonkwo · last 18 weeks',
    from: '2026-03-02',
    to: '2026-07-03',
    days: days(),
  },
  topics: {
    kind: 'topics',
    heading: 'Maya Okonkwo · by track',
    topics: [
      { title: 'Core language', answers: 64, right: 58 },
      { title: 'Functions, iterators and generators', answers: 41, right: 35 },
      { title: 'Classes and design', answers: 38, right: 29 },
      { title: 'SQL, databases and ORMs', answers: 33, right: 22 },
      { title: 'Threads, processes and asyncio', answers: 27, right: 14 },
      { title: 'System design and operations', answers: 12, right: 5 },
    ],
  },
};

const folder = process.argv[2] ?? 'docs/pictures';
const draw = createPictures(pino());
await mkdir(folder, { recursive: true });
for (const [name, picture] of Object.entries(pictures)) {
  const bytes = await draw(picture);
  if (bytes === undefined) process.exitCode = 1;
  else await writeFile(join(folder, `${name}.png`), bytes);
}
