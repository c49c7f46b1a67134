/** A name by which names that differ in case alone are found, in any script; neither database's own lower() promises that. */
export const caseFold = (name: string): string => name.normalize('NFC').toLowerCase();
