/** How long a claim on a timer or a post holds, in milliseconds. If the claimer dies, another takes over after this. */
export const leaseMs = 10_000;
