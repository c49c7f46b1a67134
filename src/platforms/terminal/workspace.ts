/** The terminal's one workspace. */
export const workspace = { platform: 'terminal', workspace: 'local' } as const;
