/** Yes or no, which both databases can keep as 1 or 0. */
export type Flag = 0 | 1;

/** Epoch milliseconds. */
export type Millis = number;
