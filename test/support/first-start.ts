/** The very first start of an interpreter also saves its state for the next ones, which takes longer than a test may. */
export const firstStartMs = 180_000;
