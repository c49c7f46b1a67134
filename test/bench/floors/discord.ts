import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

// The barest bot on Discord: it answers every button with one short private reply, and keeps nothing.
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL ?? '' },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isButton()) return;
  await interaction
    .reply({ content: 'Noted.', flags: MessageFlags.Ephemeral })
    .catch((error: Error) => process.stderr.write(`${error.message}\n`));
});
client.once(Events.ClientReady, () => process.stdout.write('ready\n'));
process.once('SIGTERM', () => client.destroy());
await client.login(process.env.DISCORD_TOKEN ?? '');
