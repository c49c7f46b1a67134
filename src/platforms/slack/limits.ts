/** Slack's own limits, where the common limits of cards are not strict enough. Lengths are in characters. */
export const slackLimits = {
  /** The text for notifications and screen readers; `chat.update` takes 4,000 bytes. */
  fallback: 300,
  /** What a table is about. */
  caption: 150,
  /** Rows on a page of a table. */
  pageRows: 100,
  /** What a screen reader says about a button. */
  buttonLabel: 75,
  /** Blocks in the Home tab. */
  home: 100,
  viewTitle: 24,
  optionLabel: 75,
  optionValue: 150,
  hint: 2_000,
  typed: 3_000,
  fieldError: 200,
  /** How many messages a response URL takes. */
  responses: 5,
} as const;
