import { text } from '../../chat/commands/option-types.ts';
import { commandsOf } from '../feature.ts';
import { redeem } from './join.ts';
import type { LeagueRecords } from './repository.ts';

/** The command that types in a code, which the form of the setting runs, too. */
export const joinLeague = commandsOf<LeagueRecords>()({
  path: 'manage league',
  title: 'Join a league',
  submit: 'Join',
  about: 'Join the league that a code is from, to add up leaderboards',
  who: 'managers',
  options: { code: text('The code that a manager got elsewhere, under League', 20) },
  example: 'K7QFM-2XR9T',
  run: ({ code }, context) => redeem(code, context),
});
