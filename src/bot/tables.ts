import type {
  ActionHandler,
  Feature,
  GatheredHandler,
  NightHandler,
  OtherInput,
  TimerHandler,
} from '../features/feature.ts';
import type { PostKindHandler } from '../features/post-kind.ts';
import { features, type KeysIn, type PostKind, type TimerKind } from './features.ts';
import type { Records } from './store.ts';

/** All features. One that needs a repository that `Records` lacks does not compile here. */
const all: readonly Feature<Records>[] = Object.values(features);

/** The commands of all features. */
export const commands = all.flatMap((feature) => feature.commands ?? []);

/** These, and those that only forms run. */
export const runnable = [...commands, ...all.flatMap((feature) => feature.forms ?? [])];

/** The handlers of buttons, by kind of action. */
export const actions: Readonly<Record<string, ActionHandler<Records> | GatheredHandler<Records>>> =
  merged('actions');

/** The paths of commands and the kinds of actions that may be handled again when their event arrives again. */
export const repeatable: ReadonlySet<string> = new Set([
  ...runnable.filter((command) => command.repeatable).map(({ path }) => path),
  ...all.flatMap((feature) => feature.repeatable ?? []),
]);

/** The handlers of timers. A kind that a feature sets but none handles does not compile. */
export const timers: Readonly<Record<TimerKind, TimerHandler<Records>>> = merged('timers');

/** The handlers of posts. A kind that a feature adds but none handles does not compile. */
export const posts: Readonly<Record<PostKind, PostKindHandler<Records>>> = merged('posts');

/** What the features do every night. */
export const nightHandlers: Readonly<Record<string, NightHandler<Records>>> = merged('onNight');

type InputHandler<K extends OtherInput['kind']> = NonNullable<NonNullable<Feature<Records>['inputs']>[K]>;

/** The handlers of other inputs. A kind without one does not compile. */
export const inputs: { readonly [K in OtherInput['kind']]: InputHandler<K> } =
  merged<{
    readonly [K in KeysIn<'inputs'>]: InputHandler<K>;
  }>('inputs');

/** Called when the bot can't post in a channel, for long or until somebody acts. */
export const outageHandlers = all.flatMap(({ onOutage }) => onOutage ?? []);

/** Called when the bot was removed from a workspace. */
export const leftHandlers = all.flatMap(({ onLeft }) => onLeft ?? []);

/** Called when the bot starts. */
export const startHandlers = all.flatMap(({ onStart }) => onStart ?? []);

/** Merges one part of all features. Throws if two features handle the same kind, so that no process starts with that. */
function merged<T>(part: 'actions' | 'timers' | 'posts' | 'inputs' | 'onNight'): T {
  const entries = all.flatMap((feature) => Object.entries(feature[part] ?? {}));
  const kinds = entries.map(([kind]) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw new Error(`Two features handle the kind "${twice}" of ${part}.`);
  return Object.fromEntries(entries) as T;
}
