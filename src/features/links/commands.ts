import { optional } from '../../chat/commands/option.ts';
import { text } from '../../chat/commands/option-types.ts';
import { privately } from '../../chat/messages.ts';
import { commandsOf } from '../feature.ts';
import { linkCard } from './cards.ts';
import { offerLink, redeemCode, undoLink } from './link.ts';
import type { LinksRecords } from './repository.ts';

const link = commandsOf<LinksRecords>()({
  path: 'link',
  about: 'Be one person with your account elsewhere: get a code here, type it there; /link undo ends that',
  who: 'anyone',
  options: {
    code: optional(text('The code from your other account, or undo; a new code if left out', 20)),
  },
  example: '/link K7QFM-2XR9T',
  run: async ({ code }, context) => {
    if (code === undefined) return privately(linkCard(await offerLink(context)));
    return code.toLowerCase() === 'undo' ? undoLink(context) : redeemCode(code, context);
  },
});

export const linkCommands = [link];
