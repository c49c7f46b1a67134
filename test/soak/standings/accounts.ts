import { createBank } from '../../../src/bank/bank.ts';
import { levels } from '../../../src/engine/question.ts';
import type { Bank } from '../../../src/features/question-bank.ts';
import { question } from '../../support/questions.ts';
import type { Chance } from './chance.ts';
import type { Account, Place } from './history.ts';

/** Two platforms whose workspaces and channels share ids, so that a mix-up would show. */
export const homes = [
  { platform: 'north', workspace: 'w1' },
  { platform: 'north', workspace: 'w2' },
  { platform: 'south', workspace: 'w1' },
] as const;

export const placesOf = (channels: number): Place[] =>
  homes.flatMap(({ platform, workspace }) =>
    Array.from({ length: channels }, (_, index) => {
      const home = `${platform}/${workspace}`;
      return { key: `${home}/c${index}`, platform, workspace, channel: `c${index}`, home };
    }),
  );

/** Creates accounts in every workspace, with the same ids and many of the same names. */
export const accountsOf = (people: number, chance: Chance): Account[] =>
  homes.flatMap(({ platform, workspace }) =>
    Array.from({ length: people }, (_, index) => {
      const home = `${platform}/${workspace}`;
      const name = nameOf(chance);
      return {
        key: `${home}/u${index}`,
        platform,
        workspace,
        user: `u${index}`,
        home,
        name,
        heard: name,
        met: undefined,
        person: undefined,
        diligence: chance.of([0.3, 0.6, 0.85, 0.97]),
        skill: chance.of([0.2, 0.5, 0.8]),
      };
    }),
  );

/** Picks one of a few names, so that several people share one. */
export const nameOf = (chance: Chance): string => chance.of(['ada', 'alan', 'edsger', 'grace', 'guido']);

/** The topics of the questions. */
export const topics = ['gil', 'slots', 'heaps', 'locks', 'tries', 'views', 'types', 'codecs'];

/** Builds enough questions that they never run out, however many are withdrawn. */
export const bankOf = (perTopic: number): { readonly bank: Bank; readonly questions: readonly string[] } => {
  const questions = topics.flatMap((topic) =>
    levels.flatMap((level) =>
      Array.from({ length: perTopic }, (_, index) =>
        question(`${topic}-${level}-${index}`, { topic, track: 'track', level }),
      ),
    ),
  );
  const listed = topics.map((slug) => ({ slug, title: slug, level: 'junior' as const, teaches: slug }));
  const tracks = [{ slug: 'track', title: 'Track', complete: true, topics: listed }];
  return { bank: createBank({ tracks }, questions), questions: questions.map(({ id }) => id) };
};
