/** How long a claim on a timer or a post lasts, in milliseconds. If its process dies, another one takes over after that. */
export const leaseMs = 10_000;
