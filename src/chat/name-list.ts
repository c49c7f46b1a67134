import { type Inline, type Markup, strong } from './inline.ts';
import { grouped, lists } from './text.ts';

/**
 * Lists names, plain ones in bold, as in `a, b, and 22 more`.
 * @param most how many to name
 * @param size how many there are, if `names` are only the first ones
 */
export const nameList = (
  names: readonly (string | Markup)[],
  most: number,
  size = names.length,
): Inline[] => {
  const shown = names.slice(0, most).map((name) => (typeof name === 'string' ? strong(name) : name));
  const more = size - shown.length;
  const listed: readonly Inline[] = [...shown, ...(more > 0 ? [`${grouped(more)} more`] : [])];
  return lists()
    .formatToParts(listed.keys().map(String))
    .map(({ type, value }) => (type === 'element' ? (listed[Number(value)] ?? value) : value));
};
