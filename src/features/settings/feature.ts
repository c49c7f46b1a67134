import type { Card } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { handleActions } from '../action-handlers.ts';
import { type Context, commandsOf, type Feature } from '../feature.ts';
import type { Setting } from '../setting.ts';
import { settingsActions } from './actions.ts';
import { settingsCard } from './card.ts';

/** What people set for themselves, and what managers set for everybody, in the order in which to show it. */
export interface AllSettings<R> {
  readonly own: readonly Setting<Context<R>>[];
  readonly forAll: readonly Setting<Context<R>>[];
}

/**
 * Creates the feature that shows settings and changes them. It knows none of them: each belongs to the feature that declares
 * it. `all` returns them.
 */
export const createSettings = <R>(all: () => AllSettings<R>) => {
  const own = async (context: Context<R>) =>
    settingsCard('Your settings', await rowsOf(all().own, context), settingsActions.set.id);
  const forAll = async (context: Context<R>) =>
    settingsCard(
      'Settings for everybody',
      await rowsOf(all().forAll, context),
      settingsActions['set-for-all'].id,
    );
  return {
    commands: [
      commandsOf<R>()({
        path: 'settings',
        about: 'Set what concerns only you, such as reminders and leaderboards',
        who: 'anyone',
        anywhere: true,
        repeatable: true,
        options: {},
        run: async (_, context) => privately(await own(context)),
      }),
      commandsOf<R>()({
        path: 'manage settings',
        about: 'Set what concerns everybody here',
        who: 'managers',
        repeatable: true,
        options: {},
        run: async (_, context) => privately(await forAll(context)),
      }),
    ],
    actions: handleActions<typeof settingsActions, R>(settingsActions, {
      set: async (asked, context) =>
        change(all().own, asked, { ...context, member: await context.storeMember() }, own),
      'set-for-all': async (asked, context) =>
        context.isManager
          ? change(all().forAll, asked, { ...context, channel: await context.storeChannel() }, forAll)
          : refuse('Only managers can change these settings.'),
    }),
  } satisfies Feature<R>;
};

const offeredTo = <R>({ lacks }: Context<R>, settings: readonly Setting<Context<R>>[]) =>
  settings.filter(({ needs }) => needs === undefined || !lacks.includes(needs));

const rowsOf = async <R>(settings: readonly Setting<Context<R>>[], context: Context<R>) => {
  const rows = [];
  for (const setting of offeredTo(context, settings)) {
    const row = await setting.row(context);
    if (row !== undefined) rows.push({ ...row, name: setting.name });
  }
  return rows;
};

/** Changes a setting, and shows all of them as they are now. */
const change = async <R>(
  settings: readonly Setting<Context<R>>[],
  { setting, value }: { readonly setting: string; readonly value: string },
  context: Context<R>,
  show: (context: Context<R>) => Promise<Card>,
): Promise<Reply> => {
  const found = offeredTo(context, settings).find(({ name }) => name === setting);
  if (found === undefined) return refuse("That can't be set anymore. Open the settings again.");
  const instead = await found.change(value, context);
  return instead ?? { kind: 'update', card: await show(context) };
};
