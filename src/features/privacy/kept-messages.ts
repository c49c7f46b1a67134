/** What keeps naming somebody who was erased, because nothing changes it anymore. README.md says the same. */
export const keptMessages = [
  'leaderboards that somebody showed in a channel',
  'messages to one person',
] as const;
