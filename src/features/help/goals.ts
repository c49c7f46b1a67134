/** What people want to do, in the order in which help lists it, with the commands that they begin with. */
export const goals: readonly { readonly goal: string; readonly paths: readonly string[] }[] = [
  { goal: 'Play now', paths: ['quiz start'] },
  { goal: 'Every day', paths: ['daily show'] },
  { goal: 'See scores', paths: ['stats', 'leaderboard'] },
  { goal: 'Team up', paths: ['team join'] },
  { goal: 'Look it up', paths: ['question search'] },
  { goal: 'Set it up', paths: ['settings', 'link'] },
  { goal: 'Your data', paths: ['privacy export'] },
  { goal: 'Managers', paths: ['daily setup', 'manage settings'] },
];
