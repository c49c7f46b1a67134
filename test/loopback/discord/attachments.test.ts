import type { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { picturesOf } from './read.ts';
import { button, row, setUp } from './real-client.ts';
import type { Message } from './types.ts';

const gallery = (name: string, description = 'a chart') => ({
  flags: 1 << 15,
  components: [{ type: 12, items: [{ media: { url: `attachment://${name}` }, description }] }],
});
const file = (name: string, text: string) => ({ name, data: Buffer.from(text) });
const at = (code: string) => ({ _errors: [expect.objectContaining({ code })] });

/** Returns the created message, or the refusal. */
const outcomeOf = (request: Promise<unknown>): Promise<unknown> =>
  request.catch((error: DiscordAPIError) => (error.rawError as { errors?: unknown }).errors);

const open = async () => {
  const { discord, client } = await setUp();
  const path = `/channels/${discord.channel().id}/messages` as const;
  const post = (body: object, files: ReturnType<typeof file>[] = []) =>
    outcomeOf(client.rest.post(path, { body, files }));
  const edit = (id: string, body: object, files: ReturnType<typeof file>[] = []) =>
    outcomeOf(client.rest.patch(`${path}/${id}`, { body, files }));
  const shown = async () => {
    const urls = discord.messages().flatMap(picturesOf);
    return Promise.all(urls.map(async (url) => (await fetch(url)).text()));
  };
  return { discord, post, edit, shown };
};

test('a picture must be sent with its message, and needs a short description', async () => {
  const { post, shown } = await open();
  const missing = { components: { 0: { items: { 0: { media: { url: at(notFound) } } } } } };
  expect(await post(gallery('a.png'))).toEqual(missing);
  expect(await post(gallery('a.png'), [file('b.png', 'B')])).toEqual(missing);
  expect(await post(gallery('a.png', 'x'.repeat(1025)), [file('a.png', 'A')])).toEqual({
    components: { 0: { items: { 0: { description: at('BASE_TYPE_BAD_LENGTH') } } } },
  });
  expect(await post({ content: 'Hi', attachments: [{ id: '0' }] })).toEqual({
    attachments: { 0: at('ATTACHMENT_NOT_FOUND') },
  });
  expect(await post({ content: 'Hi', attachments: [{ id: 0 }] }, [file('a.png', 'A')])).toEqual({
    attachments: { 0: { id: at('NUMBER_TYPE_COERCE') } },
  });
  const many = Array.from({ length: 11 }, (_, index) => file(`${index}.png`, 'A'));
  expect(await post({ content: 'Hi' }, many)).toEqual({ attachments: at('BASE_TYPE_MAX_LENGTH') });
  await post(gallery('a.png'), [file('a.png', 'A')]);
  expect(await shown()).toEqual(['A']);
});

test('an edit accepts only files that it lists, and removes those that it does not', async () => {
  const { discord, post, edit, shown } = await open();
  const { id } = (await post(gallery('a.png'), [file('a.png', 'old')])) as Message;
  expect(await edit(id, gallery('a.png'), [file('a.png', 'new')])).toEqual({
    components: { 0: { items: { 0: { media: { url: at(notFound) } } } } },
  });
  await edit(id, { ...gallery('a.png'), attachments: [{ id: '0' }] }, [file('a.png', 'new')]);
  expect(await shown()).toEqual(['new']);
  await edit(id, { components: [{ type: 10, content: 'Hi' }] });
  expect(discord.message(id)?.attachments).toHaveLength(1);
  await edit(id, { components: [{ type: 10, content: 'Hi' }], attachments: [] });
  expect(discord.message(id)?.attachments).toEqual([]);
});

test("an update response can't attach files", async () => {
  const refused: unknown[] = [];
  const { discord } = await setUp({
    on: async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'Turn', components: [row(button('x'))] });
      if (!interaction.isButton()) return;
      const files = [{ name: 'a.txt', attachment: Buffer.from('A') }];
      await interaction.update({ files }).catch((error: DiscordAPIError) => refused.push(error.rawError));
      await interaction.update('Turned');
    },
  });
  const first = await discord.slash(discord.user('Ann'), '/ping').reply();
  await discord.click(discord.user('Ann'), first, 'x').reply();
  expect(refused).toMatchObject([{ errors: { data: { attachments: { 0: at('ATTACHMENT_NOT_FOUND') } } } }]);
});

const notFound = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
