import { pieces } from '../../../chat/inline.ts';
import { type Input, type Place, type Reply, refuse } from '../../../chat/messages.ts';
import { nameInOptions } from '../mentions.ts';
import { type Person, senderOf } from '../people.ts';
import type { ReplyTarget } from '../reply.ts';
import type { Wanted } from '../slash-command.ts';
import { eventIdOf } from './event-id.ts';
import type { ReceiverContext } from './receiver-context.ts';

/** The event that an input came with. */
export interface Origin {
  readonly body: object;
  /** When it was received, in epoch milliseconds; `undefined` if nobody noted it. */
  readonly at: number | undefined;
}

/** Passes an input to the bot. `isAgain` is set if the same event was answered before. */
export type Ask = (
  input: Input,
  user: string,
  person: Person,
  place: Place,
  origin: Origin,
  isAgain?: boolean,
) => Promise<Reply>;

/** Creates the function that passes inputs to the bot. */
export const createAsk =
  ({ handler, workspace, homes }: Pick<ReceiverContext, 'handler' | 'workspace' | 'homes'>): Ask =>
  async (input, user, person, place, { body, at }, isAgain = false) => {
    const event = eventIdOf(body);
    // The event was taken when it was first answered, so a second answer needs an id of its own.
    const id = event !== undefined && isAgain ? `${event} again` : event;
    const reply = await handler.handle({
      ...input,
      sender: senderOf(workspace, user, person),
      place,
      at,
      id,
    });
    homes.changedFor(user);
    return reply;
  };

/** Answers somebody who typed something, by a slash command or in a message to the bot. */
export type Answer = (
  wanted: Wanted,
  target: ReplyTarget,
  name: string,
  place: Place,
  origin: Origin,
) => Promise<void>;

/** Creates the function that answers what people typed. */
export const createAnswer = (receiver: ReceiverContext): Answer => {
  const { deliver, channels, enter, lookUp, nameMentions } = receiver;
  const ask = createAsk(receiver);
  return async (wanted, target, name, place, origin) => {
    if ('error' in wanted)
      return deliver(
        refuse(
          await Promise.all(
            pieces(wanted.error).map((piece) => (typeof piece === 'string' ? nameMentions(piece) : piece)),
          ),
        ),
        target,
      );
    const [options, person, inspected] = await Promise.all([
      nameInOptions(wanted.options, wanted.command, nameMentions),
      lookUp(target.user, name),
      channels.inspect(place),
    ]);
    // Without a slash command, no form can open by itself.
    const path = target.trigger === undefined && opensForm.has(wanted.path) ? 'hello' : wanted.path;
    const input: Input = { kind: 'command', path, options, known: knownOf(person) };
    const response = await enter(inspected, (where, isAgain) =>
      ask(input, target.user, person, where, origin, isAgain),
    );
    await deliver(response, target);
  };
};

const opensForm = new Set(['quiz', 'daily']);

/** Picks what Slack knows about a person that options may need. */
export const knownOf = ({ timezone }: Person): Readonly<Record<string, string>> =>
  timezone === undefined ? {} : { timezone };
