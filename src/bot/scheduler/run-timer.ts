import { postDue } from '../../features/daily/post.ts';
import { advanceQuiz, scheduleNextTick } from '../../features/quiz/advance.ts';
import { postRecap } from '../../features/recap/recap.ts';
import type { Services } from '../dispatch.ts';
import type { Timer } from '../queue.ts';
import type { Records } from '../store.ts';

/** Does what a claimed timer is for, and removes it, in one transaction: a kill in between leaves both undone. */
export const handleTimer = (
  { store, bank, world, ignoreRoundsThrough }: Services,
  timer: Timer,
): Promise<void> =>
  store.transaction(async (records) => {
    const now = world.now();
    // Somebody may have paused or changed the schedule, or another process done the work, since the claim.
    if (!(await records.timers.done(timer))) return;
    switch (timer.kind) {
      case 'quiz':
        return lookAtQuiz(records, timer.subject, now);
      case 'daily': {
        const schedule = await records.schedules.get(timer.subject);
        if (schedule?.status !== 'active') return;
        return postDue(
          { records, bank, now, seed: () => world.seed(), ignoreRoundsThrough },
          schedule,
          timer.dueAt,
        );
      }
      case 'recap': {
        const schedule = await records.schedules.get(timer.subject);
        if (schedule?.status !== 'active') return;
        return postRecap(records, schedule, timer.dueAt, now);
      }
      case 'close':
        return closeDaily(records, timer.subject, now);
    }
  });

const lookAtQuiz = async (records: Records, id: number, now: number): Promise<void> => {
  const stored = await records.quizzes.get(id);
  // Its timer is used up, also when it was too early to do anything.
  if (stored) await scheduleNextTick(records, id, await advanceQuiz(records, stored, 'look', now));
};

const closeDaily = async ({ rounds, posts }: Records, id: number, now: number): Promise<void> => {
  if (await rounds.close(id, now)) await posts.touch('question', id, now);
};
