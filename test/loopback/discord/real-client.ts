import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  SlashCommandBuilder,
  type TextChannel,
} from 'discord.js';
import { afterEach } from 'vitest';
import { type Discord, type DiscordOptions, openDiscord } from './server.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** Options of the server and the client, and what the bot does with interactions. */
export interface Setup extends DiscordOptions {
  readonly client?: Partial<ClientOptions>;
  readonly on?: (interaction: Interaction) => unknown;
}

const COMMANDS = [
  new SlashCommandBuilder()
    .setName('quiz')
    .setDescription('Play')
    .addSubcommand((sub) =>
      sub
        .setName('start')
        .setDescription('Start a quiz')
        .addStringOption((option) =>
          option.setName('pack').setDescription('Which').setRequired(true).setAutocomplete(true),
        )
        .addIntegerOption((option) =>
          option.setName('count').setDescription('How many').setMinValue(1).setMaxValue(20),
        ),
    )
    .toJSON(),
  new SlashCommandBuilder().setName('ping').setDescription('Ping').toJSON(),
  { name: 'Save for later', type: 3 as const },
];

/** Opens a Discord with a real discord.js client and registered commands; both are closed after the test. */
export async function setUp({ client: more = {}, on, ...options }: Setup = {}): Promise<{
  discord: Discord;
  client: Client<true>;
}> {
  const discord = await openDiscord(options);
  opened.push(() => discord.close());
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    ...more,
    rest: { api: discord.apiUrl, ...more.rest },
  });
  opened.push(() => client.destroy());
  client.on(Events.Error, () => {});
  if (on) client.on(Events.InteractionCreate, async (interaction) => void (await on(interaction)));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  const readyClient = await ready;
  await readyClient.application.commands.set(COMMANDS);
  return { discord, client: readyClient };
}

/** Returns the client's view of the channel "general". */
export const general = (discord: Discord, client: Client): TextChannel =>
  client.channels.cache.get(discord.channel('general').id) as TextChannel;

/** Builds a blue button. */
export const button = (id: string, label = id): ButtonBuilder =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

/** Builds a row of buttons. */
export const row = (...buttons: ButtonBuilder[]): ActionRowBuilder<ButtonBuilder> =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);

/** Returns Discord's error code of a refused call, "no error" if it succeeded, or any other error itself. */
export const codeOf = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : error),
  );
