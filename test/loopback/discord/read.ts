import type { Component, Message } from './types.ts';
import { flatten, mediaOf } from './validate/component-tree.ts';

const componentsOf = (message: Pick<Message, 'components'>): Component[] =>
  flatten(message.components).map((each) => each.component);

/** Joins all text that a reader sees in a message, one piece per line: content, embeds, and text displays, but no buttons. */
export function textOf(message: Message): string {
  const embeds = message.embeds.flatMap((embed) => {
    const fields = (embed.fields as { name: string; value: string }[] | undefined) ?? [];
    const footer = (embed.footer as { text?: string } | undefined)?.text;
    return [embed.title, embed.description, ...fields.flatMap((field) => [field.name, field.value]), footer];
  });
  const displays = componentsOf(message).map((component) => component.content);
  return [message.content, ...embeds, ...displays]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('\n');
}

/** Lists the buttons of a message in reading order. */
export function buttonsOf(
  message: Message,
): { label: string; customId: string | undefined; disabled: boolean; style: number }[] {
  return componentsOf(message)
    .filter((component) => component.type === 2)
    .map(({ label = '', custom_id: customId, disabled = false, style = 0 }) => ({
      label,
      customId,
      disabled,
      style,
    }));
}

/** Lists the selects of a message in reading order. */
export function selectsOf(message: Message): Component[] {
  return componentsOf(message).filter(
    (component) => component.type === 3 || (component.type >= 5 && component.type <= 8),
  );
}

/** Lists the URLs of the pictures and files that components show, in reading order. */
export function picturesOf(message: Message): string[] {
  return flatten(message.components)
    .flatMap(mediaOf)
    .map((each) => each.url);
}
