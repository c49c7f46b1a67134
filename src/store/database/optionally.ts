/** Maps a row if there is one. */
export const optionally = <Row, T>(map: (row: Row) => T, row: Row | undefined): T | undefined =>
  row === undefined ? undefined : map(row);
