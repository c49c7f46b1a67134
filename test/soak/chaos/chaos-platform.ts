/** A public message of the bot as it stands. */
export interface Shown {
  readonly id: string;
  /** The message alone. */
  readonly text: string;
  /** What the bot says in the thread below it. */
  readonly thread: readonly string[];
  /** What its buttons do. */
  readonly actions: readonly string[];
}

/** A request that waits on the platform's side. */
export interface Waiting {
  readonly arrived: Promise<void>;
  release(): void;
}

/** What a request does. */
export const requestKinds = ['post', 'edit', 'respond', 'find'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** A platform on this machine, with people in it, that outlives the processes that serve it. The first person is a manager. */
export interface ChaosPlatform {
  readonly name: string;
  readonly channels: readonly string[];
  /** The environment of a process that serves it. */
  readonly settings: Readonly<Record<string, string>>;
  /** The manager says a command, as in `quiz start`. Resolves to what they are told. */
  command(channel: string, path: string, options: Readonly<Record<string, string | number>>): Promise<string>;
  /** A person presses the button of this action on a message. Resolves to what they are told. */
  press(person: number, message: string, action: string): Promise<string>;
  /** The bot's public messages in a channel, oldest first. */
  shown(channel: string): Shown[];
  /** How many requests have come in. */
  requests(): number;
  /** Resolves when so many requests have come in. */
  reached(requests: number): Promise<void>;
  /** Lets one of the next requests of a kind wait: before it takes effect, or between that and its answer. */
  hold(kind: RequestKind, when: 'before' | 'after'): Waiting;
  /** Lets the answer to one of the next requests of a kind get lost. */
  loseAnswer(kind: RequestKind): void;
  /** Plans nothing bad any more. */
  clear(): void;
  close(): Promise<void>;
}

/** What a platform is opened with. */
export interface Setting {
  readonly channels: readonly string[];
  /** Names of people. */
  readonly people: readonly string[];
  /** Epoch milliseconds. */
  now(): number;
  /** How long it waits for an answer, in real milliseconds. */
  readonly patienceMs: number;
}
