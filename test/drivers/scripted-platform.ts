import type { Card } from '../../src/chat/card.ts';
import type { Address } from '../../src/chat/people.ts';
import type { Platform } from '../../src/chat/platform.ts';

/** A message in a channel. */
export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly key: string;
  /** Every card that it has shown, oldest first. */
  readonly cards: Card[];
}

/** What goes wrong in a call: it is refused, or it takes effect but the caller gets an error. */
export type Fault = { readonly kind: 'refuse' | 'lose answer'; readonly error: Error };

/** A platform that keeps its messages in a list, outlives the bot, and fails on demand. */
export interface ScriptedPlatform extends Platform {
  readonly messages: Message[];
  /** All private messages, oldest first. */
  readonly told: { readonly user: string; readonly card: Card }[];
  /** Faults for the next calls, first in, first out. */
  readonly faults: (Fault | undefined)[];
  /** Called when a call has taken effect. */
  onSend: () => void;
}

export const createScriptedPlatform = (): ScriptedPlatform => {
  const messages: Message[] = [];
  const told: { user: string; card: Card }[] = [];
  const faults: (Fault | undefined)[] = [];
  const platform: ScriptedPlatform = {
    name: 'scripted',
    messages,
    told,
    faults,
    onSend: () => {},
    post: ({ channel }: Address, card, key) =>
      call(() => {
        const id = `m${messages.length + 1}`;
        messages.push({ id, channel, key, cards: [card] });
        return id;
      }),
    edit: (_, id, card) =>
      call(() => {
        const message = messages.find((one) => one.id === id);
        message?.cards.push(card);
        return message === undefined ? 'deleted' : undefined;
      }),
    tell: async ({ user }, card) => {
      told.push({ user, card });
    },
    find: async ({ channel }, key) =>
      messages.find((message) => message.channel === channel && message.key === key)?.id,
  };
  const call = async <T>(work: () => T): Promise<T> => {
    const fault = faults.shift();
    if (fault?.kind === 'refuse') throw fault.error;
    const result = work();
    platform.onSend();
    if (fault) throw fault.error;
    return result;
  };
  return platform;
};
