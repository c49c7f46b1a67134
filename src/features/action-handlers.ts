import type { ActionKind, AnyActionKind } from '../chat/action-codec.ts';
import type { Reply } from '../chat/messages.ts';
import type { ActionHandler, Context, GatheredHandler, Press, Work } from './feature.ts';
import type { Answer } from './reading.ts';

/** Pairs each kind of action that a feature declares with its handler. A missing one does not compile. */
export const handleActions = <K extends Readonly<Record<string, AnyActionKind>>, R>(
  kinds: K,
  handlers: {
    readonly [N in keyof K]: (
      values: K[N] extends ActionKind<infer V> ? V : never,
      context: Context<R>,
    ) => Promise<Answer<R>>;
  },
): { readonly [N in keyof K]: ActionHandler<R> } =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      const handler = handlers[name as keyof K] as (values: never, context: Context<R>) => Promise<Answer<R>>;
      const handle: ActionHandler<R> = (texts, context) => {
        const values = kind.read(texts);
        return values === undefined ? undefined : handler(values as never, context);
      };
      return [name, handle];
    }),
  ) as { readonly [N in keyof K]: ActionHandler<R> };

/** Makes a handler of many presses out of one that gets the values of their buttons. */
export const together = <V extends object, R>(
  kind: ActionKind<V>,
  handle: (presses: readonly (Press & V)[], work: Work<R>) => Promise<readonly Reply[]>,
): GatheredHandler<R> => ({
  together: async (presses, work) => {
    const read = presses.map((press) => kind.read(press.texts));
    const known = presses.flatMap((press, index) => {
      const values = read[index];
      return values === undefined ? [] : [{ ...press, ...values }];
    });
    const replies = (await handle(known, work)).values();
    return read.map((values) => (values === undefined ? undefined : replies.next().value));
  },
});
