import type {
  ActionHandler,
  Feature,
  OtherInput,
  PostKindHandler,
  TimerHandler,
} from '../features/feature.ts';
import { features, type KeysIn, type PostKind, type TimerKind } from './features.ts';
import type { Records } from './store.ts';

/** A feature that needs a repository that is not there does not compile here. */
const all: readonly Feature<Records>[] = Object.values(features);

/** Everything that can be dispatched, by kind. A kind that a feature uses and none handles does not compile. */
export const commands = all.flatMap((feature) => feature.commands ?? []);

export const actions: Readonly<Record<string, ActionHandler<Records>>> = merged('actions');

export const timers: Readonly<Record<TimerKind, TimerHandler<Records>>> = merged('timers');

export const posts: Readonly<Record<PostKind, PostKindHandler<Records>>> = merged('posts');

type InputHandler<K extends OtherInput['kind']> = NonNullable<NonNullable<Feature<Records>['inputs']>[K]>;

export const inputs: { readonly [K in OtherInput['kind']]: InputHandler<K> } =
  merged<{
    readonly [K in KeysIn<'inputs'>]: InputHandler<K>;
  }>('inputs');

export const channelLossHandlers = all.flatMap(({ onChannelLost }) => onChannelLost ?? []);

export const startHandlers = all.flatMap(({ onStart }) => onStart ?? []);

/** Merges one part of all features. Two features with the same kind are a mistake that no process should start with. */
function merged<T>(part: 'actions' | 'timers' | 'posts' | 'inputs'): T {
  const entries = all.flatMap((feature) => Object.entries(feature[part] ?? {}));
  const kinds = entries.map(([kind]) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw new Error(`Two features handle the kind "${twice}" of ${part}.`);
  return Object.fromEntries(entries) as T;
}
