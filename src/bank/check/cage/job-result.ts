/** How a program answered a job, or why it did not. */
export type JobResult =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'time' | 'memory' | 'size' | 'crash'; readonly detail: string };
