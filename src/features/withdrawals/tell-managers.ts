import type { Notice } from '../../chat/messages.ts';
import type { Work } from '../feature.ts';
import { newsCard } from './reports-card.ts';
import { viewOf } from './reports-view.ts';
import type { Telling, WithdrawalsRecords } from './repository.ts';

/** How many managers are told of reports. */
const mostReaders = 5;

/** How long reports are gathered after managers were told of some, in milliseconds. */
const gatherMs = 3_600_000;

/**
 * Tells managers of the open reports that they have not heard of, except their own. If they heard of others less than an
 * hour ago, sets a timer for the end of that hour instead.
 * @returns what to tell whom
 */
export const tellManagers = async (
  telling: Telling,
  { records, bank, now }: Pick<Work<WithdrawalsRecords>, 'records' | 'bank' | 'now'>,
): Promise<readonly Notice[]> => {
  const { reports, reportTellings, scheduler } = records;
  const untold = await reportTellings.untold(telling.workspace);
  if (untold.length === 0) return [];
  const nextAt = telling.at === undefined ? now : telling.at + gatherMs;
  if (now < nextAt) {
    await scheduler.set('reports', telling.id, nextAt);
    return [];
  }
  const view = await viewOf(untold, telling.workspace, { records, bank });
  const readers = await reports.readers(telling.workspace, mostReaders);
  const notices = readers.flatMap((to): Notice[] => {
    const news = untold
      .map(({ question, reasons }) => ({
        question,
        reasons: reasons.filter(({ member }) => member !== to.id),
      }))
      .filter(({ reasons }) => reasons.length > 0);
    return news.length === 0 ? [] : [{ to, card: newsCard(news, view) }];
  });
  if (notices.length > 0) await reportTellings.told(telling, now);
  return notices;
};
