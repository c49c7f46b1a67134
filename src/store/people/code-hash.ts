import { createHash } from 'node:crypto';

/** Hashes a code, so that anyone who reads the database can't use it. */
export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');
