/** A silent logger for Bolt and its clients, for tests that provoke errors. */
export const silentLogger = {
  debug: (): void => {},
  info: (): void => {},
  warn: (): void => {},
  error: (): void => {},
  setLevel: (): void => {},
  getLevel: () => 'error' as never,
  setName: (): void => {},
};
