import { Client, type DiscordAPIError, RateLimitError } from 'discord.js';
import { expect, test } from 'vitest';
import { textOf } from './read.ts';
import { codeOf, general, setUp } from './real-client.ts';

test('a repeated nonce returns the first message, even if the first response was lost', async () => {
  let now = Date.parse('2026-01-05T09:00:00Z');
  const { discord, client } = await setUp({ now: () => now });
  discord.faults.loseAnswer({ method: 'POST', path: '/channels/:channel/messages' });
  const channel = general(discord, client);
  const post = () => channel.send({ content: 'Daily', nonce: '2026-01-05', enforceNonce: true });
  const [first, second] = [await post(), await post()];
  expect(second.id).toBe(first.id);
  expect(discord.messages()).toHaveLength(1);
  expect(
    discord.requests.filter((each) => each.method === 'POST' && each.path.endsWith('/messages')),
  ).toHaveLength(3);
  now += 10 * 60_000;
  expect((await post()).id).not.toBe(first.id);
  await first.edit({ content: 'Daily, corrected' });
  expect(discord.messages().map(textOf)).toEqual(['Daily, corrected', 'Daily']);
  await first.delete();
  expect(await codeOf(channel.messages.fetch({ message: first.id, force: true, cache: false }))).toBe(10008);
});

test('the client waits out a 429 and retries; headers tell the limit of a route', async () => {
  const routes = [{ method: 'POST', path: '/channels/:channel/messages', limit: 1, perMs: 60 }];
  const { discord, client } = await setUp({ rateLimits: { routes } });
  await Promise.all([general(discord, client).send('1'), general(discord, client).send('2')]);
  discord.faults.rateLimit({ path: '/channels/:channel', retryAfter: 0.02 });
  await client.channels.fetch(discord.channel().id, { force: true });
  expect(discord.messages().map(textOf)).toEqual(['1', '2']);
  expect(discord.invalidRequests()).toBe(1);
  const strict = await setUp({ client: { rest: { rejectOnRateLimit: () => true } } });
  strict.discord.faults.rateLimit({ path: '/channels/:channel/messages', scope: 'shared' });
  await expect(general(strict.discord, strict.client).send('3')).rejects.toBeInstanceOf(RateLimitError);
  expect(strict.discord.invalidRequests()).toBe(0);
});

test('refuses invalid payloads with the location of each mistake', async () => {
  const { discord, client } = await setUp();
  const path = `/channels/${discord.channel().id}/messages` as const;
  const post = async (body: unknown): Promise<unknown> =>
    client.rest.post(path, { body }).then(
      () => 'accepted',
      (error: DiscordAPIError) => (error.rawError as { errors?: unknown; code: number }).errors ?? error.code,
    );
  const same = { type: 2, style: 1, label: 'A', custom_id: 'a' };
  const at = (code: string) => ({ _errors: [expect.objectContaining({ code })] });
  expect(await post({ content: 'x'.repeat(2001) })).toEqual({ content: at('BASE_TYPE_MAX_LENGTH') });
  expect(await post({ components: [{ type: 1, components: [same, same] }] })).toEqual({
    components: { 0: { components: { 1: { custom_id: at('COMPONENT_CUSTOM_ID_DUPLICATED') } } } },
  });
  expect(await post({ components: [{ type: 10, content: 'Hi' }] })).toEqual({
    components: { 0: at('UNION_TYPE_CHOICES') },
  });
  expect(await post({ flags: 1 << 15, content: 'Hi', components: [{ type: 10, content: 'Hi' }] })).toEqual({
    content: at('MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'),
  });
  const long = { type: 10, content: 'x'.repeat(2500) };
  expect(await post({ flags: 1 << 15, components: [long, { type: 17, components: [long] }] })).toEqual({
    components: at('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'),
  });
  expect(
    await post({ flags: 1 << 15, components: [{ type: 13, file: { url: 'attachment://no.txt' } }] }),
  ).toEqual({
    components: { 0: { file: { url: at('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND') } } },
  });
  expect(await post({})).toBe(50006);
  const command = { name: 'Bad Name', description: '', options: [] };
  await expect(client.application.commands.set([command])).rejects.toMatchObject({ code: 50035 });
  expect(discord.messages()).toEqual([]);
});

test("refuses late, repeated, and expired responses by the server's clock", async () => {
  let now = Date.parse('2026-01-05T09:00:00Z');
  const codes: unknown[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const { discord } = await setUp({
    now: () => now,
    on: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      late.push(
        () => interaction.reply('Hello'),
        () => interaction.followUp('More'),
      );
      if (late.length > 2) return;
      await interaction.reply('In time');
      interaction.replied = false;
      codes.push(await codeOf(interaction.reply('Twice')));
      interaction.replied = true;
      now += 16 * 60_000;
      codes.push(await codeOf(interaction.editReply('Too old')));
    },
  });
  const ann = discord.user('Ann');
  await discord.slash(ann, '/ping').response();
  await discord.until(() => codes.length === 2);
  discord.slash(ann, '/ping');
  await discord.until(() => late.length === 4);
  await new Promise(setImmediate);
  now += 3001;
  codes.push(await codeOf(late[2]?.() ?? Promise.resolve()));
  expect(codes).toEqual([40060, 50027, 10062]);
});

test('refuses missing permissions, deleted channels, closed direct messages, and wrong tokens', async () => {
  const { discord, client } = await setUp();
  const channel = general(discord, client);
  const here = discord.channel('general');
  const send = () => codeOf(client.rest.post(`/channels/${here.id}/messages`, { body: { content: 'Hi' } }));
  discord.deny(here, 'SEND_MESSAGES');
  expect(await send()).toBe(50013);
  await discord.until(() => channel.permissionsFor(client.user)?.has('SendMessages') === false);
  discord.deny(here, 'VIEW_CHANNEL');
  expect(await send()).toBe(50001);
  discord.allow(here, 'VIEW_CHANNEL', 'SEND_MESSAGES');
  expect(await send()).toBe('no error');
  discord.deleteChannel(here);
  expect(await send()).toBe(10003);
  const shy = discord.user('Shy', { acceptsDms: false });
  expect(await codeOf(client.users.send(shy.id, 'Hi'))).toBe(50007);
  const ann = discord.user('Ann');
  await client.users.send(ann.id, 'Hi Ann');
  expect(discord.messages(discord.dm(ann)).map(textOf)).toEqual(['Hi Ann']);
  const stranger = new Client({ intents: [], rest: { api: discord.apiUrl } });
  await expect(stranger.login('MTIz.wrong.token')).rejects.toThrow('invalid token');
});

test("an edit keeps fields that it does not name, and can't switch off components v2", async () => {
  const { discord, client } = await setUp();
  const path = `/channels/${discord.channel().id}/messages` as const;
  const text = (content: string) => ({ type: 10, content });
  const { id } = (await client.rest.post(path, { body: { flags: 1 << 15, components: [text('One')] } })) as {
    id: string;
  };
  const edit = (body: unknown) => codeOf(client.rest.patch(`${path}/${id}`, { body }));
  expect(await edit({ components: [text('Two')] })).toBe('no error');
  expect(await edit({ flags: 0, components: [text('Three')] })).toBe(50035);
  expect(await edit({ flags: 0 })).toBe(50035);
  expect(await edit({ content: 'Four' })).toBe(50035);
  expect(discord.messages().map(textOf)).toEqual(['Two']);
  await client.rest.post(path, { body: { content: 'Old', components: [] } });
  const old = discord.messages()[1]?.id;
  const turn = (body: unknown) => codeOf(client.rest.patch(`${path}/${old}`, { body }));
  expect(await turn({ flags: 1 << 15, components: [text('New')] })).toBe(50035);
  expect(await turn({ flags: 1 << 15, content: null, components: [text('New')] })).toBe('no error');
});

test('lists messages newest first, in pages', async () => {
  const { discord, client } = await setUp();
  const channel = general(discord, client);
  for (const content of ['1', '2', '3', '4', '5']) await channel.send(content);
  const ids = discord.messages().map((message) => message.id);
  const page = async (query: object) =>
    (await channel.messages.fetch({ cache: false, ...query })).map((message) => message.content).toSorted();
  expect(await page({ limit: 2 })).toEqual(['4', '5']);
  expect(await page({ limit: 2, before: ids[3] })).toEqual(['2', '3']);
  expect(await page({ limit: 2, after: ids[0] })).toEqual(['2', '3']);
  expect(await page({ limit: 3, around: ids[2] })).toEqual(['2', '3', '4']);
});

test('holds a request as long as the test wants, and refuses a failed one without doing anything', async () => {
  const { discord, client } = await setUp();
  const held = discord.faults.hold({ method: 'POST', path: '/channels/:channel/messages', when: 'after' });
  const sending = general(discord, client).send('Slow');
  await held.arrived;
  expect(discord.messages().map(textOf)).toEqual(['Slow']);
  held.release();
  await sending;
  discord.faults.fail({ path: '/channels/:channel/messages', status: 403, code: 50013 });
  expect(await codeOf(general(discord, client).send('Never'))).toBe(50013);
  discord.faults.fail({ path: '/channels/:channel/messages', times: 2 });
  await general(discord, client).send('Third time');
  expect(discord.messages().map(textOf)).toEqual(['Slow', 'Third time']);
});
