import { type Pace, shortestPauseMs } from './pace.ts';

/**
 * The ways to play a quiz. `everyone`: everyone who answers right in time scores. `race`: only the first right answer
 * scores. `teams`: like `everyone`, and teams are ranked by their best members.
 */
export const quizModes = ['everyone', 'race', 'teams'] as const;
/** One of the {@link quizModes}. */
export type QuizMode = (typeof quizModes)[number];

/** A live quiz in a channel. Plain data: it is stored after each step and continues from there. */
export interface Quiz {
  readonly mode: QuizMode;
  /** The pace of each question, in the order asked. */
  readonly pace: readonly Pace[];
  readonly phase: QuizPhase;
}

/** The phase that a quiz is in. Times are epoch milliseconds; `index` counts questions from 0. */
export type QuizPhase =
  /** People can say that they are in. */
  | { readonly kind: 'lobby'; readonly until: number }
  | {
      readonly kind: 'asking';
      readonly index: number;
      readonly closesAt: number;
      /** Whether the question is known to have reached the channel; its time counts from then. */
      readonly shown: boolean;
      /** How many questions in a row before this one nobody answered. */
      readonly silent: number;
    }
  | { readonly kind: 'pause'; readonly index: number; readonly until: number; readonly silent: number }
  | { readonly kind: 'over'; readonly reason: QuizEnd };

/** Why a quiz ended. `abandoned`: nobody answered three questions in a row. */
export type QuizEnd = 'finished' | 'stopped' | 'abandoned';

/** Facts about the open question's answers, which are stored separately. All zero or false if no question is open. */
export interface Turnout {
  readonly answers: number;
  /** How many are expected to answer: whoever answered the previous question or, before the first one, was in. */
  readonly expected: number;
  /** How many of those expected have not answered yet. */
  readonly awaited: number;
  /** Whether somebody answered right. */
  readonly won: boolean;
  /** Whether the previous question could not be posted. */
  readonly followsLost: boolean;
}

/**
 * An event in a quiz. `shown`: the latest question has reached its channel. `lost`: it never will. `next`: somebody does not
 * want to wait for the next question any longer.
 */
export type QuizInput = 'tick' | 'shown' | 'lost' | 'next' | 'skip' | 'stop';

/** Something that the caller of a step has to do. */
export type QuizEffect =
  | { readonly kind: 'ask'; readonly index: number; readonly closesAt: number }
  /** Count the open question's time from now. */
  | { readonly kind: 'clock'; readonly index: number; readonly closesAt: number }
  | { readonly kind: 'close'; readonly index: number }
  | { readonly kind: 'end'; readonly reason: QuizEnd };

/** The result of a step: the next state, and the effects to carry out in order. */
export interface QuizStep {
  readonly quiz: Quiz;
  readonly effects: readonly QuizEffect[];
}

/** How long people can come in before the first question, unless the starter chooses otherwise, in milliseconds. */
export const lobbyMs = 20_000;
/** Extra time for a question that has not reached its channel yet, in milliseconds: sending may be slow or interrupted. */
export const patienceMs = 30_000;
const silenceThatEnds = 3;

/** Creates a quiz that asks its first question at `begin`, in epoch milliseconds. */
export const startQuiz = (plan: Omit<Quiz, 'phase'>, begin: number): Quiz => ({
  ...plan,
  phase: { kind: 'lobby', until: begin },
});

/** Returns the pace of the question at `index`. Throws if the quiz has no such question. */
export const paceAt = ({ pace }: Quiz, index: number): Pace => {
  const found = pace[index];
  if (found === undefined) throw new Error(`The quiz has no question ${index + 1}.`);
  return found;
};

/** Returns how many of those expected to answer a question must vote to skip it: half of them, but at least two. */
export const votesToSkip = (expected: number): number => Math.max(2, Math.ceil(expected / 2));

/** Returns when the quiz needs its next tick, in epoch milliseconds; `undefined` once it is over. */
export const wakeAt = ({ phase }: Quiz): number | undefined => {
  if (phase.kind === 'over') return undefined;
  return phase.kind === 'asking' ? phase.closesAt : phase.until;
};

/**
 * Advances the quiz. `tick` advances it only when its time is up, a race is won, or everyone expected has answered, so
 * an early or repeated tick changes nothing. `shown` starts the open question's clock, `lost` goes on to the next question,
 * `next` ends the lobby or a pause, `skip` closes the question, and `stop` ends the quiz.
 */
export const stepQuiz = (quiz: Quiz, input: QuizInput, turnout: Turnout, now: number): QuizStep => {
  const { phase } = quiz;
  if (phase.kind === 'over') return { quiz, effects: [] };
  if (phase.kind === 'asking') return stepAsking(quiz, phase, input, turnout, now);
  if (input === 'stop') return end(quiz, 'stopped', []);
  if (now < phase.until && input !== 'next') return { quiz, effects: [] };
  const { index, silent } = phase.kind === 'lobby' ? { index: 0, silent: 0 } : after(phase);
  return index < quiz.pace.length ? ask(quiz, index, silent, now) : end(quiz, 'finished', []);
};

const after = ({ index, silent }: Extract<QuizPhase, { kind: 'pause' }>) => ({ index: index + 1, silent });

/** Removes the question at `index`, which the quiz has not asked yet. */
export const dropQuestion = (quiz: Quiz, index: number): Quiz => ({
  ...quiz,
  pace: quiz.pace.toSpliced(index, 1),
});

const stepAsking = (
  quiz: Quiz,
  phase: Extract<QuizPhase, { kind: 'asking' }>,
  input: QuizInput,
  turnout: Turnout,
  now: number,
): QuizStep => {
  const { index } = phase;
  if (input === 'shown') return startClock(quiz, phase, now);
  if (input === 'tick' && now < phase.closesAt && !isDecided(quiz.mode, turnout)) {
    return { quiz, effects: [] };
  }
  if (!phase.shown && (input === 'lost' || input === 'tick')) return goOn(quiz, phase, turnout, now);
  if (input === 'lost' || input === 'next') return { quiz, effects: [] };
  const closed: QuizEffect = { kind: 'close', index };
  const silent = turnout.answers > 0 || input === 'skip' ? 0 : phase.silent + 1;
  if (input === 'stop') return end(quiz, 'stopped', [closed]);
  if (index >= quiz.pace.length - 1) return end(quiz, 'finished', [closed]);
  if (silent >= silenceThatEnds) return end(quiz, 'abandoned', [closed]);
  const pause: QuizPhase = { kind: 'pause', index, until: now + paceAt(quiz, index).pauseMs, silent };
  return { quiz: { ...quiz, phase: pause }, effects: [closed] };
};

/**
 * Goes on without a question that nobody saw, so that it counts for nobody: at once, or after a pause if it is not the
 * first one, so that a short trouble does not use up the whole quiz.
 */
const goOn = (
  quiz: Quiz,
  { index, silent }: Extract<QuizPhase, { kind: 'asking' }>,
  { followsLost }: Turnout,
  now: number,
): QuizStep => {
  const closed: QuizEffect = { kind: 'close', index };
  if (index >= quiz.pace.length - 1) return end(quiz, 'finished', [closed]);
  const pause: QuizPhase = { kind: 'pause', index, until: followsLost ? now + shortestPauseMs : now, silent };
  return { quiz: { ...quiz, phase: pause }, effects: [closed] };
};

/** Returns whether a question can close early: its race is won, or somebody was expected and all of them have answered. */
export const isDecided = (
  mode: QuizMode,
  { expected, awaited, won }: Pick<Turnout, 'expected' | 'awaited' | 'won'>,
): boolean => (mode === 'race' && won) || (expected > 0 && awaited === 0);

const ask = (quiz: Quiz, index: number, silent: number, now: number): QuizStep => {
  const closesAt = now + paceAt(quiz, index).allowedMs + patienceMs;
  return {
    quiz: { ...quiz, phase: { kind: 'asking', index, closesAt, shown: false, silent } },
    effects: [{ kind: 'ask', index, closesAt }],
  };
};

const startClock = (quiz: Quiz, phase: Extract<QuizPhase, { kind: 'asking' }>, now: number): QuizStep => {
  if (phase.shown) return { quiz, effects: [] };
  const closesAt = now + paceAt(quiz, phase.index).allowedMs;
  return {
    quiz: { ...quiz, phase: { ...phase, closesAt, shown: true } },
    effects: [{ kind: 'clock', index: phase.index, closesAt }],
  };
};

const end = (quiz: Quiz, reason: QuizEnd, effects: readonly QuizEffect[]): QuizStep => ({
  quiz: { ...quiz, phase: { kind: 'over', reason } },
  effects: [...effects, { kind: 'end', reason }],
});
