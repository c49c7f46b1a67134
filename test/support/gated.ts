import type { Services } from '../../src/bot/services.ts';

/** Makes every transaction wait for `gate`, and fail if it fails. */
export const gated = <S extends Services>(services: S, gate: (() => Promise<void>) | undefined): S => {
  if (gate === undefined) return services;
  const { store } = services;
  const transaction: typeof store.transaction = async (work) => {
    await gate();
    return store.transaction(work);
  };
  return { ...services, store: { ...store, transaction } };
};
