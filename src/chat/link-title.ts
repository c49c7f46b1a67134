/** Names of pages that say nothing without the folder that they are in. */
const vague = /^(index|README|intro|introduction|overview|tutorial)$/i;

/** Makes a title from a page's address, as in `functions, property (docs.python.org)`. */
export const linkTitle = (url: string): string => {
  const { hostname, pathname, hash } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  const parts = decoded(pathname)
    .replace(/(\.html?)?\/?$/, '')
    .split('/')
    .filter((part) => part !== '');
  const [page, folder] = parts.toReversed();
  const named = page !== undefined && folder !== undefined && vague.test(page) ? `${folder} ${page}` : page;
  const title = [named, decoded(hash.slice(1))].flatMap((part) =>
    part === undefined || part === '' ? [] : [part],
  );
  return title.length === 0 ? host : `${title.join(', ').replace(/\s+/g, ' ').trim()} (${host})`;
};

/** Decodes what an address encodes, if it does so correctly. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
