import { webApi } from '@slack/bolt';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createPeople, unknownUser } from '../../../src/platforms/slack/people.ts';

/** Opens a lookup in a Slack that answers when told to, or that asks for a pause. */
const open = () => {
  let now = 0;
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let refusal: Error | undefined;
  const info = async ({ user }: { user: string }) => {
    asked.push(user);
    if (refusal !== undefined) throw refusal;
    await new Promise<void>((go) => waiting.push(go));
    return { ok: true, user: { id: user, team_id: 'T', profile: { display_name: user.toUpperCase() } } };
  };
  const client = { users: { info } } as unknown as webApi.WebClient;
  const options = {
    client,
    workspace: 'T',
    managers: 'admins',
    log: pino({ level: 'silent' }),
    now: () => now,
  } as const;
  return {
    ...createPeople(options),
    asked,
    answer: () => {
      for (const go of waiting.splice(0)) go();
    },
    refuse: (error: Error | undefined) => {
      refusal = error;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
};

test('of a crowd that clicks, Slack is asked about some, and the others go by the names that came with their clicks', async () => {
  const { glance, lookUp, asked, answer } = open();
  const people = Array.from({ length: 200 }, (_, index) => glance(`u${index}`, `user${index}`));
  expect(asked).toHaveLength(50);
  // A command needs to know a person's rights, however many clicks there are.
  const manager = lookUp('u199', 'user199');
  expect(asked).toHaveLength(51);
  answer();
  const found = await Promise.all(people);
  expect(found[49]?.name).toBe('U49');
  expect(found[50]).toEqual(unknownUser('user50'));
  expect((await manager).name).toBe('U199');
  const known = glance('u0', 'user0');
  expect((await known).name).toBe('U0');
  const later = glance('u50', 'user50');
  answer();
  expect((await later).name).toBe('U50');
});

test('Slack is not asked for clicks while it wants a pause', async () => {
  const { glance, asked, answer, refuse, pass } = open();
  refuse(new webApi.WebAPIRateLimitedError(30));
  expect(await glance('ada', 'ada1')).toEqual(unknownUser('ada1'));
  refuse(undefined);
  pass(29_000);
  expect(await glance('grace', 'grace1')).toEqual(unknownUser('grace1'));
  expect(asked).toEqual(['ada']);
  pass(1_000);
  const named = glance('grace', 'grace1');
  answer();
  expect((await named).name).toBe('GRACE');
});
