/** Cuts off a word's ending, so that its forms count as one word. */
export const stem = (word: string): string => word.replace(/(ing|ed|es|s)$/, '');
