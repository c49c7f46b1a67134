import { encodeAction } from '../../view/actions.ts';
import { body, note, title } from '../../view/card.ts';
import { both } from '../../view/text.ts';
import { accountName } from '../cards/link.ts';
import { privately, type Response, refuse } from '../events.ts';
import { type Context, declare } from './command.ts';

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
  run: async (_, { records, member }) => {
    const others = await records.persons.others(member.id);
    return privately({
      tone: 'warning',
      blocks: [
        title('Erase everything about you?'),
        body(
          'Your name, answers, points, streaks, team and reports go, everywhere in this workspace. There is no way back.',
        ),
        ...(others.length === 0
          ? []
          : [body(`So does all of ${both(others.map(accountName))}. /link undo keeps that apart.`)]),
        {
          kind: 'actions',
          actions: [
            {
              label: 'Erase everything',
              action: encodeAction({ kind: 'erase', member: member.id }),
              style: 'danger',
            },
            {
              label: 'Keep everything',
              action: encodeAction({ kind: 'keep', member: member.id }),
              style: 'plain',
            },
          ],
        },
      ],
    });
  },
});

export const privacyCommands = [exportOwn, erase];

/** What the erase button does, for the member who was asked. */
export const eraseMember = async (asked: number, { records, member }: Context): Promise<Response> => {
  if (asked !== member.id) return refuse('That button is for somebody else.');
  await records.members.erase(member.id);
  return privately(note('Everything about you is erased. Your next answer starts afresh.', 'right'));
};
