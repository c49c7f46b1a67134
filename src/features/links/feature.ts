import { handleActions } from '../action-handlers.ts';
import { wrongCodeMs } from '../codes.ts';
import { type Feature, removing } from '../feature.ts';
import { omitted, time } from '../personal-data.ts';
import type { StreaksChange } from '../streaks-change.ts';
import { linkActions } from './actions.ts';
import { createLinkCommands } from './commands.ts';
import { acceptLink, declineLink } from './link.ts';
import type { LinksRecords } from './repository.ts';

const hash = omitted('It is a one-way hash of a code that is shown once.');

/** Creates the feature to link a person's accounts in several workspaces. `before` is called before streaks change. */
export const createLinks = <R>(before: StreaksChange<R>) =>
  ({
    commands: createLinkCommands(before),
    actions: handleActions<typeof linkActions, LinksRecords & R>(linkActions, {
      link: ({ offer }, context) => acceptLink(offer, context, before),
      decline: ({ offer }, context) => declineLink(offer, context),
    }),
    onNight: {
      'link codes': removing<LinksRecords>((limit, { records, now }) =>
        records.links.removeExpired(now, limit),
      ),
      'wrong link codes': removing<LinksRecords>((limit, { records, now }) =>
        records.wrongCodes.removeOld(now - wrongCodeMs, limit),
      ),
    },
    personalData: [
      {
        kind: 'rows',
        table: 'link_codes',
        member: 'member_id',
        section: 'linkCodes',
        columns: {
          id: omitted('It numbers the code.'),
          hash,
          expires_at: time('expiresAt'),
          redeemer_id: omitted('It is somebody else.'),
        },
      },
      {
        kind: 'rows',
        table: 'link_codes',
        member: 'redeemer_id',
        section: 'linkCodesTypedIn',
        columns: {
          id: omitted('It numbers the code.'),
          hash,
          expires_at: time('expiresAt'),
          member_id: omitted('It is somebody else.'),
        },
      },
      {
        kind: 'rows',
        table: 'wrong_codes',
        member: 'member_id',
        section: 'wrongLinkCodes',
        columns: { id: omitted('It numbers the row.'), at: time('at') },
      },
    ],
  }) satisfies Feature<LinksRecords & R>;
