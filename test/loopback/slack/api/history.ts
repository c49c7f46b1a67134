import type { Core } from '../core.ts';
import { type Dict, flag, str } from '../json.ts';
import type { Channel, Message } from '../types.ts';
import { readableChannel } from './access.ts';
import type { Method } from './method.ts';
import { page } from './paging.ts';
import { shown } from './post.ts';
import { Refusal } from './refusal.ts';

const scopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const TS = /^\d+(\.\d+)?$/;

const history: Method = {
  tier: 't3',
  scopes,
  required: ['channel'],
  run: (args, context) => {
    const { core } = context;
    const channel = readableChannel(args, context);
    return answer(core, args, between(topLevel(core, channel).reverse(), args));
  },
};

/** Lists the messages that a channel shows outside threads, oldest first. */
export function topLevel(core: Core, channel: Channel): Message[] {
  return core.state.messages.filter(
    (message) =>
      message.channel === channel.id &&
      !message.deleted &&
      (message.thread_ts === undefined || message.subtype === 'thread_broadcast'),
  );
}

function answer(core: Core, args: Dict, messages: Message[]): Dict {
  const { items, next } = page(messages, args, 100);
  const metadata = flag(args.include_all_metadata);
  return {
    messages: items.map((message) => shown(core, message, { metadata })),
    has_more: next !== '',
    ...(next === '' ? {} : { response_metadata: { next_cursor: next } }),
  };
}

function between(messages: Message[], args: Dict): Message[] {
  const oldest = str(args.oldest) || '0';
  const latest = str(args.latest) || '9999999999';
  if (!TS.test(oldest)) throw new Refusal('invalid_ts_oldest');
  if (!TS.test(latest)) throw new Refusal('invalid_ts_latest');
  const edge = flag(args.inclusive);
  return messages.filter((message) => {
    const inside = compareTs(message.ts, oldest) > 0 && compareTs(message.ts, latest) < 0;
    return inside || (edge && (message.ts === oldest || message.ts === latest));
  });
}

/** Compares by parts, because a ts has more digits than a double. */
function compareTs(left: string, right: string): number {
  const [leftSeconds = '', leftMicros = ''] = left.split('.');
  const [rightSeconds = '', rightMicros = ''] = right.split('.');
  return (
    Number(leftSeconds) - Number(rightSeconds) ||
    Number(leftMicros.padEnd(6, '0')) - Number(rightMicros.padEnd(6, '0'))
  );
}

/** The methods that read messages. */
export const HISTORY: Record<string, Method> = {
  'conversations.history': history,
};
