import { reportShortcut } from '../../../src/platforms/slack/inbound.ts';
import type { Exchange } from '../../loopback/slack/act/exchange.ts';
import type { Slack } from '../../loopback/slack/server.ts';
import type { Json } from './mutate.ts';

/** The kinds of payloads that Slack sends. */
export const payloadKinds = [
  'command',
  'click',
  'submit',
  'suggest',
  'shortcut',
  'home',
  'removed',
  'revoked',
] as const;
export type PayloadKind = (typeof payloadKinds)[number];

/** A payload as Slack sends it, and how. */
export interface Payload {
  readonly json: Json;
  /** The type of its envelope in Socket Mode. */
  readonly envelope: 'slash_commands' | 'interactive' | 'events_api';
}

/** Lets people do one thing of each kind, and returns what Slack sent to the bot. */
export const recordPayloads = async (slack: Slack): Promise<Readonly<Record<PayloadKind, Payload>>> => {
  const who = { user: 'ada', channel: 'general' };
  const form = slack.command(who, '/daily', 'setup');
  const view = await form.view();
  const suggest = slack.options({ user: 'ada' }, view, 'topic', 'gil');
  const submit = slack.submit({ user: 'ada' }, view, { time: '09:00' });
  await submit.acked;
  await slack.command(who, '/daily', 'now').response();
  const question = await slack.until(() => slack.messages('general')[0], 'a question');
  const click = slack.click({ user: 'ada' }, question, 'A');
  const shortcut = slack.shortcut({ user: 'ada' }, reportShortcut, question);
  const home = slack.openHome({ user: 'ada' });
  const removed = slack.event({ type: 'app_uninstalled' });
  const revoked = slack.event({ type: 'tokens_revoked', tokens: { bot: ['U1'], oauth: [] } });
  const all = { click, submit, suggest, shortcut, home, removed, revoked };
  await Promise.all(Object.values(all).map((exchange) => exchange.acked));
  const payload = (envelope: Payload['envelope'], exchange: Exchange): Payload => ({
    json: exchange.payload as Json,
    envelope,
  });
  return {
    command: payload('slash_commands', form),
    click: payload('interactive', click),
    submit: payload('interactive', submit),
    suggest: payload('interactive', suggest),
    shortcut: payload('interactive', shortcut),
    home: payload('events_api', home),
    removed: payload('events_api', removed),
    revoked: payload('events_api', revoked),
  };
};

/** Gives a payload ids that no earlier one had, so that it is not taken for a repeated one. */
export const fresh = ({ json, ...payload }: Payload, turn: number): Payload => ({
  ...payload,
  json: {
    ...(json as object),
    ...('trigger_id' in (json as object) ? { trigger_id: `fresh-${turn}` } : {}),
    ...('event_id' in (json as object) ? { event_id: `Fresh${turn}` } : {}),
  },
});
