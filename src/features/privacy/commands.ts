import { note } from '../../chat/card.ts';
import { type Context, declare } from '../../chat/commands/command.ts';
import { privately, type Response, refuse } from '../../chat/messages.ts';
import { eraseCard } from './card.ts';

const exportOwn = declare({
  path: 'privacy export',
  about: 'Get everything kept about you, as a file',
  who: 'anyone',
  audience: 'sender',
  options: {},
  example: '/privacy export',
  run: async (_, { records, member }) => ({
    kind: 'reply',
    private: true,
    cards: [note('This is everything I keep about you.')],
    file: {
      name: 'hotseat-export.json',
      text: `${JSON.stringify(await records.members.export(member.id), null, 2)}\n`,
    },
  }),
});

const erase = declare({
  path: 'privacy erase',
  about: 'Remove everything kept about you',
  who: 'anyone',
  audience: 'sender',
  options: {},
  example: '/privacy erase',
  run: (_, context) => askToErase(context),
});

export const privacyCommands = [exportOwn, erase];

const askToErase = async ({ records: { persons }, member }: Context): Promise<Response> =>
  privately(eraseCard(member.id, await persons.of(member.id), await persons.others(member.id)));

/** What the erase button does, for the member who was asked, and for no account linked since. */
export const eraseMember = async (
  asked: { readonly member: number; readonly person: number },
  context: Context,
): Promise<Response> => {
  const { records, member } = context;
  if (asked.member !== member.id) return refuse('That button is for somebody else.');
  if (asked.person !== (await records.persons.of(member.id))) return askToErase(context);
  await records.members.erase(member.id);
  return privately(note('Everything about you is erased. Your next answer starts afresh.', 'right'));
};
