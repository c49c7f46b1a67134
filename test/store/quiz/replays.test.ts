import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Store } from '../../../src/bot/store.ts';
import type { Member } from '../../../src/chat/people.ts';
import { paceOf } from '../../../src/engine/pace.ts';
import { startQuiz } from '../../../src/engine/quiz.ts';
import { scoreOf as scoreIn, sharedScores } from '../../../src/features/quiz/scores.ts';
import { withAnswer } from '../../../src/features/rounds/decide.ts';
import type { Round } from '../../../src/features/rounds/repository.ts';
import { storeOn } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';
import { questions } from '../../support/questions.ts';

const asked = questions(3);

describe.each(databases)('replays and shares on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await storeOn(await open());
  });
  afterAll(() => store.close());

  const inside = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
  const place = (workspace: string) => ({ platform: 'test', workspace });
  const meet = (workspace: string, user: string) =>
    inside(({ members }) => members.meet({ ...place(workspace), user }, user));
  const start = (workspace: string, code: string | undefined, isReplay = false) =>
    inside(async ({ channels, quizzes }) => {
      const name = `c${channelCount++}`;
      const { id: channel } = await channels.meet({ ...place(workspace), channel: name }, name);
      const quiz = startQuiz({ mode: 'everyone', pace: asked.map((one) => paceOf(one)) }, 0);
      return quizzes.start(
        { channel, startedBy: undefined, seed: 1, quiz, settings: undefined, code },
        asked,
        isReplay,
      );
    });
  let channelCount = 0;
  const openRound = (quiz: number, index: number) =>
    inside(({ roundOpener }) => roundOpener.openInQuiz(quiz, index, 1000, 5000));
  const give = (round: Round, { id: member }: Member, right: boolean, isRepeated?: true) =>
    inside(async ({ answers, rounds }) => {
      const [player = expect.fail()] = await answers.players([{ round: round.id, member }]);
      const current = (await rounds.get(round.id)) ?? round;
      const graded = { round: round.id, member, choice: 0, right, points: right ? 10 : 0, at: 2000 };
      const answer = { ...graded, streak: undefined, date: '2026-11-21', ...(isRepeated && { isRepeated }) };
      await answers.add([answer], [withAnswer(current, player, right)]);
    });

  test('finds who answered a question before in a quiz with the same code, with any of their accounts', async () => {
    const first = await start('a', 'CODE2345');
    const other = await start('a', 'CODE6789');
    const uncoded = await start('a', undefined);
    const replay = await start('b', 'CODE2345', true);
    const ada = await meet('a', 'ada');
    const adaThere = await meet('b', 'ada');
    const linked = await meet('b', 'countess');
    const grace = await meet('b', 'grace');
    await inside(({ persons }) => persons.unite(ada.id, linked.id, 0));
    await give(await openRound(first.id, 0), ada, true);
    await give(await openRound(other.id, 1), ada, true);
    await give(await openRound(uncoded.id, 1), ada, true);
    const [again, fresh] = [await openRound(replay.id, 0), await openRound(replay.id, 1)];
    expect(again.game).toMatchObject({ isReplay: true });
    const knows = (round: Round, { platform, user }: Member) => ({ round: round.id, platform, user });
    const stranger = { round: again.id, platform: 'test', user: 'stranger' };
    const wanted = [
      knows(again, adaThere),
      knows(fresh, adaThere),
      knows(again, linked),
      knows(again, grace),
      stranger,
    ];
    const among = () => inside(({ repeats }) => repeats.among(wanted));
    expect(await among()).toEqual([true, false, true, false, false]);
    await give(again, grace, true, true);
    expect(await inside(({ answers }) => answers.get(again.id, grace.id))).toMatchObject({
      isRepeated: true,
    });
    // What somebody answers in this showing is answered in no earlier one.
    expect(await among()).toEqual([true, false, true, false, false]);
    expect((await inside(({ replays }) => replays.first('CODE2345')))?.id).toBe(first.id);
    expect(await inside(({ replays }) => replays.first('CODE9999'))).toBeUndefined();
    expect(await inside(({ replays }) => replays.questions(first.id))).toEqual(asked);
    const near = await start('a', 'CODE2345', true);
    expect(await inside(({ replays }) => replays.naming([1]))).toEqual([near.id]);
  });

  test('tells how somebody did, and who posted it', async () => {
    const { id } = await start('c', undefined);
    const [ada, grace, zoe] = [await meet('c', 'ada'), await meet('c', 'grace'), await meet('c', 'zoe')];
    const [first, second] = [await openRound(id, 0), await openRound(id, 2)];
    await give(first, ada, true);
    await give(second, ada, false);
    await give(first, grace, true);
    const scoreOf = (member: Member) => inside((records) => scoreIn(id, member.id, records));
    const marks = new Map([
      [0, true],
      [2, false],
    ]);
    expect(await scoreOf(ada)).toEqual({ name: 'ada', points: 10, rank: 1, size: 2, marks });
    expect(await scoreOf(zoe)).toBeUndefined();
    const post = (member: Member, at: number) =>
      inside(({ quizShares }) => quizShares.add(id, member.id, at));
    expect([await post(grace, 1), await post(ada, 2), await post(ada, 3)]).toEqual([true, true, false]);
    const shared = await inside((records) => sharedScores(id, records));
    expect([shared.count, shared.latest.map(({ name }) => name)]).toEqual([2, ['grace', 'ada']]);
  });

  test('hides what is open in the workspace or sealed anywhere, but not what a stopped quiz had planned', async () => {
    const stored = await start('d', undefined);
    const round = await openRound(stored.id, 0);
    const hiding = (workspace: string, question: string, toldIn?: number) =>
      inside(async ({ openQuestions }) => {
        const look = { ...place(workspace), question, ...(toldIn === undefined ? {} : { toldIn }) };
        return (await openQuestions.hiding([look]))[0];
      });
    expect(await hiding('d', 'q0')).toEqual({ until: 5000 });
    expect(await hiding('d', 'q1')).toEqual({ until: undefined });
    expect(await hiding('e', 'q0')).toBeUndefined();
    expect(await hiding('d', 'q0', round.id)).toBeUndefined();
    await inside(({ rounds }) => rounds.close(round.id, 5000));
    expect(await hiding('d', 'q0')).toBeUndefined();
    const over = { ...stored.quiz, phase: { kind: 'over', reason: 'stopped' } } as const;
    await inside(({ quizzes }) => quizzes.save(stored, over));
    expect(await hiding('d', 'q1')).toBeUndefined();
  });
});
