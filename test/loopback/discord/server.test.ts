import {
  ActionRowBuilder,
  AttachmentBuilder,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import { buttonsOf, picturesOf, textOf } from './read.ts';
import { button, codeOf, general, row, setUp } from './real-client.ts';

test('logs in, sees its guilds and channels, and registers commands', async () => {
  const { discord, client } = await setUp({
    guilds: [{ name: 'Team', channels: ['general', 'quiz'] }, { name: 'Other' }],
  });
  expect(client.guilds.cache.map((guild) => guild.name)).toEqual(['Team', 'Other']);
  expect(client.guilds.cache.first()?.channels.cache.map((channel) => channel.name)).toEqual([
    'general',
    'quiz',
  ]);
  expect(discord.commands().map((command) => command.name)).toEqual(['quiz', 'ping', 'Save for later']);
  expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 0, connected: 1 });
});

test('runs a slash command with its person, options, and permissions, and shows the reply', async () => {
  const seen: unknown[] = [];
  const { discord } = await setUp({
    on: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options, memberPermissions, locale } = interaction;
      seen.push(options.getSubcommand(), options.getString('pack'), options.getInteger('count'));
      seen.push(
        memberPermissions?.has('ManageGuild'),
        locale,
        interaction.appPermissions.has('SendMessages'),
      );
      const response = await interaction.reply({ content: 'Go!', withResponse: true });
      seen.push(response.resource?.message?.content);
    },
  });
  const ann = discord.user('Ann', { manager: true, locale: 'fi' });
  const sent = discord.slash(ann, '/quiz start', { pack: 'basics', count: 3 });
  expect((await sent.reply()).content).toBe('Go!');
  expect(await sent.response()).toMatchObject({ kind: 'reply', ephemeral: false });
  await discord.until(() => seen.length === 7);
  expect(seen).toEqual(['start', 'basics', 3, true, 'fi', true, 'Go!']);
  expect(discord.messages().map(textOf)).toEqual(['Go!']);
  expect(() => discord.slash(ann, '/quiz start', { pack: 'basics', count: 99 })).toThrow('the most is 20');
  expect(() => discord.slash(ann, '/quiz start', {})).toThrow('requires the option pack');
});

test('fills in a deferred ephemeral reply, takes follow-ups, and shows a v2 card with a file', async () => {
  const { discord } = await setUp({
    on: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const card = new ContainerBuilder().addTextDisplayComponents(
        new TextDisplayBuilder().setContent('# Card'),
      );
      card.addMediaGalleryComponents((gallery) =>
        gallery.addItems((item) => item.setURL('attachment://chart.png')),
      );
      const files = [new AttachmentBuilder(Buffer.from('png'), { name: 'chart.png' })];
      await interaction.editReply({ components: [card], files, flags: MessageFlags.IsComponentsV2 });
      await interaction.followUp('For all');
    },
  });
  const ann = discord.user('Ann');
  const sent = discord.slash(ann, '/ping');
  expect(await sent.response()).toMatchObject({ kind: 'deferred', ephemeral: true });
  const card = await sent.reply();
  expect(textOf(card)).toBe('# Card');
  expect(await (await fetch(picturesOf(card)[0] ?? '')).text()).toBe('png');
  expect((await sent.followUp()).content).toBe('For all');
  expect(discord.messages().map(textOf)).toEqual(['For all']);
  expect(discord.seenBy(ann).map(textOf)).toEqual(['# Card', 'For all']);
});

test("a button click updates the message; disabled buttons and outsiders can't use it", async () => {
  const { discord, client } = await setUp({
    on: async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'Mine', components: [row(button('x'))], flags: 64 });
      if (interaction.isButton())
        await interaction.update({
          content: `Picked ${interaction.customId}`,
          components: [row(button('a').setDisabled())],
        });
    },
  });
  const [ann, ben] = [discord.user('Ann'), discord.user('Ben')];
  await general(discord, client).send({
    content: 'Pick',
    components: [row(button('a', 'A'), button('b', 'B'))],
  });
  const [before] = discord.messages();
  if (!before) throw new Error('no message');
  const sent = discord.click(ann, before, 'B');
  const after = await sent.reply();
  expect(after.content).toBe('Picked b');
  expect(after.edited_timestamp).not.toBeNull();
  expect(buttonsOf(after)).toEqual([{ label: 'a', customId: 'a', disabled: true, style: 1 }]);
  expect(() => discord.click(ben, after, 'a')).toThrow('disabled');
  const secret = await discord.slash(ann, '/ping').reply();
  expect(() => discord.click(ben, secret, 'x')).toThrow('cannot see');
});

test('handles selects, deferred updates, and modals with their submission', async () => {
  const { discord, client } = await setUp({
    on: async (interaction) => {
      if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.editReply({ content: `Chose ${interaction.values.join(' and ')}` });
      }
      if (interaction.isButton()) {
        const input = new TextInputBuilder()
          .setCustomId('text')
          .setStyle(TextInputStyle.Paragraph)
          .setMaxLength(10);
        const label = new LabelBuilder().setLabel('Your answer').setTextInputComponent(input);
        await interaction.showModal(
          new ModalBuilder().setCustomId('form').setTitle('Answer').addLabelComponents(label),
        );
      }
      if (interaction.isModalSubmit())
        await interaction.reply(`Got ${interaction.fields.getTextInputValue('text')}`);
    },
  });
  const ann = discord.user('Ann');
  const menu = new StringSelectMenuBuilder().setCustomId('menu').setMaxValues(2);
  menu.addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });
  const menuRow = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu);
  await general(discord, client).send({ content: 'Hi', components: [menuRow, row(button('open'))] });
  const [message] = discord.messages();
  if (!message) throw new Error('no message');
  expect((await discord.select(ann, message, 'menu', ['One', '2']).reply()).content).toBe('Chose 1 and 2');
  const modal = await discord.click(ann, message, 'open').modal();
  expect(() => discord.submit(modal, { 'Your answer': 'far too long for it' })).toThrow('1 to 10 characters');
  expect((await discord.submit(modal, { 'Your answer': 'Yes' }).reply()).content).toBe('Got Yes');
});

test('suggests autocomplete choices', async () => {
  const { discord } = await setUp({
    on: async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      await interaction.respond([{ name: `${interaction.options.getFocused()}pha`, value: 'alpha' }]);
    },
  });
  const sent = discord.complete(discord.user('Ann'), '/quiz start', { pack: 'al' });
  expect(await sent.choices()).toEqual([{ name: 'alpha', value: 'alpha' }]);
});

test('handles message commands, direct messages, and ordinary messages from people', async () => {
  const { discord, client } = await setUp({
    on: async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(`Saved: ${interaction.targetMessage.content}`);
      if (interaction.isChatInputCommand())
        await interaction.reply(interaction.inGuild() ? 'In a guild' : 'In private');
    },
  });
  const ann = discord.user('Ann');
  await general(discord, client).send('A question');
  const [question] = discord.messages();
  if (!question) throw new Error('no message');
  expect((await discord.messageCommand(ann, 'Save for later', question).reply()).content).toBe(
    'Saved: A question',
  );
  const private_ = { user: ann, channel: discord.dm(ann) };
  expect((await discord.slash(private_, '/ping').reply()).content).toBe('In private');
  const heard = new Promise((resolve) => client.once('messageCreate', (message) => resolve(message.content)));
  discord.say(ann, 'not for bots without the intent');
  expect(await heard).toBe('');
});

test('acknowledges an interaction once when it is delivered twice', async () => {
  const outcomes: unknown[] = [];
  const { discord } = await setUp({
    on: async (interaction) => {
      if (interaction.isChatInputCommand()) outcomes.push(await codeOf(interaction.reply('Hi')));
    },
  });
  discord.slash(discord.user('Ann'), '/ping').again();
  await discord.until(() => outcomes.length === 2);
  expect(outcomes.toSorted()).toEqual([40060, 'no error']);
  expect(discord.messages()).toHaveLength(1);
});
