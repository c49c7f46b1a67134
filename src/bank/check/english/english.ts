import type { Entry } from '../../loader.ts';
import type { Problem } from '../../problem.ts';
import { proseOf } from '../../prose.ts';
import { phrases } from './phrases.ts';

/** Finds wordings that a native reader stumbles over, and British spellings. */
export const checkEnglish = (entries: readonly Entry[]): Problem[] =>
  entries.flatMap(({ file, question }) =>
    proseOf(question).flatMap(({ field, text }) =>
      phrases.flatMap(([pattern, better]) => {
        const found = pattern.exec(text)?.[0].trim();
        if (found === undefined) return [];
        const says = `\`${field}\` says "${found}"; write ${better}`;
        return [{ file, question: question.id, says }];
      }),
    ),
  );
