import type { REST } from 'discord.js';
import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIPingInteraction,
  Routes,
} from 'discord.js';
import type { MessageRequest } from '../message.ts';

/** Something that a person did, in the terms of Discord. */
export type Act = Exclude<APIInteraction, APIPingInteraction>;

/** Sends the first response to an interaction. `isAll` tells that nothing more will be sent after it. */
export type Answer = (response: APIInteractionResponse, isAll: boolean) => Promise<void>;

/** An interaction, and the ways to respond to it. */
export interface Exchange {
  readonly act: Act;
  readonly answer: Answer;
  /** Fills in the reply that was announced, or changes the message whose button was pressed. */
  change(message: MessageRequest): Promise<void>;
  /** Takes the announced reply back. */
  remove(): Promise<void>;
  /** Sends one more message. */
  add(message: MessageRequest): Promise<void>;
}

/** Opens the exchange about an interaction. By default, the first response is a request to Discord, too. */
export const openExchange = (rest: REST, act: Act, answer: Answer = byRequest(rest, act)): Exchange => {
  const { application_id: application, token } = act;
  const own = Routes.webhookMessage(application, token);
  // The interaction's token is in the path, so these need no other one.
  return {
    act,
    answer,
    change: async (message) => void (await rest.patch(own, { ...message, auth: false })),
    remove: async () => void (await rest.delete(own, { auth: false })),
    add: async (message) =>
      void (await rest.post(Routes.webhook(application, token), { ...message, auth: false })),
  };
};

/** Answers an interaction by a request of its own. */
export const byRequest =
  (rest: REST, { id, token }: Act): Answer =>
  async (response) =>
    void (await rest.post(Routes.interactionCallback(id, token), { body: response, auth: false }));
