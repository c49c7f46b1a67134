/** The current state of a public message from the bot. */
export interface Shown {
  readonly id: string;
  readonly text: string;
  /** The actions of its buttons. */
  readonly actions: readonly string[];
}

/** A request that waits on the platform's side. */
export interface Waiting {
  readonly arrived: Promise<void>;
  release(): void;
}

/** The kinds of requests, by what they do. */
export const requestKinds = ['post', 'edit', 'respond', 'find'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** A platform on this machine, with people in it, that outlives the processes that serve it. The first person is a manager. */
export interface ChaosPlatform {
  readonly name: string;
  readonly channels: readonly string[];
  /** Environment variables of a process that serves it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Sends a command as the manager, as in `quiz start`. Resolves to the reply. */
  command(channel: string, path: string, options: Readonly<Record<string, string | number>>): Promise<string>;
  /** Presses the button with this action on a message. Resolves to the reply. */
  press(person: number, message: string, action: string): Promise<string>;
  /** The bot's public messages in a channel, oldest first. */
  shown(channel: string): Shown[];
  /** Returns how many requests have arrived. */
  requests(): number;
  /** Resolves when this many requests have arrived. */
  reached(requests: number): Promise<void>;
  /** Makes one of the next requests of a kind wait before it takes effect, or before it is answered. */
  hold(kind: RequestKind, when: 'before' | 'after'): Waiting;
  /** Loses the response to one of the next requests of a kind. */
  loseAnswer(kind: RequestKind): void;
  /** Cancels all planned faults. */
  clear(): void;
  close(): Promise<void>;
}

/** How a platform is opened. */
export interface Setting {
  readonly channels: readonly string[];
  /** The names of the people. */
  readonly people: readonly string[];
  /** Epoch milliseconds. */
  now(): number;
  /** How long it waits for a response, in real milliseconds. */
  readonly patienceMs: number;
}
