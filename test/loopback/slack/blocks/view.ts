import { dict, dicts } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { blocksFor } from './blocks.ts';
import { all, boolean, byType, type Check, record, rule, string } from './check.ts';
import { plain } from './text.ts';

const common = {
  private_metadata: string({ max: LIMITS.view.privateMetadata }),
  callback_id: string({ max: LIMITS.id }),
  external_id: string({ max: LIMITS.id }),
};

const modal = all(
  record(
    { title: plain(LIMITS.view.title), blocks: blocksFor('modal') },
    {
      ...common,
      submit: plain(LIMITS.view.title),
      close: plain(LIMITS.view.title),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  rule((view) =>
    dicts(view.blocks).some((block) => block.type === 'input') && !view.submit
      ? 'missing required field: submit (the view has input blocks)'
      : undefined,
  ),
);

/** Checks a view for `views.open`, `views.push` and `views.update`. */
export const modalView: Check = byType({ modal });

/** Checks a view for `views.publish`. */
export const homeView: Check = byType({ home: record({ blocks: blocksFor('home') }, common) });

/** Estimates the size of a view, for `view_too_large`. */
export function viewBytes(view: unknown): number {
  return Buffer.byteLength(JSON.stringify(dict(view)));
}
