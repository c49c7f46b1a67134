import { splitActionId } from '../../../src/chat/action-codec.ts';
import type { Timetable } from '../../../src/engine/schedule.ts';
import { roundActions } from '../../../src/features/rounds/actions.ts';
import { setupOptions } from '../../support/timetables.ts';
import type { ChaosPlatform } from './chaos-platform.ts';

/** An open question in a channel. */
export interface OpenQuestion {
  readonly platform: ChaosPlatform;
  /** The platform's id of its message. */
  readonly message: string;
  /** The number of its round. */
  readonly round: number;
  readonly choices: number;
  readonly game: 'daily' | 'quiz';
}

/** Sets up a channel's schedule, whose questions are open for `openHours`. */
export const setUp = async (
  platform: ChaosPlatform,
  channel: string,
  timetable: Timetable,
  openHours: number,
): Promise<void> => {
  const told = await platform.command(channel, 'daily setup', {
    ...setupOptions(timetable),
    open: openHours,
  });
  if (!told.includes('is set up')) throw new Error(`Could not set up: ${told}`);
};

/** Starts a quiz, unless one is running there. */
export const startQuiz = (platform: ChaosPlatform, channel: string): Promise<string> =>
  platform.command(channel, 'quiz start', { count: 4, seconds: 15, lobby: 3 });

/** Finds all open questions. */
export const openQuestions = (platform: ChaosPlatform): OpenQuestion[] =>
  platform.channels.flatMap((channel) =>
    platform.shown(channel).flatMap((shown) => {
      const answers = shown.actions
        .map(splitActionId)
        .flatMap(({ kind, texts }) => (kind === 'answer' ? (roundActions.answer.read(texts) ?? []) : []));
      const [first] = answers;
      if (first === undefined) return [];
      const game = shown.text.includes('Daily question') ? 'daily' : 'quiz';
      return [{ platform, message: shown.id, round: first.round, choices: answers.length, game }];
    }),
  );

/** Answers a question. Resolves to whether the reply says that it counts. */
export const answer = async (
  { platform, message, round }: OpenQuestion,
  person: number,
  choice: number,
): Promise<boolean> => {
  const told = await platform.press(person, message, roundActions.answer.id({ round, choice }));
  return /Right|Not this time|Not quite|Locked in/.test(told);
};
