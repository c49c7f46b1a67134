import { isDeepStrictEqual } from 'node:util';
import { FLAGS } from './messages.ts';
import type { LoggedRequest } from './rest/http.ts';
import type { State } from './state.ts';
import type { Answer, Choice, Interaction, Message, Modal } from './types.ts';

/** Something that a person did, and the bot's response. The promises wait for the bot, and reject with an explanation. */
export interface Sent {
  readonly interaction: Interaction;
  /** The first response, with how long it took by the server's clock. */
  response(): Promise<Answer>;
  /** The message once it has content: the reply, the filled-in deferred reply, the updated message, or the follow-up instead of an update. */
  reply(): Promise<Message>;
  modal(): Promise<Modal>;
  choices(): Promise<readonly Choice[]>;
  /** The follow-up at this index. */
  followUp(index?: number): Promise<Message>;
  /** The current reply; `undefined` if there is none or it was deleted. */
  current(): Message | undefined;
  /** Delivers the same interaction again, as a gateway may do around a resume. */
  again(): void;
}

/** Lists the last few requests, to explain why a wait failed. */
function recent(log: readonly LoggedRequest[]): string {
  const lines = log.slice(-4).map(({ method, path, status, answer }) => {
    const why = status >= 400 ? ` ${JSON.stringify(answer)}` : '';
    return `  ${method} ${path.replace(/[\w-]{60,}/, '<token>')} -> ${status || 'no answer'}${why}`;
  });
  return lines.length > 0 ? `The last requests:\n${lines.join('\n')}` : 'There was no request at all.';
}

/** Wraps an interaction for the test that sent it. */
export function sentOf(
  state: State,
  interaction: Interaction,
  log: readonly LoggedRequest[],
  patienceMs: number,
): Sent {
  const wait = <T>(what: string, probe: () => T | undefined): Promise<T> =>
    state.changed.until(
      probe,
      patienceMs,
      () => `Waited ${patienceMs} ms for ${what}, without success. ${recent(log)}`,
    );
  const shown = (id: string | undefined): Message | undefined => {
    const stored = state.messages.get(id ?? '');
    return stored && structuredClone(stored.json);
  };
  const current = (): Message | undefined => shown(interaction.answer?.messageId);
  // The payload has a copy of the message as it was.
  const before = interaction.payload.message;
  const expect = <T>(what: string, take: (answer: Answer) => T | undefined): Promise<T> =>
    wait(what, () => {
      if (!interaction.answer) return undefined;
      const found = take(interaction.answer);
      if (found === undefined)
        throw new Error(`Expected ${what}, but the bot answered with: ${interaction.answer.kind}.`);
      return found;
    });
  return {
    interaction,
    current,
    response: () => wait('a first response', () => interaction.answer),
    modal: () => expect('a modal', (answer) => answer.modal),
    choices: () => expect('choices', (answer) => answer.choices),
    reply: () =>
      wait('a reply', () => {
        const { answer } = interaction;
        if (!answer) return undefined;
        if (answer.kind === 'modal' || answer.kind === 'choices')
          throw new Error(`Expected a reply, but the bot answered with: ${answer.kind}.`);
        const message = current();
        if (!message) throw new Error('The bot has deleted its reply.');
        if ((message.flags & FLAGS.LOADING) !== 0) return undefined;
        const changed = answer.kind !== 'deferred update' || !isDeepStrictEqual(message, before);
        return changed ? message : shown(interaction.followUpIds[0]);
      }),
    followUp: (index = 0) => wait(`follow-up ${index}`, () => shown(interaction.followUpIds[index])),
    again: () => state.deliver(interaction),
  };
}
