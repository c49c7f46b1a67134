import type { Logger } from 'pino';
import { completeLine, completeOption } from '../chat/commands/complete.ts';
import type { Known, Suggestion } from '../chat/commands/option.ts';
import type { Incoming, Notice, Response } from '../chat/messages.ts';
import type { Workspace } from '../chat/people.ts';
import type { Platform } from '../chat/platform.ts';
import { pauseQuietly } from '../features/daily/post.ts';
import { dispatch, type Services } from './dispatch.ts';
import { commands } from './features.ts';
import { createRunner, type Runner } from './runner.ts';

/** The bot as platforms see it. */
export interface Bot {
  /** Answers an event; what follows from it in public is posted by and by. */
  handle(incoming: Incoming): Promise<Response>;
  /** Lines that a line typed in `workspace` could become. */
  complete(line: string, workspace: Workspace): Promise<string[]>;
  /** Values that a command's option could have in `workspace`, at most 25, best first. */
  suggest(path: string, option: string, typed: string, workspace: Workspace): Promise<readonly Suggestion[]>;
  /** The bot was sent away from a workspace: its schedules stop. */
  left(platform: string, workspace: string): Promise<void>;
  /** Takes up what an earlier process left, and does what is due from then on. */
  start(): Promise<void>;
  readonly runner: Runner;
}

/** The bot on these parts, posting through these platforms. */
export const createBot = (services: Services, platforms: readonly Platform[]): Bot => {
  const runner = createRunner(services, platforms);
  const knownIn = async (workspace: Workspace): Promise<Known> => {
    const teams = await services.store.transaction((records) => records.teams.list(workspace));
    return { bank: services.bank, teams: teams.map(({ name }) => name) };
  };
  return {
    handle: async (incoming) => {
      const response = await dispatch(incoming, services);
      void runner.tick();
      if (response.kind === 'reply') void tellOthers(response.notices ?? [], platforms, services.log);
      return response;
    },
    complete: async (line, workspace) => completeLine(line, commands, await knownIn(workspace)),
    suggest: async (path, option, typed, workspace) => {
      const command = commands.find((one) => one.path === path);
      return command === undefined ? [] : completeOption(command, option, typed, await knownIn(workspace));
    },
    left: (platform, workspace) =>
      services.store.transaction(async (records) => {
        for (const channel of await records.channels.inWorkspace(platform, workspace)) {
          await pauseQuietly(records, channel, 'I was removed from here.');
        }
      }),
    start: async () => {
      await resumeQuizzes(services, platforms);
      await runner.tick();
    },
    runner,
  };
};

/** Tells people what somebody else did. It is kept elsewhere too, so one who can't be reached loses nothing. */
const tellOthers = async (
  notices: readonly Notice[],
  platforms: readonly Platform[],
  log: Logger,
): Promise<void> => {
  for (const { to, card } of notices) {
    const platform = platforms.find(({ name }) => name === to.platform);
    await platform?.tell(to, card).catch((err) => log.warn({ err }, 'could not tell somebody'));
  }
};

/** Tells every channel whose quiz was interrupted that it goes on. */
const resumeQuizzes = ({ store, world }: Services, platforms: readonly Platform[]): Promise<void> =>
  store.transaction(async ({ quizzes, channels, posts }) => {
    for (const { id, channel } of await quizzes.unfinished()) {
      const { platform } = await channels.channel(channel);
      const isOurs = platforms.some(({ name }) => name === platform);
      if (isOurs) await posts.add(channel, 'quiz-resumed', id, world.now());
    }
  });
