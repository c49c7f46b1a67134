import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allPersonalData } from '../../src/bot/features.ts';
import { leaseMs } from '../../src/bot/lease.ts';
import type { Post, PostOutcome } from '../../src/bot/outbox/queue.ts';
import type { Records, Store } from '../../src/bot/store.ts';
import type { Channel, Member } from '../../src/chat/people.ts';
import { paceOf } from '../../src/engine/pace.ts';
import { startQuiz } from '../../src/engine/quiz.ts';
import { Conflict } from '../../src/errors.ts';
import type { DailyPlan, Schedule } from '../../src/features/daily/repository.ts';
import { withAnswer } from '../../src/features/rounds/decide.ts';
import type { Answer, Reveal, Round } from '../../src/features/rounds/repository.ts';
import { storeOn } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { questions } from '../support/questions.ts';

const plan: DailyPlan = {
  time: '09:00',
  timezone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  topic: 'gil',
  level: undefined,
  reveal: 'instant',
  openHours: 24,
  recap: false,
  thread: false,
};

describe.each(databases)('the store on $name', ({ open }) => {
  let store: Store;
  /** Each test has its own workspace. */
  let workspace = 0;
  let channel: Channel;
  let ada: Member;
  let grace: Member;

  beforeAll(async () => {
    store = await storeOn(await open());
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    workspace += 1;
    channel = await meetChannel('general');
    ada = await meet('ada');
    grace = await meet('grace');
  });

  const inside = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
  const home = () => ({ platform: 'test', workspace: String(workspace) });
  const streakIn = async ({ id }: Channel, member: Member, day?: number) => {
    const wanted = [{ member: member.id, channel: id, day }];
    return (await inside(({ streaks }) => streaks.ofAll(wanted)))[0]?.days;
  };
  const meetChannel = (name: string) =>
    inside(({ channels }) => channels.meet({ ...home(), channel: name }, name));
  const meet = (user: string, name = user) =>
    inside(({ members }) => members.meet({ ...home(), user }, name));

  const erase = (member: Member) =>
    inside(async ({ personal }) => {
      await personal.hide(member, allPersonalData(), 0);
      expect(await personal.eraseSome(member.id, allPersonalData(), 100)).toBe(true);
    });

  const startGame = async (count = 3) => {
    const pace = questions(count).map((question) => paceOf(question));
    const quiz = startQuiz({ mode: 'everyone', pace }, 0);
    const settings = { topic: 'topic', count, lobby: 20 };
    return inside(({ quizzes }) =>
      quizzes.start(
        { channel: channel.id, startedBy: ada.id, seed: 4_294_967_295, quiz, settings },
        questions(count),
      ),
    );
  };
  const setUp = (): Promise<Schedule> => inside(({ schedules }) => schedules.save(channel.id, plan, ada.id));
  const openDaily = (
    schedule: Schedule,
    date: string | undefined,
    question = 0,
    reveal: Reveal = 'instant',
  ): Promise<Round | undefined> =>
    inside(({ roundOpener }) =>
      roundOpener.openDaily({
        channel: channel.id,
        schedule: schedule.id,
        question: questions(question + 1)[question] ?? fail(),
        reveal,
        date,
        dueAt: 1000,
        openedAt: 1000,
        closesAt: 5000,
      }),
    );
  const give = (round: Round, member: Member, more: Partial<Answer> = {}, at = 2000, date = '2026-11-21') =>
    inside(async ({ answers }) => {
      const right = more.right ?? true;
      const [taken] = await answers.lock([{ round: round.id, within: home() }]);
      const [player] = await answers.players([{ round: round.id, member: member.id }]);
      if (taken === undefined || player === undefined) return undefined;
      if (taken.round.closedAt !== undefined || taken.round.closesAt <= at) return undefined;
      const counted = withAnswer(taken.round, player, right);
      const answer = {
        round: round.id,
        member: member.id,
        choice: 0,
        right,
        points: 10,
        at,
        streak: undefined,
        ...more,
      };
      await answers.add([{ ...answer, date }], [counted]);
      return counted;
    });
  const board = (more: object = {}) =>
    inside(async ({ boards, folding }) => {
      while (await folding.fold());
      return boards.page({ channel, scope: 'workspace', game: 'all', period: 'all', on: '', ...more }, 0, 10);
    });

  test('recognizes a member it has met before, and updates the name', async () => {
    const again = await meet('ada', 'Ada L.');
    expect(again).toEqual({ ...ada, name: 'Ada L.' });
    expect(await inside(({ members }) => members.find(channel, 'ada l.'))).toEqual(again);
    expect(await inside(({ members }) => members.find(channel, 'ada'))).toEqual(again);
    expect(await inside(({ members }) => members.find(channel, 'nobody'))).toBeUndefined();
  });

  test('ignores guessed details of a known member, and keeps those of a new one until better ones arrive', async () => {
    const guess = (user: string) =>
      inside(({ members }) => members.meet({ ...home(), user }, 'login', false, true));
    await inside(({ members }) => members.meet({ ...home(), user: 'ada' }, 'Ada Lovelace', true));
    expect(await guess('ada')).toEqual({ ...ada, name: 'Ada Lovelace' });
    expect(await inside(({ reports }) => reports.readers(home(), 5))).toMatchObject([{ id: ada.id }]);
    const zoe = await guess('zoe');
    expect(zoe.name).toBe('login');
    expect(await meet('zoe')).toEqual({ ...zoe, name: 'zoe' });
  });

  test('retries work that refers to a row that someone else removed', async () => {
    const team = await inside(({ teams }) => teams.create(home(), 'Reds', ada.id, 0));
    let attempts = 0;
    await inside(async ({ memberships }) => memberships.join(ada.id, attempts++ === 0 ? -1 : team.id));
    expect(attempts).toBe(2);
    expect(await inside(({ memberships }) => memberships.of(ada.id))).toMatchObject({
      name: 'Reds',
      members: 1,
    });
    expect(await inside(({ memberships }) => memberships.of(grace.id))).toBeUndefined();
  });

  test('never merges two accounts of one workspace into one person', async () => {
    await expect(inside(({ persons }) => persons.unite(ada.id, grace.id, 0))).rejects.toThrow();
    expect(await inside(({ persons }) => persons.others(ada.id))).toEqual([]);
  });

  test('rolls back a transaction that fails', async () => {
    await expect(
      inside(async ({ schedules }) => {
        await schedules.save(channel.id, plan, ada.id);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await inside(({ schedules }) => schedules.ofChannel(channel.id))).toBeUndefined();
  });

  test('a journal lists what a member answered, where, and what closed without their answer', async () => {
    const schedule = await setUp();
    const days = ['2026-11-19', '2026-11-20', '2026-11-21'];
    const asked = await Promise.all(
      days.map(async (day, index) => (await openDaily(schedule, day, index)) ?? fail()),
    );
    const [first = fail(), second = fail(), third = fail()] = asked;
    const look = (member: Member, since = 0) =>
      inside(async ({ answerHistory, profile }) => ({
        channels: (await profile.channels(member.id)).map(({ name }) => name),
        answered: (await answerHistory.answered(member.id, 2)).map(({ round, answer }) => [
          round.id,
          answer.points,
        ]),
        missed: (await answerHistory.missed(member.id, since, 2)).map(({ id }) => id),
      }));
    expect(await look(ada)).toEqual({ channels: [], answered: [], missed: [] });
    await give(first, ada, { points: 11 }, 2000);
    await give(third, ada, { points: 12, right: false }, 3000);
    await give(second, grace);
    await meetChannel('random');
    expect((await look(ada)).missed).toEqual([]);
    for (const [index, { id }] of asked.entries())
      await inside(({ rounds }) => rounds.close(id, 6000 + index));
    expect(await look(ada)).toEqual({
      channels: ['general'],
      answered: [
        [third.id, 12],
        [first.id, 11],
      ],
      missed: [second.id],
    });
    expect((await look(ada, 6002)).missed).toEqual([]);
    expect((await look(grace)).missed).toEqual([third.id, first.id]);
    expect((await inside(({ answerHistory }) => answerHistory.answered(ada.id, 1)))[0]).toMatchObject({
      round: { id: third.id, closedAt: 6002 },
      answer: { round: third.id, right: false, choice: 0, at: 3000 },
    });
  });

  test('retries a conflict a few times', async () => {
    let tries = 0;
    const result = await inside(async () => {
      tries += 1;
      if (tries < 3) throw new Conflict('again');
      return tries;
    });
    expect(result).toBe(3);
    await expect(inside(async () => Promise.reject(new Conflict('forever')))).rejects.toThrow('forever');
  });

  test('saves a quiz with its state, and runs one per channel', async () => {
    const stored = await startGame();
    expect(await inside(({ quizzes }) => quizzes.running(channel.id))).toEqual(stored);
    expect(stored.seed).toBe(4_294_967_295);
    await expect(startGame()).rejects.toThrow();
    const over = { ...stored.quiz, phase: { kind: 'over', reason: 'finished' } } as const;
    await inside(({ quizzes }) => quizzes.save(stored, over));
    expect(await inside(({ quizzes }) => quizzes.running(channel.id))).toBeUndefined();
    expect((await inside(({ quizzes }) => quizzes.get(stored.id)))?.quiz).toEqual(over);
    expect((await startGame()).id).not.toBe(stored.id);
  });

  test('accepts only one of two steps from the same state', async () => {
    const stored = await startGame();
    await inside(({ quizzes }) => quizzes.save(stored, stored.quiz));
    await expect(inside(({ quizzes }) => quizzes.save(stored, stored.quiz))).rejects.toThrow(Conflict);
  });

  test('a quiz question exists once it is opened, and awaits everyone who answered the previous one', async () => {
    const { id } = await startGame();
    expect(await inside(({ rounds }) => rounds.ofQuiz(id, 0))).toBeUndefined();
    const first = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    expect(first).toMatchObject({ openedAt: 1000, closesAt: 5000, closedAt: undefined, answers: 0 });
    expect(first.game).toEqual({ kind: 'quiz', quiz: id, index: 0, expected: 0, awaited: 0 });
    await give(first, ada);
    await give(first, grace);
    const second = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 1, 6000, 9000));
    expect(second.game).toMatchObject({ expected: 2, awaited: 2 });
    expect((await give(second, ada, {}, 7000))?.game).toMatchObject({ awaited: 1 });
    const newcomer = await meet('newcomer');
    expect((await give(second, newcomer, {}, 7000))?.game).toMatchObject({ awaited: 1 });
    expect((await give(second, grace, {}, 7000))?.game).toMatchObject({ awaited: 0 });
    expect((await inside(({ rounds }) => rounds.get(second.id)))?.answers).toBe(3);
  });

  test('counts one answer per member and round, however often it comes', async () => {
    const { id } = await startGame();
    const round = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    await give(round, ada);
    await expect(give(round, ada, { choice: 2 })).rejects.toThrow(Conflict);
    expect((await inside(({ rounds }) => rounds.get(round.id)))?.answers).toBe(1);
    expect((await inside(({ answers }) => answers.get(round.id, ada.id)))?.choice).toBe(0);
    expect((await board()).standings[0]?.points).toBe(10);
  });

  test('takes no answers in a round that is closed or past its deadline', async () => {
    const { id } = await startGame();
    const round = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    expect(await give(round, ada, {}, 5000)).toBeUndefined();
    expect(await inside(({ rounds }) => rounds.close(round.id, 4000))).toBe(true);
    expect(await inside(({ rounds }) => rounds.close(round.id, 4000))).toBe(false);
    expect(await give(round, ada, {}, 3000)).toBeUndefined();
    expect(await inside(({ rounds }) => rounds.ofChannel(channel.id))).toEqual([]);
  });

  test('remembers who was right first, and counts the votes', async () => {
    const { id } = await startGame();
    const round = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    await give(round, await meet('wrong'), { right: false, choice: 2, points: 0 });
    await give(round, grace);
    const taken = await give(round, ada);
    expect(taken?.firstRight).toBe(grace.id);
    expect(await inside(({ answers }) => answers.votes(round.id))).toEqual(
      new Map([
        [0, 2],
        [2, 1],
      ]),
    );
  });

  test('opens one question per date, and numbers the days', async () => {
    const schedule = await setUp();
    const first = await openDaily(schedule, '2026-11-20');
    expect(first?.game).toEqual({
      kind: 'daily',
      schedule: schedule.id,
      reveal: 'instant',
      day: 1,
      dueAt: 1000,
    });
    expect(await openDaily(schedule, '2026-11-20')).toBeUndefined();
    const extra = await openDaily(schedule, undefined, 1);
    expect(extra?.game).toMatchObject({ day: undefined });
    expect(await openDaily(schedule, undefined, 2)).toBeDefined();
    expect((await openDaily(schedule, '2026-11-23', 3))?.game).toMatchObject({ day: 2 });
    expect(await inside(({ schedules }) => schedules.lastDate(schedule.id))).toBe('2026-11-23');
  });

  test('history tells when each question was last asked', async () => {
    const schedule = await setUp();
    const rounds = [];
    for (const [index, date] of ['2026-11-18', '2026-11-19', '2026-11-20'].entries()) {
      rounds.push(await openDaily(schedule, date, index % 2));
    }
    const [, second, third] = rounds.map((round) => round?.id ?? 0);
    const history = await inside(({ roundOpener }) => roundOpener.history(channel));
    expect(history.lastAsked).toEqual(
      new Map([
        ['q0', third],
        ['q1', second],
      ]),
    );
    expect(history.recent).toHaveLength(3);
  });

  test('a streak counts the days kept since the last closed one that was missed', async () => {
    const schedule = await setUp();
    const rounds: Round[] = [];
    for (const day of [16, 17, 18, 19]) {
      rounds.push((await openDaily(schedule, `2026-11-${day}`)) ?? fail());
    }
    const [one, two, three, four] = rounds as [Round, Round, Round, Round];
    const streak = (day?: number) => streakIn(channel, ada, day);
    expect(await streak()).toBe(0);
    await give(one, ada);
    await give(three, ada);
    expect([await streak(), await streak(1), await streak(2)]).toEqual([2, 1, 1]);
    await inside(({ rounds }) => rounds.close(two.id, 4000));
    expect(await streak()).toBe(1);
    await give(four, ada);
    expect([await streak(), await streak(3)]).toEqual([2, 1]);
    expect(await inside(({ streaks }) => streaks.best(ada.id))).toBe(2);
    await inside(({ withdrawals }) => withdrawals.mark(home(), two.question.id));
    expect(await streak()).toBe(3);
    expect(await inside(({ streaks }) => streaks.best(ada.id))).toBe(3);
    await inside(({ questionDays }) => questionDays.leaveOut(two.id));
    expect(await streak()).toBe(3);
    expect(await streakIn(channel, grace)).toBe(0);
    expect(await inside(({ streaks }) => streaks.best(grace.id))).toBe(0);
  });

  test('the best streak of a linked member may be in a channel where this account never answered', async () => {
    const schedule = await setUp();
    const there = ada;
    for (const day of [16, 17, 18, 19]) {
      const round = (await openDaily(schedule, `2026-11-${day}`)) ?? fail();
      if (day % 2 === 0) await give(round, there);
      await inside(({ rounds }) => rounds.close(round.id, 4000));
    }
    workspace += 1;
    channel = await meetChannel('general');
    const here = await meet('ada');
    const onEvenDays = await setUp();
    for (const day of [16, 18]) await openDaily(onEvenDays, `2026-11-${day}`);
    const best = (member: Member) => inside(({ streaks }) => streaks.best(member.id));
    expect([await best(here), await best(there)]).toEqual([0, 1]);
    await inside(({ persons }) => persons.unite(here.id, there.id, 0));
    expect(await streakIn(channel, here)).toBe(2);
    expect([await best(here), await best(there)]).toEqual([2, 2]);
  });

  test('a regraded answer is right, and changes its own totals only', async () => {
    const schedule = await setUp();
    const round = (await openDaily(schedule, '2026-11-20')) ?? fail();
    const next = (await openDaily(schedule, '2026-11-21', 1)) ?? fail();
    await give(round, ada, { right: false, points: 0, streak: 1 });
    await give(round, grace, { points: 11, streak: 1 });
    await give(next, ada, { points: 12, streak: 2 }, 2000, '2026-11-22');
    const regraded = [
      { member: ada.id, right: true, points: 11, streak: 1 },
      { member: grace.id, right: true, points: 14, streak: undefined },
    ];
    await inside(({ withdrawals }) => withdrawals.regrade(round, regraded));
    expect(await inside(({ answers }) => answers.get(round.id, ada.id))).toMatchObject({
      right: true,
      points: 11,
      streak: 1,
    });
    const flat = async (more: object) =>
      (await board(more)).standings.map(({ name, points, right }) => [name, points, right]);
    expect(await flat({ period: 'day', on: '2026-11-22' })).toEqual([['ada', 12, 1]]);
    expect(await flat({})).toEqual([
      ['ada', 23, 2],
      ['grace', 14, 1],
    ]);
  });

  test('a withdrawal is undone once, in time, and unmarks its own rounds only', async () => {
    const schedule = await setUp();
    const round = (await openDaily(schedule, '2026-11-20')) ?? fail();
    const over = (await openDaily(schedule, '2026-11-21')) ?? fail();
    const other = (await openDaily(schedule, '2026-11-22', 1)) ?? fail();
    await give(round, ada, { right: false, points: 0, streak: 1 });
    await inside(({ rounds }) => rounds.close(over.id, 5000));
    const withdrawn = await inside(async ({ withdrawals, keptAnswers, rounds }) => {
      const id = (await withdrawals.add(home(), 'q0', ada.id, 4000, 9000)) ?? fail();
      for (const question of ['q0', 'q1']) await withdrawals.mark(home(), question);
      await rounds.close(round.id, 4000);
      await keptAnswers.keep(id, [
        { round: round.id, member: ada.id, right: false, points: 0, streak: 1 },
        { round: other.id, member: grace.id, right: true, points: 9, streak: undefined },
      ]);
      return (await withdrawals.latest(home(), 'q0')) ?? fail();
    });
    expect(withdrawn).toMatchObject({ question: 'q0', at: 4000, undoUntil: 9000, undoneAt: undefined });
    expect(await inside(({ withdrawals }) => withdrawals.add(home(), 'q0', ada.id, 1, 2))).toBeUndefined();
    const elsewhere = { ...home(), workspace: 'x' };
    expect(await inside(({ withdrawals }) => withdrawals.get(withdrawn.id, elsewhere))).toBeUndefined();
    expect(await inside(({ withdrawals }) => withdrawals.latest(elsewhere, 'q0'))).toBeUndefined();
    expect(await inside(({ keptAnswers }) => keptAnswers.kept(withdrawn.id))).toEqual([
      { round: round.id, member: ada.id, right: false, points: 0, streak: 1 },
      { round: other.id, member: grace.id, right: true, points: 9, streak: undefined },
    ]);
    expect(await inside(({ undos }) => undos.begin(withdrawn, 9000))).toBeUndefined();
    const rounds = await inside(({ undos }) => undos.begin(withdrawn, 8999));
    expect(rounds?.map(({ id, isWithdrawn, isCutShort }) => [id, isWithdrawn, isCutShort])).toEqual([
      [round.id, false, true],
      [over.id, false, false],
    ]);
    expect((await inside(({ rounds }) => rounds.get(other.id)))?.isWithdrawn).toBe(true);
    expect(await inside(({ undos }) => undos.begin(withdrawn, 8999))).toBeUndefined();
    expect((await inside(({ roundOpener }) => roundOpener.history(channel))).withdrawn.size).toBe(0);
    await inside(({ keptAnswers }) => keptAnswers.forget(0));
    expect(await inside(({ keptAnswers }) => keptAnswers.kept(withdrawn.id))).toEqual([]);
    expect(await inside(({ withdrawals }) => withdrawals.add(home(), 'q0', ada.id, 1, 2))).toBeDefined();
  });

  test("old grades are forgotten once their withdrawal can't be undone anymore", async () => {
    const { id: quiz } = await startGame();
    const round = await inside(({ roundOpener }) => roundOpener.openInQuiz(quiz, 0, 1000, 5000));
    const kept = { round: round.id, member: ada.id, right: false, points: 0, streak: undefined };
    const [first = fail(), second = fail()] = await inside(async ({ withdrawals, keptAnswers }) => {
      const ids = [
        (await withdrawals.add(home(), 'q0', ada.id, 1000, 7000)) ?? fail(),
        (await withdrawals.add(home(), 'q1', ada.id, 2000, 8000)) ?? fail(),
      ];
      for (const id of ids) await keptAnswers.keep(id, [kept]);
      return ids;
    });
    await inside(({ keptAnswers }) => keptAnswers.forget(7000));
    expect(await inside(({ keptAnswers }) => keptAnswers.kept(first))).toEqual([]);
    expect(await inside(({ keptAnswers }) => keptAnswers.kept(second))).toEqual([kept]);
    const found = await inside(({ withdrawals }) => withdrawals.get(first));
    // Even if the clock is set back, nobody can undo it without the grades.
    expect(found && (await inside(({ undos }) => undos.begin(found, 5000)))).toBeUndefined();
    await inside(({ keptAnswers }) => keptAnswers.forget(8000));
    expect(await inside(({ keptAnswers }) => keptAnswers.kept(second))).toEqual([]);
  });

  test('a report is open and untold until managers were told or it is settled', async () => {
    const untold = () =>
      inside(async ({ reportTellings }) =>
        (await reportTellings.untold(home())).map(({ question, reasons }) => [
          question,
          ...reasons.map(({ by, reason }) => `${by}: ${reason}`),
        ]),
      );
    const report = (question: string, member: Member, reason: string, most = 20) =>
      inside(({ reports }) => reports.add(question, member.id, reason, 1, most));
    const telling = await inside(({ reportTellings }) => reportTellings.of(home()));
    expect(telling).toMatchObject({ workspace: home(), at: undefined });
    expect(await report('q0', ada, 'odd')).toBe(true);
    expect(await report('q0', grace, 'odder')).toBe(true);
    expect(await report('q1', ada, 'even', 1)).toBe(false);
    expect(await report('q0', ada, 'very odd', 1)).toBe(true);
    expect(await untold()).toEqual([['q0', 'ada: very odd', 'grace: odder']]);
    await inside(({ reportTellings }) => reportTellings.told(telling, 7));
    expect(await untold()).toEqual([]);
    expect(await inside(({ reportTellings }) => reportTellings.of(home()))).toEqual({ ...telling, at: 7 });
    expect(await inside(({ reportTellings }) => reportTellings.get(telling.id))).toEqual({
      ...telling,
      at: 7,
    });
    await report('q1', grace, 'even');
    expect(await untold()).toEqual([['q1', 'grace: even']]);
    await inside(({ reports }) => reports.settle(home(), 'q1', ada.id, 8));
    expect(await untold()).toEqual([]);
  });

  test('answers to a sealed round count once it closes, with their grades of then', async () => {
    const schedule = await setUp();
    const sealed = (await openDaily(schedule, '2026-11-20', 0, 'close')) ?? fail();
    const open = (await openDaily(schedule, '2026-11-21', 1)) ?? fail();
    await give(sealed, ada, { points: 11, streak: 1 });
    await give(sealed, grace, { right: false, points: 0, streak: 1 });
    await give(open, ada, { points: 12, streak: 2 });
    const flat = async () =>
      (await board()).standings.map(({ name, points, right, answers }) => [name, points, right, answers]);
    const read = () => inside(({ personal }) => personal.read(ada.id, allPersonalData()));
    const topics = () => inside(({ profile }) => profile.topics(ada.id));
    const sealedOf = () => inside(({ profile }) => profile.sealed(ada.id));
    const until = async () =>
      (await inside(({ openQuestions }) => openQuestions.hiding([{ ...home(), question: 'q0' }])))[0]?.until;
    expect(await flat()).toEqual([['ada', 12, 1, 1]]);
    expect((await topics()).map(({ topic }) => topic)).toEqual(['topic-1']);
    expect([await sealedOf(), await until()]).toEqual([1, 5000]);
    const before = await read();
    expect(before).toMatchObject({
      answers: [
        { question: 'q0', answer: 'the right one', streak: 1 },
        { question: 'q1', right: true },
      ],
      firstToBeRight: ['q1'],
    });
    expect(JSON.stringify(before)).not.toMatch(/"question":"q0"[^}]*("right"|"points")/);
    // A longer streak, from a day before that was withdrawn, changes the answer but no total.
    const longer = [{ member: ada.id, right: true, points: 13, streak: 3 }];
    await inside(({ withdrawals }) => withdrawals.regrade(sealed, longer));
    expect(await flat()).toEqual([['ada', 12, 1, 1]]);

    expect(await inside(({ rounds }) => rounds.close(sealed.id, 5000))).toBe(true);
    expect(await inside(({ rounds }) => rounds.close(sealed.id, 5001))).toBe(false);
    await inside(({ rounds }) => rounds.close(open.id, 5000));
    const counted = [
      ['ada', 25, 2, 2],
      ['grace', 0, 0, 1],
    ];
    expect(await flat()).toEqual(counted);
    expect((await topics()).map(({ topic }) => topic)).toEqual(['topic-0', 'topic-1']);
    expect([await sealedOf(), await until()]).toEqual([0, undefined]);
    expect(await read()).toMatchObject({
      answers: [{ question: 'q0', right: true, points: 13 }, {}],
      firstToBeRight: ['q0', 'q1'],
    });
    await inside(({ rounds }) => rounds.restartClock(sealed.id, 6000, 9000));
    expect(await inside(({ rounds }) => rounds.close(sealed.id, 9000))).toBe(false);
    expect(await flat()).toEqual(counted);
  });

  test('a member is in a lobby once, and is awaited by the first question', async () => {
    const { id } = await startGame();
    const enter = (member: number, at: number) => inside(({ lobby }) => lobby.enter(id, member, at));
    expect([await enter(grace.id, 1), await enter(ada.id, 2), await enter(grace.id, 3)]).toEqual([
      true,
      true,
      false,
    ]);
    const players = await inside(({ lobby }) => lobby.players(id));
    expect(players.map(({ name, team, dealt }) => [name, team, dealt])).toEqual([
      ['grace', undefined, undefined],
      ['ada', undefined, undefined],
    ]);
    const round = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    expect(round.game).toMatchObject({ expected: 2, awaited: 2 });
    const stranger = await meet('stranger');
    expect((await give(round, stranger))?.game).toMatchObject({ awaited: 2 });
    expect((await give(round, ada))?.game).toMatchObject({ awaited: 1 });
  });

  test("mixed teams are a quiz's own, and rank those who were dealt into them", async () => {
    const { id } = await startGame();
    const round = await inside(async ({ lobby, roundOpener }) => {
      await lobby.hold(id);
      for (const { id: member } of [ada, grace]) await lobby.enter(id, member, 1);
      return roundOpener.openInQuiz(id, 0, 1000, 5000);
    });
    const dealt = () => inside(({ mixes }) => mixes.among(id, [ada.id, grace.id]));
    expect(await dealt()).toBeUndefined();
    await inside(({ mixes }) => mixes.deal(id, new Map([[ada.id, 1]])));
    expect(await dealt()).toEqual(new Set([ada.id]));
    await give(round, ada, { points: 12 });
    expect(await inside(({ mixes }) => mixes.points(id))).toEqual(new Map([[ada.id, 12]]));
    expect(await inside(({ boards }) => boards.quizTeams(id))).toEqual([
      { team: 1, name: 'Blue', points: 4, players: 1, members: 1, rank: 1 },
    ]);
  });

  test('in a quiz, equal points are ordered by the time that right answers took, and rights are out of all questions asked', async () => {
    const { id } = await startGame(3);
    const [first, second] = await inside(({ roundOpener }) =>
      Promise.all([
        roundOpener.openInQuiz(id, 0, 1000, 50_000),
        roundOpener.openInQuiz(id, 1, 60_000, 90_000),
      ]),
    );
    const [zoe, eve] = [await meet('zoe'), await meet('eve')];
    // Grace took 3 s, ada 4 s; time spent on wrong answers counts for nobody; zoe took as long as grace.
    await give(first, ada, { points: 120 }, 3000);
    await give(second, ada, { points: 130 }, 62_000);
    await give(first, grace, { points: 250 }, 4000);
    await give(second, grace, { right: false, points: 0 }, 80_000);
    await give(second, zoe, { points: 250 }, 63_000);
    await give(first, eve, { points: 251 }, 49_000);
    const ranked = async (limit: number, through?: number) => {
      const { standings, ...rest } = await inside(({ boards }) => boards.quiz(id, limit, through));
      return [standings.map(({ name, rank, points }) => `${rank} ${name} ${points}`), rest];
    };
    expect(await ranked(9)).toEqual([
      ['1 eve 251', '2 grace 250', '2 zoe 250', '4 ada 250'],
      { size: 4, more: 0, asked: 2 },
    ]);
    expect(await ranked(2)).toEqual([['1 eve 251', '2 grace 250'], { size: 4, more: 1, asked: 2 }]);
    expect(await ranked(1, 0)).toEqual([['1 eve 251'], { size: 3, more: 0, asked: 1 }]);
    const scores = await inside(({ quizScores }) => quizScores.ofAll([{ quiz: id, through: 1 }]));
    expect(scores.get(id)?.toSorted((one, other) => one.member - other.member)).toEqual([
      {
        member: ada.id,
        name: 'ada',
        isSeen: true,
        score: { points: 250, ms: 4000 },
        before: { points: 120, ms: 2000 },
      },
      {
        member: grace.id,
        name: 'grace',
        isSeen: true,
        score: { points: 250, ms: 3000 },
        before: { points: 250, ms: 3000 },
      },
      { member: zoe.id, name: 'zoe', isSeen: true, score: { points: 250, ms: 3000 }, before: undefined },
      {
        member: eve.id,
        name: 'eve',
        isSeen: true,
        score: { points: 251, ms: 48_000 },
        before: { points: 251, ms: 48_000 },
      },
    ]);
    expect(await inside(({ quizScores }) => quizScores.ofAll([]))).toEqual(new Map());
    const own = await inside(({ quizScores }) => quizScores.answers(id, zoe.id));
    expect(own.map(({ round, answer }) => [round.id, answer?.points])).toEqual([
      [first.id, undefined],
      [second.id, 250],
    ]);
  });

  test('a vote to skip counts once, from those who are expected, until the question closes', async () => {
    const { id } = await startGame();
    await inside(({ lobby }) => lobby.enter(id, ada.id, 1));
    const round = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    const may = (member: number) => inside(({ skipVotes }) => skipVotes.mayVote(round.id, member));
    expect([await may(ada.id), await may(grace.id)]).toEqual([true, false]);
    const add = () => inside(({ skipVotes }) => skipVotes.add(round.id, ada.id, 2000));
    expect([await add(), await add()]).toEqual([true, false]);
    const count = () => inside(({ skipVotes }) => skipVotes.count(round.id));
    expect(await count()).toBe(1);
    await inside(({ rounds }) => rounds.close(round.id, 3000));
    expect(await add()).toBeUndefined();
    await inside(({ skipVotes }) => skipVotes.forget(round.id));
    expect(await count()).toBe(0);
  });

  test('removes a question from a running quiz that has not asked it yet', async () => {
    const { id } = await startGame(4);
    await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    expect(await inside(({ roundOpener }) => roundOpener.takeOut(home(), 'q0'))).toEqual([]);
    expect(
      await inside(({ roundOpener }) => roundOpener.takeOut({ ...home(), workspace: 'x' }, 'q1')),
    ).toEqual([]);
    expect(await inside(({ roundOpener }) => roundOpener.takeOut(home(), 'q1'))).toEqual([
      { quiz: id, index: 1 },
    ]);
    const next = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 1, 6000, 9000));
    const last = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 2, 6000, 9000));
    expect([next.question.id, last.question.id]).toEqual(['q2', 'q3']);
  });

  test('leaderboards add up by period, place, and game, and ties share a rank', async () => {
    const schedule = await setUp();
    const { id } = await startGame();
    const quizRound = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    const daily = (await openDaily(schedule, '2026-11-21')) ?? fail();
    await give(quizRound, ada, { points: 15 }, 2000, '2026-11-01');
    await give(daily, ada, { points: 11 });
    await give(daily, grace, { points: 11 });
    await give(daily, await meet('zoe'), { points: 0, right: false });
    const flat = async (more: object) =>
      (await board(more)).standings.map(({ name, points, rank, right, answers }) => [
        name,
        points,
        rank,
        `${right}/${answers}`,
      ]);
    expect(await flat({})).toEqual([
      ['ada', 26, 1, '2/2'],
      ['grace', 11, 2, '1/1'],
      ['zoe', 0, 3, '0/1'],
    ]);
    expect(await flat({ period: 'week', on: '2026-11-22' })).toEqual([
      ['ada', 11, 1, '1/1'],
      ['grace', 11, 1, '1/1'],
      ['zoe', 0, 3, '0/1'],
    ]);
    expect(await flat({ game: 'quiz' })).toEqual([['ada', 15, 1, '1/1']]);
    const elsewhere = await meetChannel('elsewhere');
    expect(await flat({ channel: elsewhere, scope: 'channel' })).toEqual([]);
    expect((await flat({ channel: elsewhere, scope: 'workspace' })).length).toBe(3);
    expect((await board()).size).toBe(3);
    const query = { channel, scope: 'workspace', game: 'all', period: 'week', on: '2026-11-22' } as const;
    const namesOn = async (offset: number, limit: number, reader?: number) => {
      const { standings, size } = await inside(({ boards }) => boards.page(query, offset, limit, reader));
      return [...standings.map(({ name, rank, place }) => `${place} ${name} ${rank}`), size];
    };
    expect(await namesOn(0, 0, grace.id)).toEqual(['1 ada 1', '2 grace 1', '3 zoe 3', 3]);
    expect(await namesOn(0, 1, ada.id)).toEqual(['1 ada 1', 3]);
    expect(await namesOn(2, 1, ada.id)).toEqual(['1 ada 1', '2 grace 1', '3 zoe 3', 3]);
    expect(await namesOn(1, 1, -1)).toEqual(['2 grace 1', 3]);
    expect(await namesOn(0, 0, -1)).toEqual([3]);
    const since = '2026-11-16';
    expect(await inside(({ boards }) => boards.page(query, 9, 1))).toEqual({ standings: [], size: 3, since });
    const later = { ...query, on: '2026-12-24' };
    expect(await inside(({ boards }) => boards.page(later, 9, 1))).toEqual({ standings: [], size: 3, since });
    const before = { ...query, on: '2025-11-01' };
    expect(await inside(({ boards }) => boards.page(before, 0, 9))).toEqual({
      standings: [],
      size: 0,
      since: '2025-10-27',
    });
    expect((await inside(({ boards }) => boards.page(query, 1, 1))).standings).toMatchObject([
      { name: 'grace', rank: 1 },
    ]);
    expect((await inside(({ boards }) => boards.quiz(id, 5))).standings).toMatchObject([
      { name: 'ada', points: 15, rank: 1 },
    ]);
    expect(await inside(({ profile }) => profile.topics(ada.id))).toEqual([
      { track: 'track', topic: 'topic-0', level: 'junior', answers: 2, right: 2 },
    ]);
    expect(await inside(({ profile }) => profile.days(ada.id, '2026-11-02'))).toEqual([
      { date: '2026-11-21', answers: 1, right: 1 },
    ]);
  });

  test("a recap counts its channel's answers from its first instant up to, but not including, its last", async () => {
    const schedule = await setUp();
    const [one, two] = [
      (await openDaily(schedule, '2026-11-20')) ?? fail(),
      (await openDaily(schedule, '2026-11-21', 1)) ?? fail(),
    ];
    await inside(async ({ teams, memberships }) =>
      memberships.join(ada.id, (await teams.create(home(), 'Generators', ada.id, 0)).id),
    );
    await give(one, ada, { streak: 1 }, 1999);
    await give(two, ada, { right: false, points: 0, streak: 2 }, 2000);
    await give(one, grace, { streak: 3 }, 2999);
    await give(two, grace, { right: false, points: 0 }, 3000);
    await inside(({ rounds }) => rounds.close(two.id, 4000));
    const stretch = { channel: channel.id, from: 2000, before: 3000 };
    const elsewhere = { ...stretch, channel: (await meetChannel('elsewhere')).id };
    await inside(async ({ recapStats }) => {
      expect(await recapStats.standings(stretch, 1)).toEqual({
        standings: [{ member: grace.id, name: 'grace', points: 10, answers: 1, right: 1, rank: 1, place: 1 }],
        size: 2,
        more: 0,
      });
      expect(await recapStats.teams(stretch)).toMatchObject([{ name: 'Generators', points: 0, players: 1 }]);
      expect(await recapStats.mostMissed(stretch)).toMatchObject({
        round: { id: two.id },
        answers: 1,
        right: 0,
      });
      expect((await recapStats.keepers(stretch)).map(({ name }) => name)).toEqual(['ada', 'grace']);
      expect(await recapStats.standings(elsewhere, 1)).toEqual({ standings: [], size: 0, more: 0 });
      expect(await recapStats.mostMissed(elsewhere)).toBeUndefined();
    });
  });

  test('sets up, changes, pauses, removes, and sets up a schedule again', async () => {
    const schedule = await setUp();
    expect(schedule).toMatchObject({ ...plan, status: 'active', pausedBecause: undefined });
    const changed = await inside(({ schedules }) =>
      schedules.save(channel.id, { ...plan, days: [6, 7] }, grace.id),
    );
    expect([changed.id, changed.days, changed.setUpBy]).toEqual([schedule.id, [6, 7], grace.id]);
    await inside(({ schedules }) => schedules.setStatus(schedule.id, 'paused', 'the channel is gone'));
    expect(await inside(({ schedules }) => schedules.get(schedule.id))).toMatchObject({
      status: 'paused',
      pausedBecause: 'the channel is gone',
    });
    await inside(({ schedules }) => schedules.setStatus(schedule.id, 'removed'));
    expect(await inside(({ schedules }) => schedules.ofChannel(channel.id))).toBeUndefined();
    expect(await setUp()).toMatchObject({ id: schedule.id, status: 'active' });
  });

  test('the time zone of a workspace is that of its oldest schedule', async () => {
    const zone = (of: Channel) => inside(({ channels }) => channels.timezones([of]).then(([zone]) => zone));
    expect(await zone(channel)).toBeUndefined();
    await setUp();
    const other = await meetChannel('other');
    expect(await zone(other)).toBe('Europe/Berlin');
    await inside(({ schedules }) => schedules.save(other.id, { ...plan, timezone: 'Asia/Tokyo' }, ada.id));
    expect(await zone(other)).toBe('Europe/Berlin');
    expect(await zone(channel)).toBe('Europe/Berlin');
    expect(await zone(await meetChannel('third'))).toBe('Europe/Berlin');
  });

  test('deletes erased data, and what stays belongs to nobody', async () => {
    const { id } = await startGame();
    const round = await inside(({ roundOpener }) => roundOpener.openInQuiz(id, 0, 1000, 5000));
    await give(round, ada);
    await inside(({ reports }) => reports.add('q0', ada.id, 'wrong', 1, 20));
    await inside(({ reports }) => reports.add('q0', ada.id, 'quite wrong', 2, 20));
    expect(await inside(({ personal }) => personal.read(ada.id, allPersonalData()))).toMatchObject({
      member: { name: 'ada' },
      answers: [
        { question: 'q0', answer: 'the right one', right: true, points: 10, at: '1970-01-01T00:00:02.000Z' },
      ],
      totals: [{ channel: 'general', date: '2026-11-21', game: 'quiz', points: 10 }],
      reports: [{ question: 'q0', reason: 'quite wrong' }],
      quizzesStarted: [id],
    });
    await erase(ada);
    expect(await inside(({ members }) => members.get(ada.id))).toBeUndefined();
    expect(await board()).toEqual({ standings: [], size: 0, since: '' });
    const kept = await inside(({ rounds }) => rounds.get(round.id));
    expect([kept?.answers, kept?.firstRight]).toEqual([1, undefined]);
    expect((await inside(({ quizzes }) => quizzes.get(id)))?.startedBy).toBeUndefined();
    expect((await meet('ada')).id).not.toBe(ada.id);
  });

  describe('timers', () => {
    const clearAll = async () => {
      for (const timer of await inside(({ scheduler }) => scheduler.claim(2 ** 40, 100))) {
        await inside(({ scheduler }) => scheduler.done(timer));
      }
    };
    beforeEach(clearAll);

    test('are claimed when they are due, oldest first, by one claimer only', async () => {
      await inside(({ scheduler }) => scheduler.set('quiz', 1, 300));
      await inside(({ scheduler }) => scheduler.set('daily', 1, 200));
      await inside(({ scheduler }) => scheduler.set('close', 1, 900));
      expect(await inside(({ scheduler }) => scheduler.nextDue())).toBe(200);
      const claimed = await inside(({ scheduler }) => scheduler.claim(500, 10));
      expect(claimed.map(({ kind }) => kind)).toEqual(['daily', 'quiz']);
      expect(await inside(({ scheduler }) => scheduler.claim(500, 10))).toEqual([]);
      expect(await inside(({ scheduler }) => scheduler.nextDue())).toBe(900);
    });

    test('go to another claimer when the first one dies', async () => {
      await inside(({ scheduler }) => scheduler.set('quiz', 1, 300));
      await inside(({ scheduler }) => scheduler.claim(500, 10));
      expect(await inside(({ scheduler }) => scheduler.claim(500 + leaseMs - 1, 10))).toEqual([]);
      expect(await inside(({ scheduler }) => scheduler.nextDue())).toBe(500 + leaseMs);
      expect(await inside(({ scheduler }) => scheduler.claim(500 + leaseMs, 10))).toHaveLength(1);
    });

    test('can be claimed again when the clock was set back after their claim', async () => {
      await inside(({ scheduler }) => scheduler.set('quiz', 1, 300));
      await inside(({ scheduler }) => scheduler.claim(1_000_000, 10));
      expect(await inside(({ scheduler }) => scheduler.claim(1_000_000 - 5000, 10))).toEqual([]);
      expect(await inside(({ scheduler }) => scheduler.claim(500, 10))).toHaveLength(1);
    });

    test('that are set again stay when the old ones are done', async () => {
      await inside(({ scheduler }) => scheduler.set('quiz', 1, 300));
      const [timer] = await inside(({ scheduler }) => scheduler.claim(500, 10));
      await inside(async ({ scheduler }) => {
        expect(await scheduler.done(timer ?? fail())).toBe(true);
        await scheduler.set('quiz', 1, 300);
      });
      await inside(({ scheduler }) => scheduler.set('quiz', 1, 400));
      expect(await inside(({ scheduler }) => scheduler.done(timer ?? fail()))).toBe(false);
      expect(await inside(({ scheduler }) => scheduler.claim(500, 10))).toHaveLength(1);
      await inside(({ scheduler }) => scheduler.clear('quiz', 1));
      expect(await inside(({ scheduler }) => scheduler.nextDue())).toBeUndefined();
    });
  });

  describe('posts', () => {
    let subject = 0;
    beforeEach(async () => {
      subject += 1;
      for (const post of await inside(({ outbox }) => outbox.claim(1_000_000, 100, [{ name: 'test' }]))) {
        await inside(({ outbox }) => outbox.settle(post, { kind: 'dropped' }));
      }
    });
    const add = (to: Channel, number = subject, now = 100) =>
      inside(({ outbox }) => outbox.add(to.id, 'question', number, now));
    const claim = (now: number) => inside(({ outbox }) => outbox.claim(now, 10, [{ name: 'test' }]));
    const subjects = async (now: number) => (await claim(now)).map(({ subject }) => subject);

    test('are sent in order within a channel, and in parallel across channels', async () => {
      const other = await meetChannel('other');
      await add(channel, 1);
      await add(channel, 2);
      await add(other, 3);
      const first = await claim(100);
      expect(first.map(({ subject }) => subject)).toEqual([1, 3]);
      expect(await subjects(100)).toEqual([]);
      for (const post of first)
        await inside(({ outbox }) => outbox.settle(post, { kind: 'sent', message: 'm' }));
      expect(await subjects(100)).toEqual([2]);
    });

    test('have keys of their own, even for one subject at one time', async () => {
      const channels = [channel, await meetChannel('other'), await meetChannel('third')];
      // No kind is called so today, but one that begins like another must not share its keys.
      const kinds = ['question', 'quiz-end', 'quiz-extra' as 'quiz-end'] as const;
      const keys: string[] = [];
      for (const kind of kinds) {
        for (const to of channels) await inside(({ outbox }) => outbox.add(to.id, kind, subject, 100));
        for (const post of await claim(100)) {
          keys.push(post.key);
          await inside(({ outbox }) => outbox.settle(post, { kind: 'dropped' }));
        }
      }
      expect(keys).toHaveLength(kinds.length * channels.length);
      expect(new Set(keys).size).toBe(keys.length);
    });

    test('are left to the process that serves their platform', async () => {
      await add(channel);
      expect(await inside(({ outbox }) => outbox.claim(100, 10, [{ name: 'another' }]))).toEqual([]);
      expect(await inside(({ outbox }) => outbox.nextDue(100, [{ name: 'another' }]))).toBeUndefined();
      expect(await subjects(100)).toEqual([subject]);
    });

    test('are left to the process that serves their workspace', async () => {
      await add(channel);
      const { workspace } = channel;
      const elsewhere = [{ name: 'test', workspace: `${workspace}-not` }];
      expect(await inside(({ outbox }) => outbox.claim(100, 10, elsewhere))).toEqual([]);
      expect(await inside(({ outbox }) => outbox.nextDue(100, elsewhere))).toBeUndefined();
      const here = await inside(({ outbox }) => outbox.claim(100, 10, [{ name: 'test', workspace }]));
      expect(here.map((post) => post.subject)).toEqual([subject]);
    });

    test('with an unknown outcome say so to the process that takes over', async () => {
      await add(channel);
      const [post] = await claim(100);
      expect(post).toMatchObject({ unsure: false, failures: 0, message: undefined });
      const [again] = await claim(100 + leaseMs);
      expect(again).toMatchObject({ id: post?.id, key: post?.key, unsure: true, failures: 1 });
      expect(post?.key.length).toBeLessThanOrEqual(25);
    });

    test('that are still being sent keep their claim', async () => {
      await add(channel);
      const [post] = await claim(100);
      await inside(({ outbox }) => outbox.settle(post ?? fail(), { kind: 'sending', now: 5000 }));
      expect(await subjects(100 + leaseMs)).toEqual([]);
      expect(await subjects(5000 + leaseMs)).toEqual([subject]);
    });

    test('are edited once for several requests in a short time', async () => {
      await add(channel);
      const [post] = await claim(100);
      await inside(({ outbox }) => outbox.settle(post ?? fail(), { kind: 'sent', message: 'm1' }));
      expect(await inside(({ outbox }) => outbox.nextDue(100, [{ name: 'test' }]))).toBeUndefined();
      await inside(({ outbox }) => outbox.requestEdit('question', subject, 3000));
      await inside(({ outbox }) => outbox.requestEdit('question', subject, 4000));
      expect(await inside(({ outbox }) => outbox.nextDue(100, [{ name: 'test' }]))).toBe(3000);
      const [edit] = await claim(3000);
      expect(edit).toMatchObject({ message: 'm1', unsure: false });
    });

    test('are edited after they are sent if an edit was requested meanwhile, at the requested time', async () => {
      await add(channel);
      const [post] = await claim(100);
      await inside(({ outbox }) => outbox.requestEdit('question', subject, 3000));
      expect(await subjects(3000)).toEqual([]);
      await inside(({ outbox }) => outbox.settle(post ?? fail(), { kind: 'sent', message: 'm1' }));
      expect(await inside(({ outbox }) => outbox.nextDue(100, [{ name: 'test' }]))).toBe(3000);
      expect(await claim(3000)).toMatchObject([{ message: 'm1' }]);
    });

    test('that fail are retried later and hold back later posts; a pending edit holds back nothing', async () => {
      await add(channel, 1);
      await add(channel, 2);
      const [post] = await claim(100);
      await inside(({ outbox }) => outbox.settle(post ?? fail(), { kind: 'retry', at: 2000 }));
      expect(await subjects(1000)).toEqual([]);
      expect(await inside(({ outbox }) => outbox.nextDue(1000, [{ name: 'test' }]))).toBe(2000);
      const [again] = await claim(2000);
      expect(again).toMatchObject({ subject: 1, failures: 1, unsure: true });
      await inside(({ outbox }) => outbox.settle(again ?? fail(), { kind: 'sent', message: 'm' }));
      await inside(({ outbox }) => outbox.requestEdit('question', 1, 9000));
      expect(await subjects(2000)).toEqual([2]);
    });

    test('that are postponed do not count as failed', async () => {
      await add(channel);
      const [post] = await claim(100);
      await inside(({ outbox }) => outbox.settle(post ?? fail(), { kind: 'postponed', at: 2000 }));
      expect(await claim(1999)).toEqual([]);
      expect(await claim(2000)).toMatchObject([{ failures: 0, unsure: false }]);
    });

    const settle = (post: Post | undefined, outcome: PostOutcome) =>
      inside(({ outbox }) => outbox.settle(post ?? fail(), outcome));
    /** The subjects of a test's first three posts. */
    const [one, two, three] = [1, 2, 3].map((place) => () => 100 * subject + place) as [
      () => number,
      () => number,
      () => number,
    ];
    /** Adds posts of these subjects that were sent at 100. */
    const addSent = async (...numbers: number[]) => {
      for (const number of numbers) {
        await add(channel, number);
        await settle((await claim(100))[0], { kind: 'sent', message: `m${number}` });
      }
    };
    const edit = (number: number, at: number) =>
      inside(({ outbox }) => outbox.requestEdit('question', number, at));

    test('wait for the edits due before them, unless those failed or have to wait', async () => {
      await addSent(one());
      await edit(one(), 200);
      await add(channel, two(), 200);
      const [first] = await claim(200);
      expect(first).toMatchObject({ subject: one() });
      expect(await subjects(200)).toEqual([]);
      await settle(first, { kind: 'postponed', at: 600_000 });
      expect(await subjects(200)).toEqual([two()]);
    });

    test('do not wait for an edit that is tried again', async () => {
      await addSent(one());
      await edit(one(), 200);
      await settle((await claim(200))[0], { kind: 'retry', at: 300 });
      await add(channel, two(), 300);
      expect((await subjects(300)).toSorted()).toEqual([one(), two()]);
    });

    test('hold back no edits, which go one after the other', async () => {
      await addSent(one(), two());
      await add(channel, three());
      await settle((await claim(100))[0], { kind: 'postponed', at: 600_000 });
      await edit(one(), 200);
      await edit(two(), 200);
      const [first, ...others] = await claim(200);
      expect([first?.subject, others]).toEqual([one(), []]);
      await settle(first, { kind: 'sent', message: 'm1' });
      expect(await subjects(200)).toEqual([two()]);
    });

    test('are not edited before the platform allows it, and then once', async () => {
      await addSent(one());
      await edit(one(), 200);
      await settle((await claim(200))[0], { kind: 'postponed', at: 600_000 });
      for (const at of [1000, 2000, 3000]) await edit(one(), at);
      expect(await claim(599_999)).toEqual([]);
      const [post] = await claim(600_000);
      await settle(post, { kind: 'sent', message: 'm1' });
      expect(await claim(700_000)).toEqual([]);
      await edit(one(), 700_000);
      expect(await claim(700_000)).toHaveLength(1);
    });

    test('that were refused let later ones go first, and remember it', async () => {
      await add(channel, one());
      await add(channel, two());
      await settle((await claim(100))[0], { kind: 'refused', at: 60_000 });
      expect(await subjects(100)).toEqual([two()]);
      const again = (await claim(60_000)).find((post) => post.subject === one());
      expect(again).toMatchObject({ isRefused: true, unsure: false, failures: 0 });
    });
  });

  test('an outage begins with the first failure, keeps the last reason, and ends', async () => {
    const of = () => inside(({ outages }) => outages.ofChannel(channel.id));
    const failed = (reason: string, now: number) =>
      inside(({ outages }) => outages.fail(channel.id, reason, now));
    expect(await of()).toBeUndefined();
    expect([await failed('One.', 100), await failed('Two.', 200)]).toEqual([100, 100]);
    expect(await of()).toMatchObject({
      channel: { id: channel.id, name: 'general' },
      since: 100,
      reason: 'Two.',
    });
    await inside(({ outages }) => outages.end(channel.id));
    expect([await of(), await failed('Three.', 300)]).toEqual([undefined, 300]);
  });

  test('an outage concerns those who play there, and whoever set the schedule up, for a while', async () => {
    const concerning = async (member: Member, since = 0) =>
      (await inside(({ outages }) => outages.concerning(member.id, since))).length;
    const schedule = await setUp();
    await give((await openDaily(schedule, '2026-11-21')) ?? fail(), grace);
    const linus = await meet('linus');
    await inside(({ outages }) => outages.fail(channel.id, 'Why.', 100));
    expect([await concerning(ada), await concerning(grace), await concerning(linus)]).toEqual([1, 1, 0]);
    expect(await concerning(ada, 100)).toBe(0);
    await inside(({ schedules }) => schedules.setStatus(schedule.id, 'paused'));
    expect([await concerning(ada), await concerning(grace)]).toEqual([1, 0]);
  });

  test('a notice is claimed once per member and reason until it is old or taken back', async () => {
    const claim = (member: Member, reason: string, now: number) =>
      inside(({ outages }) => outages.claimNotice(channel.id, member.id, reason, now, now - 1000));
    expect(await claim(ada, 'a', 5000)).toBe(true);
    expect([await claim(ada, 'a', 5999), await claim(ada, 'b', 5999), await claim(grace, 'a', 5999)]).toEqual(
      [false, true, true],
    );
    expect(await claim(ada, 'a', 6000)).toBe(true);
    await inside(({ outages }) => outages.releaseNotice(channel.id, ada.id, 'a'));
    expect(await claim(ada, 'a', 6001)).toBe(true);
    await erase(ada);
  });
});

const fail = (): never => {
  throw new Error('The test expected a value here.');
};
