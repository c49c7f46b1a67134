import { actionIds } from './action-ids.ts';
import { bankFiles } from './bank-files.ts';
import { discordEvents } from './discord-events.ts';
import { names } from './names.ts';
import { options } from './options.ts';
import { slackHttp } from './slack-http.ts';
import { slackSocket } from './slack-socket.ts';
import { trying } from './trying.ts';
import { typedLines } from './typed-lines.ts';
import type { AnyWay, Found } from './way.ts';

/** Every way in. */
export const ways: readonly AnyWay[] = [
  trying(typedLines),
  trying(actionIds),
  trying(options),
  trying(names),
  trying(bankFiles),
  trying(slackHttp),
  trying(slackSocket),
  trying(discordEvents),
];

/** How many inputs one bot gets. */
const perBot = 100;

/** How long to go on. */
export interface Plan {
  readonly seed: number;
  /** For each way, in milliseconds; each gets at least one bot. */
  readonly msPerWay: number;
  readonly inputsPerBot?: number;
}

/** The outcome of one way. `seed` is that of its last bot. */
export interface Outcome extends Found {
  readonly way: string;
  readonly bots: number;
  readonly seed: number;
}

/** Tries one way with one bot after the other, until the time is over or something goes wrong. The first bot has the plan's seed. */
export const fuzz = async (
  way: AnyWay,
  { seed, msPerWay, inputsPerBot = perBot }: Plan,
): Promise<Outcome> => {
  const until = performance.now() + msPerWay;
  let inputs = 0;
  for (let bots = 1; ; bots++) {
    const found = await way.try({ seed: seed + bots - 1, runs: inputsPerBot });
    inputs += found.inputs;
    if (found.failure !== undefined || performance.now() >= until) {
      return { way: way.name, bots, inputs, seed: seed + bots - 1, failure: found.failure };
    }
  }
};
