import type { InlineText } from '../chat/inline.ts';
import type { Ability, Reply } from '../chat/messages.ts';

/** How something is set now, and what else it can be set to. */
export interface SettingRow {
  readonly label: string;
  /** A sentence or two that say how it is set, and what that means. */
  readonly state: InlineText;
  /** What changes it, at most 25: one or two buttons, or a menu of more. `value` is at most 40 lower-case letters, digits, and hyphens. */
  readonly changes: readonly { readonly label: string; readonly value: string }[];
}

/**
 * Something that people set for themselves, or managers for everybody. The feature that it belongs to declares it. `C` is the
 * context that its handlers get.
 */
export interface Setting<C> {
  /** Identifies it in the ids of its buttons, in lower-case letters, digits, and hyphens. */
  readonly name: string;
  /** What the platform must be able to do. Where it never does that, the setting is not offered. */
  readonly needs?: Ability;
  /** Says how it is set; `undefined` if there is nothing to set here. */
  row(context: C): Promise<SettingRow | undefined>;
  /** Sets it to the value of one of its changes. Returns what to say instead of showing all settings again, if anything. */
  change(value: string, context: C): Promise<Reply | undefined>;
}

/** The settings that a feature declares. */
export interface Settings<C> {
  /** What people set for themselves with `/settings`. */
  readonly settings?: readonly Setting<C>[];
  /** What managers set for everybody with `/manage settings`. */
  readonly managerSettings?: readonly Setting<C>[];
}
