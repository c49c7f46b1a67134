import type { Option } from '../../chat/commands/option.ts';
import { quoted } from '../../chat/commands/suggest.ts';

/** Digits and letters that nobody mistakes for each other; eight of them hold 39 bits. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** Makes a quiz's code, as in `7F3K9QTD`, of digits and letters that nobody can guess. */
export const codeFrom = (random: string): string => {
  let rest = [...random].reduce((sum, one) => sum * 36n + BigInt(Number.parseInt(one, 36)), 0n);
  const letters = Array.from({ length }, () => {
    const letter = alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
    return letter;
  });
  return letters.join('');
};

/** Writes a code for people, as in `7F3K-9QTD`. */
export const codeText = (code: string): string => `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;

/** Declares an option that takes a quiz's code, in capitals or not, with or without its dash. */
export const quizCode = (about: string): Option<string> => ({
  type: { kind: 'text', max: 40 },
  about,
  required: true,
  parse: (typed) => {
    const code = typed.replace(/[\s`\p{Pd}]/gu, '').toUpperCase();
    const isCode = code.length === length && [...code].every((one) => alphabet.includes(one));
    if (isCode) return { value: code };
    return {
      error: /^[0-9A-Z]{8}$/.test(code)
        ? `has no 0, 1, I, L, O, or U, so ${quoted(typed)} can't be right. Compare it with the code below the final standings.`
        : `must be eight digits and letters, as in 7F3K-9QTD, not ${quoted(typed)}.`,
    };
  },
  suggest: () => [],
});
