import { once } from 'node:events';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { codeOf, setUp } from './real-client.ts';
import { openDiscord } from './server.ts';

test('resumes a dropped connection and replays missed events', async () => {
  const { discord, client } = await setUp({
    on: async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('Pong');
    },
  });
  discord.gateway.cut();
  const sent = discord.slash(discord.user('Ann'), '/ping');
  expect((await sent.reply()).content).toBe('Pong');
  expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1, connected: 1 });
  const left = new Promise((resolve) => client.once(Events.GuildDelete, resolve));
  discord.kick(discord.guild());
  await left;
  expect(client.guilds.cache.size).toBe(0);
  expect(await codeOf(client.rest.get(`/channels/${discord.channel().id}`))).toBe(50001);
});

test('op 7 leads to a resume; a lost session leads to a new one', async () => {
  const { discord, client } = await setUp();
  discord.gateway.reconnect();
  await discord.until(() => discord.gateway.resumes === 1 && discord.gateway.connected === 1, 'the resume');
  expect(discord.gateway.identifies).toBe(1);
  discord.gateway.forget();
  await discord.until(() => discord.gateway.resumes === 2, 'the second resume');
  client.removeAllListeners(Events.InteractionCreate);
});

test('the client leaves a gateway that stops acknowledging heartbeats', async () => {
  const { discord } = await setUp({ heartbeatMs: 40 });
  discord.gateway.muteAcks();
  await discord.until(() => discord.gateway.connected === 0, 'the client to leave');
  discord.gateway.muteAcks(false);
  await discord.until(() => discord.gateway.connected === 1 && discord.gateway.resumes === 1, 'the resume');
});

test('privileged intents must be granted', async () => {
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent];
  const discord = await openDiscord();
  const client = new Client({ intents, rest: { api: discord.apiUrl } });
  await expect(client.login(discord.token)).rejects.toThrow('disallowed intents');
  await discord.close();
  await setUp({ privilegedIntents: GatewayIntentBits.MessageContent, client: { intents } });
});

test('closes a misbehaving connection with the documented codes', async () => {
  const discord = await openDiscord();
  const url = discord.apiUrl.replace('http', 'ws').replace('/api', '/gateway?v=10&encoding=json');
  const closedAfter = async (...lines: string[]): Promise<unknown> => {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    for (const line of lines) socket.send(line);
    return (await once(socket, 'close'))[0];
  };
  const identify = (d: object) => JSON.stringify({ op: 2, d: { token: discord.token, intents: 1, ...d } });
  expect(await closedAfter('not json')).toBe(4002);
  expect(await closedAfter('{"op":3,"d":{}}')).toBe(4003);
  expect(await closedAfter(identify({ token: 'wrong' }))).toBe(4004);
  expect(await closedAfter(identify({}), identify({}))).toBe(4005);
  expect(await closedAfter(identify({ shard: [2, 2] }))).toBe(4010);
  expect(await closedAfter(identify({ intents: 1 << 30 }))).toBe(4013);
  expect(await closedAfter(identify({ intents: 1 << 15 }))).toBe(4014);
  await discord.close();
});
