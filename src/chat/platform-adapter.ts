import type { Bot } from '../bot/bot.ts';
import type { Platform } from './platform.ts';

/** A platform with the people on it: what the bot posts goes out through it, what people do comes in. */
export interface Face {
  readonly platform: Platform;
  /** Begins to take in what people do. Throws a sentence for whoever runs the bot when that can't be. */
  connect(bot: Bot): Promise<void>;
  /** Resolves once nothing more can come in. */
  readonly ended: Promise<void>;
  /** Stops taking in. */
  close(): Promise<void>;
}
