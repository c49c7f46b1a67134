import { destination, type Logger, pino } from 'pino';

/** Logs go to standard error, one JSON object a line, so that standard output is the conversation's alone. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ fd: 2, sync: true }));
