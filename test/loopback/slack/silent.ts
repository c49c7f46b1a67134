/** A logger for Bolt and its clients that keeps quiet, where a test provokes the errors they would print. */
export const silentLogger = {
  debug: (): void => {},
  info: (): void => {},
  warn: (): void => {},
  error: (): void => {},
  setLevel: (): void => {},
  getLevel: () => 'error' as never,
  setName: (): void => {},
};
