import { note } from '../../chat/card.ts';
import { member } from '../../chat/commands/option-types.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately, refuse } from '../../chat/messages.ts';
import { commandsOf } from '../feature.ts';
import { most } from '../limits.ts';
import type { PoliciesRecords } from './repository.ts';

const full = says`This channel has ${most.owners} owners, and that is the limit. Remove one with ${slash('manage settings')}, then try again.`;

/** The command that names an owner, which the form of the setting runs, too. */
export const nameOwner = commandsOf<PoliciesRecords>()({
  path: 'manage owner',
  title: 'Name an owner',
  submit: 'Add',
  about: 'Let a member manage this channel: its daily question, quizzes, questions, and teams',
  who: 'managers',
  options: { member: member('Who else may manage this channel') },
  example: 'Grace',
  run: async ({ member: who }, context) => {
    const { owners, members } = context.records;
    const found = await members.find(context.channel, who);
    if (found === undefined) return refuse(unmet);
    const channel = await context.storeChannel();
    if (await owners.has(channel.id, found.id))
      return privately(note(`${found.name} is an owner of #${channel.name} already.`));
    if ((await owners.list(channel.id)).length >= most.owners) return refuse(full);
    await owners.add(channel.id, found.id);
    return privately(note(`${found.name} is an owner of #${channel.name} now.`, 'right'));
  },
});

const unmet = says`I have not met that person here yet. Ask them to answer a question or to open ${slash('settings')} and press a button there, then try again.`;
