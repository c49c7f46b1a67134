/** Yes or no, as 1 or 0, which both databases can store. */
export type Flag = 0 | 1;

/** Epoch milliseconds. */
export type Millis = number;
