import { linkCard } from '../cards/link.ts';
import { privately } from '../events.ts';
import { offerLink, redeemCode, undoLink } from '../game/link.ts';
import { declare } from './command.ts';
import { text } from './kinds.ts';
import { optional } from './option.ts';

const link = declare({
  path: 'link',
  about: 'Be one person with your account elsewhere: get a code here, type it there; /link undo ends that',
  who: 'anyone',
  audience: 'sender',
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
