interface WrittenChoice {
  readonly text: string;
  readonly correct?: boolean | undefined;
}

/**
 * Compares the choices with what was really shown. Exactly the right one must be it. Blanks that nobody sees, at the ends
 * of lines and around the whole, make no difference.
 */
export const compareOutput = (choices: readonly WrittenChoice[], shown: string, by: string): string[] =>
  choices.flatMap(({ text, correct = false }) => {
    const isShown = visible(text) === visible(shown);
    if (correct && !isShown) {
      return [`the right choice says ${quote(text)}, but ${by} gave ${quote(shown)}`];
    }
    if (!correct && isShown) return [`the wrong choice ${quote(text)} is what ${by} gave`];
    return [];
  });

const visible = (text: string): string => text.replace(/[ \t]+$/gm, '').trim();

const mostShown = 600;

/** Quotes a text on one line, and cuts it if it is long. */
export const quote = (text: string): string => {
  const quoted = JSON.stringify(text);
  return quoted.length <= mostShown ? quoted : `${quoted.slice(0, mostShown)} …`;
};
