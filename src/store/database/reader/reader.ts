import { Worker } from 'node:worker_threads';
import { DatabaseAway } from '../../../errors.ts';

/** What the thread is asked. Everything between `begin` and `end` sees one state of the database. */
export type Request =
  | { readonly kind: 'begin' | 'end' }
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] };

/** What the thread answers, one for each request and in their order. */
export type Answer =
  | { readonly rows: readonly unknown[] }
  | { readonly failed: string; readonly code: string };

/** Reads a SQLite file on a thread of its own, because reading on the main thread lets nothing else happen meanwhile. */
export class Reader {
  readonly #path: string;
  #thread: Worker | undefined;
  /** One for each answer that is still to come. */
  #waiting: PromiseWithResolvers<readonly unknown[]>[] = [];
  #isReading = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Whether the thread has the file open. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** Begins a transaction. Starts the thread if there is none. Throws a DatabaseAway if the file can't be opened. */
  async begin(): Promise<void> {
    this.#isReading = true;
    try {
      await this.#ask(this.#thread ?? this.#start(), { kind: 'begin' });
    } catch (cause) {
      this.#isReading = false;
      throw new DatabaseAway("The database file can't be opened to read it.", { cause });
    }
  }

  /** Returns the rows of a query. Throws a DatabaseAway if the thread ends before that. */
  async query(sql: string, parameters: readonly unknown[]): Promise<readonly unknown[]> {
    if (this.#thread === undefined) throw new DatabaseAway('The thread that reads the database has ended.');
    return this.#ask(this.#thread, { kind: 'query', sql, parameters });
  }

  /** Ends the transaction. */
  async end(): Promise<void> {
    try {
      if (this.#thread !== undefined) await this.#ask(this.#thread, { kind: 'end' });
    } finally {
      this.#isReading = false;
    }
  }

  /** Ends the thread. Requests that it has not answered reject with a DatabaseAway. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #ask(thread: Worker, request: Request): Promise<readonly unknown[]> {
    const waiting = Promise.withResolvers<readonly unknown[]>();
    thread.postMessage(request);
    this.#waiting.push(waiting);
    // The thread keeps the process alive as long as somebody waits for it.
    thread.ref();
    return waiting.promise;
  }

  #start(): Worker {
    const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: this.#path });
    let cause: unknown;
    thread.on('message', (answer: Answer) => {
      const waiting = this.#waiting.shift();
      if (this.#waiting.length === 0) thread.unref();
      if ('rows' in answer) waiting?.resolve(answer.rows);
      else waiting?.reject(Object.assign(new Error(answer.failed), { code: answer.code }));
    });
    thread.on('error', (error) => {
      cause = error;
    });
    thread.on('exit', () => {
      this.#thread = undefined;
      this.#isReading = false;
      const left = new DatabaseAway('The thread that reads the database has ended.', { cause });
      for (const { reject } of this.#waiting.splice(0)) reject(left);
    });
    this.#thread = thread;
    return thread;
  }
}
