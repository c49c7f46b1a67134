import type { Reply } from '../../src/chat/messages.ts';
import { type BotDriver, buttonIn } from './bot-driver.ts';

/** Withdraws a question and confirms it. Returns the card that asked and the one that followed. */
export const withdraw = async (
  driver: BotDriver,
  user: string,
  id: string | undefined,
): Promise<{ readonly asked: Reply; readonly done: Reply }> => {
  const asked = await driver.command(user, 'question void', { id: id ?? '' });
  return { asked, done: await driver.press(user, buttonIn(asked, 'Withdraw')) };
};
