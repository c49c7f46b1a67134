import { type Block, body, type Card, small, title } from '../../chat/card.ts';
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

const rowBlocks = (
  { name, label, state, changes }: Shown,
  idOf: (values: { readonly setting: string; readonly value: string }) => string,
): Block[] => [
  body([strong(`${label}: `), ...pieces(state)]),
  ...(changes.length === 0
    ? []
    : [
        {
          kind: 'actions' as const,
          actions: changes.map(({ label, value }) => ({
            label,
            action: idOf({ setting: name, value }),
            style: 'plain' as const,
          })),
        },
      ]),
];
