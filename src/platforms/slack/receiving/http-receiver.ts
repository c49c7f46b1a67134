import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, HTTPReceiver, type HTTPReceiverOptions } from '@slack/bolt';

/** The path at which Slack's requests arrive. */
export const eventsPath = '/slack/events';

/** How far a request's timestamp may be ahead of this machine's clock, in seconds. Bolt bounds its age alone. */
const mostAhead = 300;
const mostBytes = 2 ** 20;

/** Creates Bolt's HTTP receiver. It also refuses requests from the future, and bodies that are no object, at which Bolt throws. */
export const createHttpReceiver = (options: HTTPReceiverOptions): HTTPReceiver => {
  const receiver = new HTTPReceiver(options);
  const accept = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (isAhead(request)) return refuse(response, 401);
    void HTTPModuleFunctions.bufferIncomingMessage(request, mostBytes).then(
      (whole) => (isObject(whole) ? pass(accept, whole, response) : refuse(response, 400)),
      () => refuse(response, 413),
    );
  };
  return receiver;
};

const isAhead = ({ headers }: IncomingMessage): boolean =>
  Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + mostAhead;

type Whole = Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0];

const isObject = (whole: Whole): boolean => {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(whole);
    return typeof body === 'object' && body !== null;
  } catch {
    // Bolt answers malformed bodies itself.
    return true;
  }
};

const pass = (accept: HTTPReceiver['requestListener'], request: Whole, response: ServerResponse): void => {
  try {
    accept(request, response);
  } catch {
    // Bolt throws for every path but its own.
    refuse(response, 404);
  }
};

const refuse = (response: ServerResponse, status: number): void => void response.writeHead(status).end();
