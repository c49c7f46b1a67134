/**
 * Makes a title from a page's address, as in `docs.python.org/3/library/functions, property`. It holds none of the
 * characters that a platform would show escaped inside a link.
 */
export const linkTitle = (url: string): string => {
  const { hostname, pathname, hash } = new URL(url);
  const page = `${hostname}${decoded(pathname).replace(/(\.html)?\/?$/, '')}`;
  const section = plainWords(decoded(hash.slice(1)));
  return section === '' ? plainWords(page) : `${plainWords(page)}, ${section}`;
};

const plainWords = (text: string): string =>
  text
    .replace(/[\\*_~`|<>[\]#\s]+/g, ' ')
    .replace(/ ?([./-]) ?/g, '$1')
    .trim();

/** Decodes what an address encodes, if it does so correctly. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
