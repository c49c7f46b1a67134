import type { Dict } from '../json.ts';

/** A refusal by Slack: thrown by a method, and turned into `{ ok: false, error }` by `dispatch.ts`. */
export class Refusal extends Error {
  readonly extra: Dict;

  constructor(error: string, extra: Dict = {}) {
    super(error);
    this.extra = extra;
  }
}

/** Builds a refusal with the list of complaints that Slack puts under `response_metadata.messages`. */
export function invalid(error: 'invalid_blocks' | 'invalid_arguments', found: string[]): Refusal {
  const messages = found.map((complaint) => `[ERROR] ${complaint}`);
  // Slack repeats the list under `errors` only for blocks.
  const errors = error === 'invalid_blocks' ? { errors: found } : {};
  return new Refusal(error, { ...errors, response_metadata: { messages } });
}
