import type { types, webApi } from '@slack/bolt';
import type { Card } from '../../../chat/card.ts';
import { renderBlocks } from '../cards.ts';
import { slackLimits } from '../limits.ts';
import { plainText } from '../text.ts';

/** The Home tab, or a modal, in which somebody pressed a button. */
export interface PressedView {
  readonly id: string;
  readonly kind: 'home' | 'modal';
}

/** Renders cards for the Home tab or a modal, one below the other. */
export const cardBlocks = (cards: readonly Card[]): types.KnownBlock[] =>
  cards
    .flatMap((card, index) => [
      ...(index > 0 ? [{ type: 'divider' } as const] : []),
      ...renderBlocks(card, 'home'),
    ])
    .slice(0, slackLimits.home);

/**
 * Shows cards to whoever pressed a button in the Home tab or in a modal: in a modal, because there is no message to answer.
 * @param direct the id of their direct conversation with the bot
 * @param isBelow whether a modal stays as it is below the new one
 */
export const showInModal = async (
  client: webApi.WebClient,
  cards: readonly Card[],
  {
    view,
    trigger,
    direct,
    isBelow,
  }: {
    readonly view: PressedView;
    readonly trigger: string;
    readonly direct: string;
    readonly isBelow: boolean;
  },
): Promise<void> => {
  const shown: types.ModalView = {
    type: 'modal',
    title: plainText('Hotseat'),
    close: plainText('Close'),
    private_metadata: direct,
    blocks: cardBlocks(cards),
  };
  if (view.kind === 'home') await client.views.open({ trigger_id: trigger, view: shown });
  else if (isBelow) await client.views.push({ trigger_id: trigger, view: shown });
  else await client.views.update({ view_id: view.id, view: shown });
};
