/** The colors, chosen so that every text is at least 7:1 above the panel and nothing depends on hue alone. */
export const colors = {
  panel: '#171a21',
  edge: '#2c323e',
  /** What a bar could fill, and a day without answers. */
  empty: '#262c37',
  /** What stands next to the accent without asking for attention. */
  step: '#343c4b',
  /** A bar that is not the one to look at. */
  bar: '#71809a',
  text: '#f3f5f9',
  quiet: '#aab4c4',
  accent: '#ffb224',
  onAccent: '#1f1500',
  /** Behind what is about the reader: a breath of the accent over the panel. */
  own: '#3a2f1d',
} as const;

/** Pixels. A phone shows a picture at a little under half its size. */
export const sizes = {
  width: 800,
  margin: 44,
  heading: 36,
  body: 32,
  small: 28,
} as const;
