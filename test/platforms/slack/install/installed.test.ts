import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bot, createBot } from '../../../../src/bot/bot.ts';
import { note } from '../../../../src/chat/card.ts';
import type { PlatformAdapter } from '../../../../src/chat/platform-adapter.ts';
import type { HttpServer } from '../../../../src/http/server.ts';
import {
  createInstalledSlack,
  type InstalledSlackOptions,
} from '../../../../src/platforms/slack/install/installed.ts';
import { allScopes } from '../../../../src/platforms/slack/install/manifest.ts';
import { uploadsOn } from '../../../../src/store/outbox/uploads.ts';
import { installOptionsOf } from '../../../drivers/slack.ts';
import { linesOf } from '../../../loopback/slack/read.ts';
import { openSlack, type Slack } from '../../../loopback/slack/server.ts';
import type { Team } from '../../../loopback/slack/types.ts';
import { installAt } from '../../../support/installing.ts';
import { createRecordedLog, type RecordedLog } from '../../../support/recorded-log.ts';
import { serve } from '../../../support/serve.ts';
import { createServices } from '../../../support/services.ts';

/** A process that serves every workspace. */
interface Process {
  readonly adapter: PlatformAdapter;
  readonly bot: Bot;
  readonly server: HttpServer;
  close(): Promise<void>;
}

const people = { users: [{ name: 'ada', is_admin: true }, 'grace'], channels: ['general'], installed: false };

let slack: Slack;
let services: Awaited<ReturnType<typeof createServices>>;
let record: RecordedLog;
let running: Process[];

const begin = async (changes: Partial<InstalledSlackOptions> = {}): Promise<Process> => {
  const adapter = createInstalledSlack({
    transport: { kind: 'http', signingSecret: slack.signingSecret },
    apiUrl: slack.apiUrl,
    managers: 'admins',
    draw: async () => undefined,
    uploads: uploadsOn(services.store),
    log: record.log,
    now: services.runtime.now,
    ...installOptionsOf(slack, services.store),
    ...changes,
  });
  const bot = createBot({ ...services, log: record.log }, [adapter.platform]);
  await adapter.connect(bot);
  const server = await serve([adapter], record.log);
  slack.deliverTo(`http://127.0.0.1:${server.port}/slack/events`);
  const close = async () => {
    await server.close();
    await adapter.close();
    await bot.runner.stop();
  };
  const one = { adapter, bot, server, close };
  running.push(one);
  return one;
};

beforeEach(async () => {
  running = [];
  record = createRecordedLog();
  services = await createServices();
  slack = await openSlack({
    now: services.runtime.now,
    teams: [
      { name: 'One', ...people },
      { name: 'Two', ...people },
      { name: 'East', organization: 'Acme', ...people },
      { name: 'West', organization: 'Acme', ...people },
    ],
  });
});
afterEach(async () => {
  for (const one of running) await one.close();
  await slack.close();
  await services.store.close();
});

const team = (name: string): Team => slack.teams.find((one) => one.name === name) ?? expect.fail();
const install = ({ server }: Process, name: string, more = {}) =>
  installAt(server.port, slack, { user: 'ada', team: team(name), ...more });
const helps = async (name: string) => {
  const who = { user: 'ada', channel: 'general', team: team(name) };
  const message = await slack.command(who, '/hotseat', 'help').response();
  return linesOf(message.blocks).join('\n');
};
const stored = async () => services.store.transaction(({ installations }) => installations.all('slack'));
const inTeam = (name: string) => ({
  platform: 'slack',
  workspace: team(name).id,
  channel: slack.channel('general', team(name)).id,
});

test('sends people to Slack with the scopes of the manifest, and stores what comes back', async () => {
  const one = await begin();
  const page = await fetch(`http://127.0.0.1:${one.server.port}/slack/install`, { redirect: 'manual' });
  expect(page.status).toBe(302);
  const link = new URL(page.headers.get('location') ?? '');
  expect(link.origin).toBe('https://slack.com');
  expect(link.searchParams.get('scope')?.split(',')).toEqual(allScopes);
  expect(await install(one, 'One')).toMatchObject({ status: 200 });
  expect(await helps('One')).toContain('/quiz');
});

test('installs nothing unless somebody comes back with a code, in the browser in which they began', async () => {
  const { server } = await begin();
  const at = `http://127.0.0.1:${server.port}/slack`;
  const page = await fetch(`${at}/install`, { redirect: 'manual' });
  const query = slack.approve(page.headers.get('location') ?? '', { user: 'ada', team: team('One') });
  const [cookie = ''] = page.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const back = async (search: string, headers: Record<string, string>) =>
    (await fetch(`${at}/oauth_redirect?${search}`, { headers })).status;
  expect(await back(query, {})).toBe(400);
  expect(await back(query, { cookie: 'slack-app-oauth-state=other' })).toBe(400);
  expect(await back(query.replace(/code=[^&]*/, ''), { cookie })).toBe(400);
  expect(await back('error=access_denied', { cookie })).toBe(500);
  expect(await stored()).toEqual([]);
  const forged = `${query.replace(/state=[^&]*/, '')}&state=forged`;
  expect(await back(forged, { cookie: 'slack-app-oauth-state=forged' })).toBe(400);
  expect(await stored()).toEqual([]);
});

test('any process finishes what another one began, and serves the workspace', async () => {
  const [one, two] = [await begin(), await begin()];
  const page = await fetch(`http://127.0.0.1:${one.server.port}/slack/install`, { redirect: 'manual' });
  const query = slack.approve(page.headers.get('location') ?? '', { user: 'ada', team: team('One') });
  const [cookie = ''] = page.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  const back = `http://127.0.0.1:${two.server.port}/slack/oauth_redirect?${query}`;
  expect((await fetch(back, { headers: { cookie } })).status).toBe(200);
  for (const { server } of [one, two]) {
    slack.deliverTo(`http://127.0.0.1:${server.port}/slack/events`);
    expect(await helps('One')).toContain('/quiz');
  }
});

test('keeps tokens encrypted, each for its workspace alone, and out of the log', async () => {
  const one = await begin();
  await install(one, 'One');
  await install(one, 'Two');
  const kept = await stored();
  const tokens = slack.teams.map(({ botToken }) => botToken).filter((token) => token !== '');
  expect(tokens).toHaveLength(2);
  for (const token of tokens) expect(JSON.stringify(kept) + record.lines.join()).not.toContain(token);
  // Whoever can write to the database still can't use a token for another workspace.
  const [first, second] = kept;
  if (first === undefined || second === undefined) throw new Error('Two should be stored.');
  await services.store.transaction(({ installations }) =>
    installations.put({ ...second, sealed: first.sealed }),
  );
  await one.close();
  running = [];
  const two = await begin();
  await expect(two.adapter.platform.post(inTeam('Two'), note('Hi'), 'k1')).rejects.toThrow();
  expect(await two.adapter.platform.post(inTeam('One'), note('Hi'), 'k2')).toBeTruthy();
  expect(record.lines.join()).toContain('TOKEN_KEYS has no key for the tokens of these workspaces');
});

test('encrypts with a new key at the start, so that the old one can go', async () => {
  const [old, next] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
  const one = await begin({ tokenKeys: [old] });
  await install(one, 'One');
  await begin({ tokenKeys: [next, old] });
  await begin({ tokenKeys: [next] });
  expect(await helps('One')).toContain('/quiz');
});

test('renews tokens that expire, in one process only', async () => {
  slack.rotateTokens(3_600);
  const one = await begin();
  await install(one, 'One');
  const before = team('One').botToken;
  const two = await begin();
  await Promise.all(
    [one, two].map(({ adapter }, index) => adapter.platform.post(inTeam('One'), note('Hi'), `k${index}`)),
  );
  expect(slack.calls('oauth.v2.access').filter(({ args }) => args.grant_type !== undefined)).toHaveLength(1);
  expect(team('One').botToken).not.toBe(before);
  const three = await begin();
  expect(await three.adapter.platform.post(inTeam('One'), note('Hi'), 'k3')).toBeTruthy();
});

test('serves every workspace of an organization that installed it as a whole', async () => {
  const one = await begin();
  await install(one, 'East', { wide: true });
  expect(await helps('East')).toContain('/quiz');
  expect(await helps('West')).toContain('/quiz');
  for (const name of ['East', 'West'])
    expect(await one.adapter.platform.post(inTeam(name), note('Hi'), `k${name}`)).toBeTruthy();
  expect(slack.messages(slack.channel('general', team('West')))).toHaveLength(1);
});

test('deletes the tokens at once when it is uninstalled, and can be installed again', async () => {
  const one = await begin();
  await install(one, 'One');
  await install(one, 'Two');
  await helps('One');
  for (const { settled } of slack.uninstall(team('One'))) await settled;
  expect((await stored()).map(({ id }) => id)).toEqual([team('Two').id]);
  await expect(one.adapter.platform.post(inTeam('One'), note('Hi'), 'k1')).rejects.toMatchObject({
    reason: 'forbidden',
    userMessage: expect.stringContaining('I am not installed in this workspace anymore.'),
  });
  const who = { user: 'ada', channel: 'general', team: team('One') };
  expect(await slack.command(who, '/hotseat', 'help').acked).toMatchObject({ ok: true });
  await install(one, 'One');
  expect(await helps('One')).toContain('/quiz');
  expect(await helps('Two')).toContain('/quiz');
});

test('does not take a late event about an earlier removal for a new one', async () => {
  const one = await begin();
  await install(one, 'One');
  await slack.event({ type: 'app_uninstalled' }, { team: team('One') }).settled;
  expect(await helps('One')).toContain('/quiz');
});

test('leaves every workspace when the organization removes it', async () => {
  const one = await begin();
  await install(one, 'East', { wide: true });
  await helps('East');
  await helps('West');
  for (const each of ['East', 'West']) team(each).install = 'uninstalled';
  await slack.event({ type: 'app_uninstalled' }, { team: team('East') }).settled;
  expect(await stored()).toEqual([]);
  for (const name of ['East', 'West'])
    await expect(one.adapter.platform.post(inTeam(name), note('Hi'), 'k')).rejects.toMatchObject({
      reason: 'forbidden',
    });
});

test('leaves a workspace that its organization takes away, and keeps the others', async () => {
  const one = await begin();
  await install(one, 'East', { wide: true });
  await helps('East');
  await helps('West');
  team('West').install = 'uninstalled';
  const event = { type: 'team_access_revoked', team_ids: [team('West').id] };
  await slack.event(event, { team: team('East') }).settled;
  expect(record.lines.join()).toContain(`"id":"${team('West').id}","msg":"the app was removed`);
  expect(await helps('East')).toContain('/quiz');
});

test('acknowledges an event from a workspace that has not installed it, and does nothing', async () => {
  await begin();
  const event = slack.event({ type: 'app_home_opened', tab: 'home' }, { team: team('Two') });
  expect(await event.acked).toMatchObject({ ok: true });
  expect(record.lines.join()).toContain('ignored an event from where the app is not installed');
});

test('greets the person who installed it, and knows what the workspace is called', async () => {
  const one = await begin();
  await install(one, 'One');
  await slack.until(() => slack.direct(slack.user('ada', team('One'))).length > 0, 'a greeting');
  const who = { user: 'ada', channel: 'general', team: team('One') };
  const asked = await slack.command(who, '/hotseat', 'privacy erase all:workspace').response();
  expect(linesOf(asked.blocks).join()).toContain('/hotseat privacy erase all:One');
});
