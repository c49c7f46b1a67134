/** How many ids are remembered: more than arrive while any platform still delivers again. */
const capacity = 20_000;

/** Says of each id whether it comes for the first time. A platform may deliver an event twice; it is answered once. */
export const createOnce = (): ((id: string) => boolean) => {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    if (seen.size > capacity) for (const oldest of seen.values()) return seen.delete(oldest);
    return true;
  };
};
