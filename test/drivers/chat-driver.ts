/** A platform as the people in it see it; what conversations are played on. */
export interface ChatDriver {
  /** Someone sends a command, as typed in a terminal. */
  says(person: string, line: string): Promise<void>;
  /** Someone answers the newest open question with the choice of this text. */
  chooses(person: string, text: string): Promise<void>;
  /** Someone presses the button of this label on what they were told last, or on the channel's newest message that has it. */
  presses(person: string, label: string): Promise<void>;
  /** Time passes, and what is due happens. */
  advance(ms: number): Promise<void>;
  /** The process ends without a warning and another one starts on the same database. */
  restart(): Promise<void>;
  /** Goes to another channel. */
  enter(channel: string): Promise<void>;
  /** Everything the channel has been shown, oldest first. */
  shown(): string;
  /** What this person alone was told last. */
  told(person: string): string;
  close(): Promise<void>;
}

export const seconds = (count: number): number => count * 1000;
export const hours = (count: number): number => count * 3_600_000;
