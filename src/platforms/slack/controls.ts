import type { BlockElementAction, types } from '@slack/bolt';
import type { ActionsBlock, MenuBlock } from '../../chat/card.ts';
import { plainText } from './text.ts';

/** Renders buttons. */
export const renderActions = ({ actions }: ActionsBlock): types.KnownBlock[] => [
  {
    type: 'actions',
    elements: actions.map(({ label, action, style }) => ({
      type: 'button',
      action_id: action,
      value: action,
      text: plainText(label),
      ...(style === 'danger' ? { style } : {}),
    })),
  },
];

/** Renders a menu. Each option has its action as its value. */
export const renderMenu = ({ label, options }: MenuBlock): types.KnownBlock[] => [
  {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: 'menu',
        placeholder: plainText(label),
        options: options.map((option) => ({ text: plainText(option.label), value: option.action })),
      },
    ],
  },
];

/** Returns the id of the action that somebody chose: of a button, or of an option of a menu. */
export const actionOf = (chosen: BlockElementAction): string =>
  chosen.type === 'static_select' ? chosen.selected_option.value : chosen.action_id;
