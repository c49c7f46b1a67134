/** Maps a row that may not be there. */
export const optionally = <Row, T>(map: (row: Row) => T, row: Row | undefined): T | undefined =>
  row === undefined ? undefined : map(row);
