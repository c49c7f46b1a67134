import { OAUTH } from '../oauth.ts';
import { AUTH } from './auth.ts';
import { CHAT } from './chat.ts';
import { CONVERSATIONS } from './conversations.ts';
import { FILES } from './files.ts';
import { HISTORY } from './history.ts';
import type { Method } from './method.ts';
import { USERS } from './users.ts';
import { VIEWS } from './views.ts';

/** Every Web API method that this server knows; any other is `unknown_method`. */
export const METHODS: Record<string, Method> = {
  ...AUTH,
  ...CHAT,
  ...CONVERSATIONS,
  ...FILES,
  ...HISTORY,
  ...OAUTH,
  ...USERS,
  ...VIEWS,
};
