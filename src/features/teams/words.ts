/** How a team's points come about. */
export const howTeamsScore =
  "A team's points are the average of its best three members; if fewer played, each missing one counts as zero.";
