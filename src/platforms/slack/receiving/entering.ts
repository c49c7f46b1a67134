import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Place, Reply } from '../../../chat/messages.ts';
import { absent } from '../channels.ts';
import { codeOf } from '../errors.ts';

/** Answers an input in its place. `isAgain` is set if that was tried before the bot came in. */
type Answer = (place: Place, isAgain: boolean) => Promise<Reply>;

/** Answers an input. If only the bot's absence kept it from doing what was asked, it comes in, and answers again. */
export type Enter = (place: Place, answer: Answer) => Promise<Reply>;

/** What coming in needs. */
export interface EnterOptions {
  readonly client: webApi.WebClient;
  readonly log: Logger;
}

/**
 * Creates the only way in which the bot joins a channel by itself: somebody who may do so asked for something there. What
 * it planned by itself never brings it back to a channel that it was taken out of.
 */
export const createEnter =
  ({ client, log }: EnterOptions): Enter =>
  async (place, answer) => {
    const first = await answer(place, false);
    if (!place.canEnter || first.kind !== 'reply' || !first.isObstructed) return first;
    const { obstacle: _, canEnter: __, ...open } = place;
    try {
      await client.conversations.join({ channel: place.channel });
      return await answer(open, true);
    } catch (err) {
      log.info({ code: codeOf(err), channel: place.channel }, 'could not join a channel');
      return answer({ ...open, obstacle: absent }, true);
    }
  };
