import { type Block, body, type Card, type MenuBlock, small, title } from '../../chat/card.ts';
import { pieces, strong } from '../../chat/inline.ts';
import type { SettingRow } from '../setting.ts';

/** A setting with its row. */
export interface Shown extends SettingRow {
  readonly name: string;
}

/**
 * Builds the card of some settings.
 * @param idOf returns the id of the button that sets a setting to a value
 */
export const settingsCard = (
  heading: string,
  shown: readonly Shown[],
  idOf: (values: { readonly setting: string; readonly value: string }) => string,
): Card => ({
  tone: 'neutral',
  blocks: [
    title(heading),
    ...shown.flatMap((one) => rowBlocks(one, idOf)),
    ...(shown.length === 0 ? [small('There is nothing to set here yet.')] : []),
  ],
});

/** A setting with more changes than this has a menu instead of buttons. */
const mostButtons = 2;

const rowBlocks = (
  { name, label, state, changes }: Shown,
  idOf: (values: { readonly setting: string; readonly value: string }) => string,
): Block[] => {
  const offered = changes.map(({ label, value }) => ({ label, action: idOf({ setting: name, value }) }));
  return [body([strong(`${label}: `), ...pieces(state)]), ...controls(offered)];
};

const controls = (offered: MenuBlock['options']): Block[] => {
  if (offered.length === 0) return [];
  if (offered.length > mostButtons) return [{ kind: 'menu', label: 'Change', options: offered }];
  return [{ kind: 'actions', actions: offered.map((one) => ({ ...one, style: 'plain' as const })) }];
};
