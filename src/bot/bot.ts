import { commands } from './commands/all.ts';
import { completeLine } from './commands/complete.ts';
import { dispatch, type Parts } from './dispatch.ts';
import type { Incoming, Response } from './events.ts';
import type { Platform } from './ports/platform.ts';
import { createRunner, type Runner } from './run/runner.ts';

/** The bot as platforms see it. */
export interface Bot {
  /** Answers an event; what follows from it in public is posted by and by. */
  handle(incoming: Incoming): Promise<Response>;
  /** Lines that a typed line could become. */
  complete(line: string): string[];
  /** Takes up what an earlier process left, and does what is due from then on. */
  start(): Promise<void>;
  readonly runner: Runner;
}

/** The bot on these parts, posting through these platforms. */
export const createBot = (parts: Parts, platforms: readonly Platform[]): Bot => {
  const runner = createRunner(parts, platforms);
  return {
    handle: async (incoming) => {
      const response = await dispatch(incoming, parts);
      void runner.tick();
      return response;
    },
    complete: (line) => completeLine(line, commands, parts.bank),
    start: async () => {
      await resumeQuizzes(parts, platforms);
      await runner.tick();
    },
    runner,
  };
};

/** Tells every channel whose quiz was interrupted that it goes on. */
const resumeQuizzes = ({ store, world }: Parts, platforms: readonly Platform[]): Promise<void> =>
  store.transaction(async ({ quizzes, places, posts }) => {
    for (const { id, channel } of await quizzes.unfinished()) {
      const { platform } = await places.channel(channel);
      const isOurs = platforms.some(({ name }) => name === platform);
      if (isOurs) await posts.add(channel, 'quiz-resumed', id, world.now());
    }
  });
