import type { Attachment, Component, Json, Media } from './types.ts';
import { flatten } from './validate/component-tree.ts';

const select = { min_values: 1, max_values: 1 };

/** The defaults that Discord fills in, by component type. */
const DEFAULTS: Readonly<Record<number, Json>> = {
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  11: { description: null, spoiler: false },
  13: { spoiler: false },
  14: { spacing: 1, divider: true },
  17: { accent_color: null, spoiler: false },
};

/** Copies components as Discord stores them: no nulls, and with defaults and ids filled in, attachment:// names resolved. */
export function storedComponents(
  value: unknown,
  files: readonly Attachment[],
  nextId: () => string,
): Component[] {
  const components = withoutNulls(value ?? []) as Component[];
  const all = flatten(components).map((each) => each.component);
  const taken = new Set(all.map((each) => each.id));
  let next = 1;
  for (const component of all) {
    if (!component.id) {
      while (taken.has(next)) next += 1;
      component.id = next;
      taken.add(next);
    }
    Object.assign(component, { ...DEFAULTS[component.type], ...component });
    if (component.items) {
      component.items = component.items.map((item) => ({ ...GALLERY_ITEM, ...item }));
    }
    for (const media of mediaOf(component)) store(media, files, nextId);
    if (component.file) Object.assign(component, fileFacts(component.file, files));
  }
  return components;
}

const GALLERY_ITEM = { description: null, spoiler: false };

function mediaOf(component: Component): Media[] {
  return [component.media, component.file, ...(component.items ?? []).map((item) => item.media)].filter(
    (media) => media !== undefined,
  );
}

function store(media: Media, files: readonly Attachment[], nextId: () => string): void {
  const attached = files.find(
    (each) => media.url === `attachment://${each.filename}` || media.url === each.url,
  );
  const url = attached?.url ?? media.url;
  const about = attached ? { attachment_id: attached.id, content_type: attached.content_type } : {};
  Object.assign(media, { id: nextId(), url, proxy_url: url, ...about });
}

function fileFacts(file: Media, files: readonly Attachment[]): { name: string | null; size: number | null } {
  const attached = files.find((each) => each.url === file.url);
  return { name: attached?.filename ?? null, size: attached?.size ?? null };
}

/** Copies embeds as Discord stores them: no nulls, `type` and `inline` filled in, attachment:// names resolved. */
export function storedEmbeds(value: unknown, files: readonly Attachment[]): Json[] {
  const addressOf = (address: unknown): unknown =>
    files.find((each) => address === `attachment://${each.filename}`)?.url ?? address;
  return (withoutNulls(value ?? []) as Json[]).map((embed) => {
    const pictures = (['image', 'thumbnail'] as const).flatMap((name) => {
      const picture = embed[name] as Json | undefined;
      return picture
        ? [[name, { ...picture, url: addressOf(picture.url), proxy_url: addressOf(picture.url) }]]
        : [];
    });
    const fields = (embed.fields as Json[] | undefined)?.map((field) => ({ inline: false, ...field }));
    return { type: 'rich', ...embed, ...Object.fromEntries(pictures), ...(fields ? { fields } : {}) };
  });
}

/** Returns the files that a message lists; those shown by an embed or a component are not listed, as documented. */
export function looseFiles(
  files: readonly Attachment[],
  components: readonly Component[],
  embeds: readonly Json[],
): Attachment[] {
  const shown = JSON.stringify([components, embeds]);
  return files.filter((file) => !shown.includes(JSON.stringify(file.url)));
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null && each !== undefined)
      .map(([name, each]) => [name, withoutNulls(each)]),
  );
}
