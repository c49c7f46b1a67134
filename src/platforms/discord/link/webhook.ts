import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type APIInteraction, InteractionResponseType, InteractionType, type REST } from 'discord.js';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Act, type Answer, byRequest, type Exchange, openExchange } from './exchange.ts';
import type { IsSigned } from './signature.ts';

/** The path at which Discord's requests arrive. */
export const interactionsPath = '/discord/interactions';

/** What receiving signed requests needs. */
export interface WebhookOptions {
  readonly isSigned: IsSigned;
  /** Takes an interaction's id. Resolves to false if it was taken before. */
  takeOnce(id: string): Promise<boolean>;
  /** For what is not answered in the response to the request. */
  readonly rest: REST;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
  /** Handles an interaction that was received at `at`, in epoch milliseconds, unless it is not new. Never rejects. */
  receive(exchange: Exchange, at: number, isNew: Promise<boolean>): Promise<void>;
}

const mostBytes = 2 ** 20;

const known = z.looseObject({ id: z.string(), type: z.int(), application_id: z.string(), token: z.string() });

/** Creates the listener for interactions that Discord sends as signed requests. */
export const createWebhook = (options: WebhookOptions): RequestListener => {
  const { isSigned, takeOnce, rest, log, now, receive } = options;

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = now();
    if (request.method !== 'POST') return end(response, 405);
    const body = await bodyOf(request);
    if (body === undefined) return end(response, 413);
    if (!isSigned(request.headers, body, at)) {
      log.warn('refused an interaction whose signature is missing, wrong, or too old');
      return end(response, 401);
    }
    const interaction = readInteraction(body);
    if (interaction === undefined) return end(response, 400);
    if (interaction.type === InteractionType.Ping)
      return reply(response, { type: InteractionResponseType.Pong });
    // Awaited later, because a reply can be announced while the database is slow.
    const isNew = takeOnce(interaction.id);
    await receive(openExchange(rest, interaction, answerIn(response, rest, interaction)), at, isNew);
    if (!(await isNew)) log.info('ignored a repeated interaction');
    if (!response.writableEnded) end(response, (await isNew) ? 202 : 409);
  };

  return (request, response) => {
    serve(request, response).catch((err: unknown) => {
      log.error({ err }, 'could not take an interaction');
      if (!response.writableEnded) end(response, 500);
    });
  };
};

/**
 * Answers in the response to the request if nothing else follows. Otherwise what follows could overtake it, so it is a request
 * of its own, which has been answered before the next one is sent.
 */
const answerIn =
  (response: ServerResponse, rest: REST, act: Act): Answer =>
  async (answer, isAll) => {
    if (isAll) return reply(response, answer);
    await byRequest(rest, act)(answer, isAll);
    end(response, 202);
  };

const reply = (response: ServerResponse, answer: object): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
};

const end = (response: ServerResponse, status: number): void => void response.writeHead(status).end();

/** Reads a request's body; `undefined` if it is too long. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readInteraction = (body: Buffer): APIInteraction | undefined => {
  try {
    return known.parse(JSON.parse(body.toString())) as unknown as APIInteraction;
  } catch {
    return undefined;
  }
};
