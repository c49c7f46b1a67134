/** The stretches of time for which points are added up. */
export const periods = ['all', 'month', 'week', 'day'] as const;

export type Period = (typeof periods)[number];

/** Finds the first day of the period that an ISO date is in; empty for all time. Weeks begin on Mondays. */
export const firstDay = (period: Period, of: string): string => {
  switch (period) {
    case 'all':
      return '';
    case 'month':
      return `${of.slice(0, 8)}01`;
    case 'week': {
      const date = Temporal.PlainDate.from(of);
      return date.subtract({ days: date.dayOfWeek - 1 }).toString();
    }
    case 'day':
      return of;
  }
};

/** Finds the first day of the month before the one that an ISO date is in. */
export const monthBefore = (date: string): string =>
  Temporal.PlainDate.from(firstDay('month', date)).subtract({ months: 1 }).toString();
