import type { Option } from '../../chat/commands/option.ts';
import { plainSuggestion, starting } from '../../chat/commands/suggest.ts';
import type { Lookup } from '../lookup.ts';

/** Declares an option that takes one of the workspace's teams, by name. */
export const team = (about: string): Option<string, Lookup> => ({
  type: { kind: 'search' },
  about,
  required: true,
  parse: (typed) => ({ value: typed }),
  suggest: (typed, { teams }) => starting(typed, teams.map(plainSuggestion)),
});
