/** A team's score is the mean of this many of its best members, so size is no advantage. A missing one counts as zero. */
export const bestOfTeam = 3;
