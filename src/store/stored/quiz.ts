import { shortestPauseMs } from '../../engine/pace.ts';
import { type Quiz, type QuizEnd, type QuizPhase, quizModes } from '../../engine/quiz.ts';
import { readJson } from './json.ts';
import { byKind, changed, list, number, object, oneOf, truth } from './shapes.ts';

/** Increases whenever the stored shape changes. */
const version = 2;

const mode = oneOf(...quizModes);
const until = object({ until: number });

/** The phases that every version has. */
const phases = {
  asking: object({ index: number, closesAt: number, shown: truth, silent: number }),
  pause: object({ index: number, until: number, silent: number }),
  over: object({
    reason: changed(
      oneOf<QuizEnd | 'deserted'>('finished', 'stopped', 'abandoned', 'deserted'),
      // The first rows say "deserted".
      (reason): QuizEnd => (reason === 'deserted' ? 'abandoned' : reason),
    ),
  }),
} as const;

type FirstPhase = Exclude<QuizPhase, { kind: 'lobby' }> | { readonly kind: 'intro'; readonly until: number };

interface FirstQuiz extends Pick<Quiz, 'mode'> {
  readonly allowedMs: number;
  readonly questions: number;
  readonly phase: FirstPhase;
}

/** All questions had the same time, and so had all pauses. */
const firstVersion = changed(
  object<FirstQuiz>({
    mode,
    allowedMs: number,
    questions: number,
    phase: byKind({ intro: until, ...phases }),
  }),
  ({ mode, allowedMs, questions, phase }): Quiz => ({
    mode,
    pace: Array.from({ length: questions }, () => ({ allowedMs, pauseMs: shortestPauseMs })),
    phase: phase.kind === 'intro' ? { ...phase, kind: 'lobby' } : phase,
  }),
);

const latestVersion = object<Quiz>({
  mode,
  pace: list(object({ allowedMs: number, pauseMs: number })),
  phase: byKind({ lobby: until, ...phases }),
});

/** Writes the state of a quiz. */
export const writeQuiz = (quiz: Quiz): string => JSON.stringify({ version, ...quiz });

/** Reads the state of a quiz. Throws a StoredDataError if it can't be read. */
export const readQuiz = (text: string, id: number): Quiz =>
  readJson({ 1: firstVersion, [version]: latestVersion }, text, `quiz ${id}`);
