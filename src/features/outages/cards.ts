import { type Card, note } from '../../chat/card.ts';
import { type Inline, moment, strong } from '../../chat/inline.ts';
import type { PostFailure } from '../post-failure.ts';
import type { Outage } from './repository.ts';

/** Says since when a channel's posts fail, and why. */
export const outageText = ({ since, reason }: Pick<Outage, 'since' | 'reason'>): Inline[] => [
  strong('Posting has failed'),
  ' since ',
  moment(since),
  `: ${reason}`,
];

/** Builds the card for someone who needs to know that a channel's posts fail. */
export const failingCard = ({ channel, since, reason, isFinal, isLost }: PostFailure): Card =>
  isLost
    ? note([strong(`A message may be missing in #${channel.name}. `), reason], 'warning')
    : note(
        [
          strong(`I can't post in #${channel.name}.`),
          ' It has failed since ',
          moment(since),
          `. ${reason}${isFinal ? '' : ' I keep trying.'}`,
        ],
        'warning',
      );

/** Builds the answer to someone who asked for a post: that it comes, or that posting has failed so far. */
export const soonCard = (outage: Outage | undefined, before = ''): Card =>
  outage === undefined
    ? note(`${before}Here it comes.`)
    : note([before, ...outageText(outage), ' I am trying again now.'], 'warning');
