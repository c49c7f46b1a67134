/** A team's score is the mean of its best so many members; one who is missing counts zero, so a small team can win. */
export const bestOfTeam = 3;
