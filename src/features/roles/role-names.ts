import type { RoleKind } from './repository.ts';

/** The names with which roles are created. People may rename them. */
export const roleNames: Readonly<Record<RoleKind, string>> = {
  called: 'Hotseat players',
  top: 'Hotseat top three',
};
