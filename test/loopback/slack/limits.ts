/** Slack's limits, from docs.slack.dev. Two in `message` are measured instead, as noted there. */
export const LIMITS = {
  ack: { ms: 3000 },
  trigger: { ms: 3000 },
  responseUrl: { uses: 5, ms: 30 * 60_000 },
  /** The delays before an event is retried, after each failure. */
  retryAfterMs: [0, 60_000, 5 * 60_000],
  sockets: 10,
  message: {
    blocks: 50,
    text: 40_000,
    /** `chat.update` counts bytes after escaping & < > (measured by GitLab, merge request 258898). */
    updateTextBytes: 4000,
    /** All blocks together (measured in bolt-js#2509: each block costs about 125 besides its text). */
    total: 13_200,
    perBlock: 125,
    markdown: 12_000,
    attachments: 100,
    metadataBytes: 16_000,
    tableCharacters: 10_000,
  },
  view: { blocks: 100, title: 24, privateMetadata: 3000, bytes: 250_000, stack: 3 },
  id: 255,
  options: { select: 100, radio: 10, overflow: 5, text: 75, value: 150 },
  /** Calls per minute for each tier; `chat.postMessage` has its own rule. */
  tiers: { t1: 1, t2: 20, t3: 50, t4: 100, t5: 1000 },
} as const;
