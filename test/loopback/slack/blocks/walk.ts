import { type Dict, isDict } from '../json.ts';

/** Element types that people can act on, so no text objects or images. */
const ACTIONABLE =
  /^(button|overflow|.*_select|radio_buttons|checkboxes|.*picker|.*_input|workflow_button|feedback_buttons|icon_button)$/;

/** Lists the interactive elements in a block at any depth. */
export function actionables(block: Dict): Dict[] {
  const found: Dict[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isDict(value)) return;
    if (typeof value.type === 'string' && ACTIONABLE.test(value.type)) found.push(value);
    else for (const entry of Object.values(value)) visit(entry);
  };
  for (const entry of Object.values(block)) visit(entry);
  return found;
}

/** Lists every object in a value, including the value itself. */
export function objectsIn(value: unknown): Dict[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isDict(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
