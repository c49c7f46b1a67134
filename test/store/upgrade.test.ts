import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { up as start } from '../../migrations/0001-start.ts';
import { up as standings } from '../../migrations/0002-standings.ts';
import { up as sealedRounds } from '../../migrations/0005-sealed-rounds.ts';
import { up as undo } from '../../migrations/0006-undo.ts';
import { up as outages } from '../../migrations/0007-outages.ts';
import { up as erasure } from '../../migrations/0009-erasure.ts';
import { up as keptStandings } from '../../migrations/0011-standings.ts';
import { up as calledRoles } from '../../migrations/0029-called-roles.ts';
import { up as roles } from '../../migrations/0030-roles.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import { databases } from '../support/databases.ts';
import { wrongStandings } from '../support/standings.ts';

describe.each(databases)('a database with open questions that reveal at the close, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('no longer counts the answers to them, until they close', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    await standings(tables, dialect);
    await sql`insert into channels (id, platform, workspace, channel, name) values (1, 't', 'w', 'c', 'c')`.execute(
      db,
    );
    for (const id of [1, 2]) {
      await sql`insert into members (id, platform, workspace, "user", name, folded) values (${id}, 't', 'w', ${`u${id}`}, 'u', 'u')`.execute(
        db,
      );
    }
    const rounds = [
      [1, 'close', null],
      [2, 'close', 5000],
      [3, 'instant', null],
      [4, 'close', null],
    ] as const;
    for (const [id, reveal, closedAt] of rounds) {
      await sql`
        insert into rounds (id, channel_id, game, reveal, question_id, track, topic, level, question, opened_at, closed_at)
        values (${id}, 1, 'daily', ${reveal}, 'q', 't', 't', 'junior', '{}', 1000, ${closedAt})`.execute(db);
      await sql`insert into answers (round_id, member_id, choice, correct, points, at, date) values (${id}, 1, 0, 1, 10, 2000, '2026-11-20')`.execute(
        db,
      );
    }
    await sql`insert into answers (round_id, member_id, choice, correct, points, at, date) values (1, 2, 0, 0, 0, 2000, '2026-11-20')`.execute(
      db,
    );
    await sql`insert into totals (channel_id, member_id, date, game, points, answers, correct) values
      (1, 1, '2026-11-20', 'daily', 40, 4, 4), (1, 2, '2026-11-20', 'daily', 0, 1, 0)`.execute(db);
    await sealedRounds(tables);
    const totals = await db
      .selectFrom('totals')
      .select(['memberId', 'points', 'answers', 'correct'])
      .execute();
    expect(totals).toEqual([{ memberId: 1, points: 20, answers: 2, correct: 2 }]);
  });
});

describe.each(databases)('a database from before there were teams, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('derives the local day of each answer from its time and its totals', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;
    await sql`insert into channels (id, platform, workspace, channel, name) values (1, 't', 'w', 'c', 'c')`.execute(
      db,
    );
    await sql`insert into members (id, platform, workspace, "user", name, folded) values (1, 't', 'w', 'u', 'u', 'u')`.execute(
      db,
    );
    await sql`
      insert into schedules (id, channel_id, time, timezone, days, reveal, open_hours, status)
      values (1, 1, '09:00', 'Pacific/Auckland', '1234567', 'instant', 24, 'active')`.execute(db);
    // Half past nine in the morning in Auckland is the previous evening in UTC; the last one was dated in another zone.
    const answers = [
      [1, '2026-11-17T20:30:00Z', '2026-11-18'],
      [2, '2026-11-18T20:30:00Z', '2026-11-19'],
      [3, '2026-11-19T20:30:00Z', '2026-11-20'],
      [4, '2026-11-21T20:30:00Z', '2026-11-21'],
    ] as const;
    for (const [id, iso, date] of answers) {
      await sql`
        insert into rounds (id, channel_id, game, question_id, track, topic, level, question)
        values (${id}, 1, 'daily', 'q', 't', 't', 'junior', '{}')`.execute(db);
      await sql`insert into answers (round_id, member_id, choice, correct, points, at) values (${id}, 1, 0, 1, 10, ${at(iso)})`.execute(
        db,
      );
      await sql`insert into totals (channel_id, member_id, date, game, points, answers, correct) values (1, 1, ${date}, 'daily', 10, 1, 1)`.execute(
        db,
      );
    }
    await standings(tables, dialect);
    const dated = await db.selectFrom('answers').select('date').orderBy('roundId').execute();
    expect(dated.map(({ date }) => date)).toEqual(answers.map(([, , date]) => date));
  });
});

describe.each(databases)('a database from before withdrawals could be undone, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('keeps its withdrawals and reports, and can withdraw a question again once that is undone', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    await standings(tables, dialect);
    await sql`insert into members (platform, workspace, "user", name, folded) values ('t', 'w', 'u', 'u', 'u')`.execute(
      db,
    );
    await sql`insert into reports (question_id, member_id, reason, at) values ('q', 1, 'odd', 5)`.execute(db);
    const withdraw = (at: number) =>
      sql`
      insert into voids (platform, workspace, question_id, at, voided_by) values ('t', 'w', 'q', ${at}, 1)`.execute(
        db,
      );
    await withdraw(10);
    await undo(tables, dialect);
    const [old, ...others] = await db.selectFrom('voids').selectAll().execute();
    expect(others).toEqual([]);
    expect(old).toMatchObject({
      id: 1,
      questionId: 'q',
      at: 10,
      voidedBy: 1,
      undoUntil: null,
      undoneAt: null,
    });
    expect(await db.selectFrom('reports').select(['reason', 'toldAt']).execute()).toEqual([
      { reason: 'odd', toldAt: 5 },
    ]);
    await expect(withdraw(11)).rejects.toThrow();
    await db.updateTable('voids').set({ undoneAt: 12 }).execute();
    await withdraw(13);
    await expect(withdraw(14)).rejects.toThrow();
    await db.deleteFrom('members').execute();
    const voids = await db.selectFrom('voids').select(['id', 'at', 'voidedBy']).orderBy('id').execute();
    expect(voids.map(({ at, voidedBy }) => [at, voidedBy])).toEqual([
      [10, null],
      [13, null],
    ]);
    expect(voids[1]?.id).toBeGreaterThan(1);
  });
});

describe.each(databases)('a database from before outages were stored, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('keeps its waiting posts, which were neither refused nor held back', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    await sql`insert into channels (id, platform, workspace, channel, name) values (1, 't', 'w', 'c', 'c')`.execute(
      db,
    );
    await sql`
      insert into posts (channel_id, kind, subject, "key", wanted, pending, attempts, due_at, lease_until)
      values (1, 'question', 1, 'k', 1, 1, 3, 500, 0)`.execute(db);
    await outages(tables);
    expect(await db.selectFrom('posts').selectAll().execute()).toMatchObject([
      { key: 'k', attempts: 3, dueAt: 500, heldUntil: 0, refused: 0 },
    ]);
  });
});

describe.each(databases)('a database from before looking left no trace, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('loses the direct messages in which nothing happened, and keeps all other channels', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    await standings(tables, dialect);
    await undo(tables, dialect);
    await outages(tables);
    await sql`
      insert into channels (id, platform, workspace, channel, name) values
        (1, 'slack', 'w', 'D1', 'direct message'), (2, 'slack', 'w', 'D2', 'direct message'),
        (3, 'slack', 'w', 'C1', 'general'), (4, 'discord', 'w', 'D3', 'lobby')`.execute(db);
    await sql`
      insert into posts (channel_id, kind, subject, "key", wanted, pending, attempts, due_at, lease_until)
      values (2, 'question', 1, 'k', 1, 1, 3, 500, 0)`.execute(db);
    await erasure(tables);
    const left = await db.selectFrom('channels').select('channel').orderBy('id').execute();
    expect(left.map(({ channel }) => channel)).toEqual(['D2', 'C1', 'D3']);
    expect(await db.selectFrom('posts').select('stale').execute()).toEqual([{ stale: 0 }]);
  });
});

describe.each(databases)('a database from before standings were kept, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('gets those of all time, and of the latest days, weeks, and months of each place and game', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    const members = 1_005;
    for (const id of [1, 2, 3]) {
      const workspace = id === 2 ? 'v' : 'w';
      await sql`
        insert into channels (id, platform, workspace, channel, name)
        values (${id}, 't', ${workspace}, ${`c${id}`}, 'c')`.execute(db);
    }
    const ids = Array.from({ length: members }, (_, index) => index + 1);
    await sql`insert into members (id, platform, workspace, "user", name, folded) values
      ${sql.join(ids.map((id) => sql.raw(`(${id}, 't', 'w', 'u${id}', 'u', 'u')`)))}`.execute(db);
    const add = (member: number, channel: number, date: string, game: string, points: number) =>
      sql`
        insert into totals (channel_id, member_id, date, game, points, answers, correct)
        values (${channel}, ${member}, ${date}, ${game}, ${points}, 2, 1)`.execute(db);
    for (const member of [1, 2, members]) {
      await add(member, 1, '2026-10-31', 'daily', 10);
      await add(member, 1, '2026-11-30', 'daily', member % 7);
      await add(member, 3, '2026-12-01', 'daily', 5);
    }
    await add(1, 1, '2026-10-30', 'quiz', 8);
    await add(2, 2, '2026-01-01', 'daily', 3);
    await keptStandings(tables, dialect);
    expect(await wrongStandings(db)).toEqual([]);
    const kept = await db
      .selectFrom('leaderboards')
      .select(['period', 'since'])
      .where('placeId', '=', 1)
      .where('scope', '=', 'workspace')
      .where('kept', '=', 1)
      .where('game', '!=', 'all')
      .orderBy('game')
      .orderBy('since')
      .orderBy('period')
      .execute();
    expect(kept.map(({ period, since }) => `${period} ${since}`.trim())).toEqual([
      'all',
      'month 2026-11-01',
      'day 2026-11-30',
      'week 2026-11-30',
      'day 2026-12-01',
      'month 2026-12-01',
      'all',
      'month 2026-10-01',
      'week 2026-10-26',
      'day 2026-10-30',
    ]);
    const counts = await db
      .selectFrom('standingCounts')
      .innerJoin('leaderboards', 'leaderboards.id', 'boardId')
      .select(['points', 'members'])
      .where('placeId', '=', 1)
      .where('scope', '=', 'workspace')
      .where('game', '=', 'all')
      .where('period', '=', 'all')
      .orderBy('points')
      .execute();
    expect(counts).toEqual([
      { points: 17, members: 1 },
      { points: 19, members: 1 },
      { points: 24, members: 1 },
    ]);
  });
});

describe.each(databases)('a database with roles that are called, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('keeps them, and who has them', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    await calledRoles(tables);
    await sql`
      insert into members (id, platform, workspace, "user", name, folded) values (1, 't', 'w', 'u', 'u', 'u')`.execute(
      db,
    );
    await sql`insert into called_roles (platform, workspace, role, set_by) values ('t', 'w', 'r', 1)`.execute(
      db,
    );
    await sql`insert into called_members (member_id, wanted, held) values (1, 1, 0)`.execute(db);
    await roles(tables, dialect);
    expect(await db.selectFrom('givenRoles').selectAll().execute()).toEqual([
      { platform: 't', workspace: 'w', kind: 'called', role: 'r', setBy: 1, month: null },
    ]);
    expect(await db.selectFrom('roleMembers').selectAll().execute()).toEqual([
      { memberId: 1, kind: 'called', wanted: 1, held: 0 },
    ]);
  });
});
