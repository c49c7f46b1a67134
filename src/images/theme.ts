/** The colors. Every text has a contrast of at least 7:1 against the panel, and nothing depends on hue alone. */
export const colors = {
  panel: '#171a21',
  edge: '#2c323e',
  /** The empty part of a bar, and a day without answers. */
  empty: '#262c37',
  /** Shapes next to the accent that must not draw attention. */
  step: '#343c4b',
  /** The edge of a day with only wrong answers. */
  bar: '#71809a',
  text: '#f3f5f9',
  quiet: '#aab4c4',
  accent: '#ffb224',
  onAccent: '#1f1500',
  /** Behind the reader's own row: a hint of the accent over the panel. */
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
