/** Where people talk about a question or a quiz: a channel of its own, under the message. */
export interface Threads {
  /** Stores the channel that is the thread of a subject, unless the subject has a thread already. */
  add(about: About, subject: number, channel: number): Promise<void>;
  /** Finds the channel that is the thread of a subject; `undefined` if there is none. */
  of(about: About, subject: number): Promise<number | undefined>;
}

/** What a thread is about: a round, or a whole quiz. */
export type About = 'round' | 'quiz';
