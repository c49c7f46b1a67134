import type { Ability } from '../../chat/messages.ts';

/** The terminal's one workspace. */
export const workspace = { platform: 'terminal', workspace: 'local' } as const;

/** What only chats with several people at once do. */
export const lacks: readonly Ability[] = ['open threads', 'give roles'];
