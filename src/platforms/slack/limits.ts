/** Slack's own limits, where the cards' common ones do not already keep within them. Lengths in characters. */
export const slackLimits = {
  /** What notifications and screen readers get of a message; `chat.update` takes 4,000 bytes. */
  fallback: 300,
  /** Blocks of the Home tab. */
  home: 100,
  viewTitle: 24,
  optionLabel: 75,
  optionValue: 150,
  placeholder: 150,
  hint: 2_000,
  typed: 3_000,
  fieldError: 200,
  /** How many answers a response address takes. */
  responses: 5,
} as const;
