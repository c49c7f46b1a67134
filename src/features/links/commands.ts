import { optional } from '../../chat/commands/option.ts';
import { text } from '../../chat/commands/option-types.ts';
import { privately } from '../../chat/messages.ts';
import { commandsOf } from '../feature.ts';
import type { StreaksChange } from '../streaks-change.ts';
import { linkCard } from './cards.ts';
import { offerLink, redeemCode, undoLink } from './link.ts';
import type { LinksRecords } from './repository.ts';

/** Creates the command that links accounts. `before` is called with all accounts whose streaks change. */
export const createLinkCommands = <R>(before: StreaksChange<R>) => [
  commandsOf<LinksRecords & R>()({
    path: 'link',
    title: 'Link your accounts',
    submit: 'Link',
    about: 'Link your account elsewhere: get a code here and type it there, or type "undo" to unlink it',
    who: 'anyone',
    anywhere: true,
    options: {
      code: optional(text('The code from your other account, or "undo"; leave out to get a new code', 20)),
    },
    example: 'K7QFM-2XR9T',
    run: async ({ code }, context) => {
      if (code === undefined) return privately(linkCard(await offerLink(context)));
      return code.toLowerCase() === 'undo' ? undoLink(context, before) : redeemCode(code, context);
    },
  }),
];
