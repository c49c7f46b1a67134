import { offered } from '../../chat/commands/offered.ts';
import { formFor } from '../../chat/commands/parse.ts';
import type { Reply } from '../../chat/messages.ts';
import { type Context, commandsOf } from '../feature.ts';
import type { Answer } from '../reading.ts';
import { asTyped } from './as-typed.ts';
import { setupDaily, showDaily } from './commands.ts';
import type { DailyRecords } from './repository.ts';

/** Answers with the form of the channel's daily question if the sender may set it up, or else shows what is set up. */
export const offerDaily = async (context: Context<DailyRecords>): Promise<Answer<DailyRecords>> => {
  if (!context.isOwner) return showDaily.run({}, context);
  const schedule = await context.records.schedules.ofChannel(context.channel.id);
  const { timezone: zone } = context.known;
  const set =
    schedule === undefined ? { ...(zone === undefined ? {} : { timezone: zone }) } : asTyped(schedule);
  return { kind: 'form', form: formFor(offered(setupDaily, context.lacks), set, {}) } satisfies Reply;
};

/** What the first word alone does. */
export const dailyAlone = commandsOf<DailyRecords>()({
  path: 'daily',
  title: 'The daily question',
  submit: 'Show',
  about: 'Set up the daily question, or see what is set up',
  who: 'anyone',
  repeatable: true,
  options: {},
  run: (_, context) => offerDaily(context),
});
