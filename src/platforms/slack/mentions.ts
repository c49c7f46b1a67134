import type { CommandDeclaration } from '../../chat/commands/command.ts';
import type { NameOfChannel } from './channels.ts';
import type { LookUp } from './people.ts';

/** Replaces mentions of people and channels in a typed text by their names. */
export type NameMentions = (text: string) => Promise<string>;

/** How many people and channels of one text are looked up. All others stay nameless. */
const mostLookedUp = 10;

const mention = /<([@#])([A-Z0-9]{2,})(?:\|([^<>]*))?>/g;

/**
 * Replaces Slack's markup in a typed text by what it shows: links by their text, groups and special mentions by their
 * names. Mentions of people and channels stay, because their names have to be looked up.
 */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/<!subteam\^[A-Z0-9]+(?:\|@?([^<>]*))?>/g, (_, name) => (name ? `@${name}` : 'a group'))
    .replace(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '@$1')
    .replace(/<!date\^[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^<>|]*)(?:\|([^<>]*))?>/g, (_, url, shown) => shown || url);

/** Creates the function that names mentions. A person whom Slack does not know is `someone`. */
export const createNameMentions = (lookUp: LookUp, nameOfChannel: NameOfChannel): NameMentions => {
  const personNamed = async (id: string, label: string) => (await lookUp(id, label)).name || 'someone';
  const channelNamed = async (id: string, label: string) => {
    const name = label || (await nameOfChannel(id));
    return name === undefined ? 'a channel' : `#${name}`;
  };
  return async (text) => {
    const mentions = new Map([...text.matchAll(mention)].map((match) => [match[0], match]));
    const names = [...mentions.values()]
      .slice(0, mostLookedUp)
      .map(async ([whole, sign, id = '', label = '']) => {
        return [whole, await (sign === '@' ? personNamed : channelNamed)(id, label)] as const;
      });
    const known = new Map(await Promise.all(names));
    return text.replace(
      mention,
      (whole, sign) => known.get(whole) ?? (sign === '@' ? 'someone' : 'a channel'),
    );
  };
};

/** Names the mentions in the options of a command. An option that takes a member gets the person's id instead. */
export const nameInOptions = async (
  options: Readonly<Record<string, string>>,
  command: CommandDeclaration | undefined,
  name: NameMentions,
): Promise<Record<string, string>> => {
  const named = Object.entries(options).map(async ([option, typed]) => {
    const isMember = command?.options[option]?.type.kind === 'member';
    const [, sign, id] = isMember ? (new RegExp(`^${mention.source}$`).exec(typed.trim()) ?? []) : [];
    return [option, sign === '@' && id !== undefined ? id : await name(typed)] as const;
  });
  return Object.fromEntries(await Promise.all(named));
};
