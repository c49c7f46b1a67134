import type { Workspace } from '../../chat/people.ts';
import type { Work } from '../feature.ts';
import type { ReportsView } from './reports-card.ts';
import type { Reported, WithdrawalsRecords } from './repository.ts';

/** Finds out what cards about these reports may show. */
export const viewOf = async (
  reported: readonly Reported[],
  { platform, workspace }: Workspace,
  { records, bank }: Pick<Work<WithdrawalsRecords>, 'records' | 'bank'>,
): Promise<ReportsView> => {
  const [only, ...others] = reported;
  const shown =
    only === undefined || others.length > 0
      ? undefined
      : await records.reportTellings.shownAt({ platform, workspace }, only.question);
  const hidden = await records.openQuestions.hiding(
    reported.map(({ question }) => ({ platform, workspace, question })),
  );
  return {
    bank,
    shown,
    hidden: new Set(
      reported.flatMap(({ question }, index) => (hidden[index] === undefined ? [] : [question])),
    ),
  };
};
