import { inBatches } from '../chat/batches.ts';
import { completeLine, completeOption } from '../chat/commands/complete.ts';
import { offered } from '../chat/commands/offered.ts';
import type { Workspace } from '../chat/people.ts';
import type { Platform } from '../chat/platform.ts';
import type { Handler } from '../chat/platform-adapter.ts';
import type { Lookup } from '../features/lookup.ts';
import { workOn } from './context.ts';
import { dispatch } from './dispatch.ts';
import { leaveChannel, leaveWorkspace } from './left.ts';
import { notify } from './notify.ts';
import { createRunner, type Runner } from './runner.ts';
import type { Services } from './services.ts';
import { commands, runnable, startHandlers } from './tables.ts';
import { answerTogether, isGathered, type Pressed } from './together.ts';

/** The bot, which platforms see as a {@link Handler}. */
export interface Bot extends Handler {
  /** Picks up what an earlier process left unfinished, and runs whatever comes due from then on. */
  start(): Promise<void>;
  /** Resolves when no crowd is answering. */
  calm(): Promise<void>;
  readonly runner: Runner;
}

/** No text longer than this can be completed. */
const longestCompleted = 200;

/** Creates the bot from these services. It posts through these platforms. */
export const createBot = (services: Services, platforms: readonly Platform[]): Bot => {
  const { store, bank, log, runtime } = services;
  const presses = inBatches(
    (pressed: readonly Pressed[]) => answerTogether(pressed, services).finally(() => void runner.tick()),
    ({ hurry }) => hurry?.(),
  );
  const runner = createRunner(services, platforms, presses.drained);
  const lookupIn = async (workspace: Workspace): Promise<Lookup> => {
    const teams = await store.transaction((records) => records.teams.list(workspace));
    return { bank, teams: teams.map(({ name }) => name), now: runtime.now() };
  };
  return {
    commands,
    paths: new Set(runnable.map(({ path }) => path)),
    handle: async (incoming) => {
      if (isGathered(incoming)) return presses.add({ ...incoming, at: incoming.at ?? runtime.now() });
      // What came before counts before, in whatever order the database would have it.
      await presses.drained();
      const response = await dispatch(incoming, services);
      void runner.tick();
      if (response.kind === 'reply') void notify(response.notices ?? [], platforms, log);
      return response;
    },
    complete: async (line, { lacks, ...workspace }) => {
      if (line.length > longestCompleted) return [];
      const known = commands.map((command) => offered(command, lacks));
      return completeLine(line, known, await lookupIn(workspace));
    },
    suggest: async (path, option, typed, workspace) => {
      const command = runnable.find((one) => one.path === path);
      return command === undefined || typed.length > longestCompleted
        ? []
        : completeOption(command, option, typed, await lookupIn(workspace));
    },
    left: (platform, workspace, from) =>
      from === undefined
        ? leaveWorkspace(services, { platform, workspace })
        : leaveChannel(services, platforms, { platform, workspace, channel: from.channel }, from.reason),
    settled: () => runner.settled(),
    calm: presses.calm,
    start: async () => {
      await store.transaction(async (records) => {
        for (const handle of startHandlers) await handle(platforms, workOn(records, services));
      });
      await runner.tick();
    },
    runner,
  };
};
