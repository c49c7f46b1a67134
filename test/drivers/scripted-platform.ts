import type { Card } from '../../src/chat/card.ts';
import type { Address } from '../../src/chat/people.ts';
import type { Platform } from '../../src/chat/platform.ts';

/** A message as a channel keeps it. */
export interface Message {
  readonly id: string;
  readonly channel: string;
  readonly key: string;
  /** Every card it showed, oldest first. */
  readonly cards: Card[];
}

/** What is to go wrong at a call: nothing is done, or it is done and nobody hears of it. */
export type Fault = { readonly kind: 'refuse' | 'lose answer'; readonly error: Error };

/** A platform whose channels are lists, which outlives the bot, and which does as it is told. */
export interface ScriptedPlatform extends Platform {
  readonly messages: Message[];
  /** What single people were told. */
  readonly told: { readonly user: string; readonly card: Card }[];
  /** Faults of the calls to come, first in, first out. */
  readonly faults: (Fault | undefined)[];
  /** Called when a card has arrived. */
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
        messages.find((message) => message.id === id)?.cards.push(card);
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
