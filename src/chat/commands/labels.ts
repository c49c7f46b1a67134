import { capitalized } from '../text.ts';
import type { Option } from './option.ts';

/** What a form calls an option, and what it says below. */
interface Labels {
  readonly label: string;
  /** Empty if the label says it all. */
  readonly about: string;
}

/** The longest label that platforms show whole. */
const longest = 40;

/**
 * Labels an option's field. What an option is about becomes its label if that is short, up to the first comma or semicolon, as
 * in "How many questions, 1 to 50", so that a form never says the same thing twice.
 */
export const labelsOf = (name: string, option: Option<unknown, never>): Labels => {
  const about = option.field?.about ?? option.about;
  const [, head = '', rest = ''] = /^([^:,;]+)(?:[,;] (.*))?$/.exec(about) ?? [];
  const isShort = head !== '' && head.length <= longest;
  const label = option.label ?? (isShort ? head : capitalized(name));
  return head === label ? { label, about: capitalized(rest) } : { label, about };
};
