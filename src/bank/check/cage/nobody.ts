import { getuid, platform } from 'node:process';

/** A user and a group, by number. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The number of the user who owns nothing, on Linux and, as -2 in 32 bits, on macOS. */
const id = platform === 'darwin' ? 4_294_967_294 : 65_534;

/** The user who owns nothing, or `undefined` if the present user can't become somebody else. */
export const nobody: Account | undefined = getuid?.() === 0 ? { uid: id, gid: id } : undefined;
