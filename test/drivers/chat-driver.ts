/** A platform from its users' point of view. Conversations are played on it. */
export interface ChatDriver {
  /** Sends a command as this person, written as in a terminal. */
  says(person: string, line: string): Promise<void>;
  /** Answers the newest open question with the choice that has this text. */
  chooses(person: string, text: string): Promise<void>;
  /**
   * Presses the button, or chooses from the menu, with this label: on the person's latest private message, or on the newest
   * message in the channel that has it.
   */
  presses(person: string, label: string): Promise<void>;
  /** Lets time pass and waits for everything that is due. */
  advance(ms: number): Promise<void>;
  /** Ends the process without warning, and starts another one on the same database. */
  restart(): Promise<void>;
  /** Switches to another channel. */
  enter(channel: string): Promise<void>;
  /** Everything the channel has been shown, oldest first. */
  shown(): string;
  /** The latest private message to this person. */
  told(person: string): string;
  /** What the bot told this person on its own, oldest first: in direct messages, where the platform has them. */
  messaged(person: string): string;
  /** Tokens and the like that the platform and the bot have exchanged so far. */
  secrets(): readonly string[];
  close(): Promise<void>;
}

export const seconds = (count: number): number => count * 1000;
export const hours = (count: number): number => count * 3_600_000;
