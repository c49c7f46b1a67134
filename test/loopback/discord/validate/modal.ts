import type { Component, Json } from '../types.ts';
import { checkTree } from './component-tree.ts';
import { componentId, customId, modalInputs, selects, textDisplay } from './parts.ts';
import {
  byType,
  type Check,
  list,
  object,
  optional,
  type Path,
  type Problem,
  problem,
  text,
} from './shape.ts';

const label = object({
  id: componentId,
  label: text(1, 45),
  description: optional(text(1, 100)),
  component: byType({ ...selects, ...modalInputs }),
});

/** The old form: one text input in a row, with its own label. */
const inputRow = object({
  id: componentId,
  components: list(byType({ 4: modalInputs[4] as Check }), 1, 1),
});

const modal = object({
  custom_id: customId,
  title: text(1, 45),
  components: list(byType({ 1: inputRow, 10: textDisplay, 18: label }), 1, 5),
});

/** Checks rules between the fields of an input, which Discord checks after their shapes. */
function checkInput(component: Component, path: Path, bare: boolean): Problem[] {
  const fits =
    component.min_length !== undefined &&
    component.max_length !== undefined &&
    component.min_length > component.max_length
      ? problem(
          [...path, 'min_length'],
          'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX_LENGTH',
          `min_length must be equal to or less than ${component.max_length}`,
        )
      : [];
  const named =
    component.type === 4 && bare && !component.label
      ? problem([...path, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required')
      : [];
  const enabled = component.disabled
    ? problem(
        [...path, 'disabled'],
        'COMPONENT_DISABLED_NOT_ALLOWED',
        'Components in a modal cannot be disabled',
      )
    : [];
  const counted =
    component.type !== 4 && component.min_values === 0 && (component.required ?? true)
      ? problem(
          [...path, 'min_values'],
          'COMPONENT_REQUIRED_MIN_VALUES',
          'min_values must be at least 1 when required',
        )
      : [];
  return [...fits, ...named, ...enabled, ...counted];
}

/** Checks the data of a modal response (callback type 9). */
export function checkModal(value: unknown, path: Path): Problem[] {
  const found = modal(value, path);
  if (found.length > 0) return found;
  const components = (value as Json).components as Component[];
  const inputs = components.flatMap((top, index) => {
    const where = [...path, 'components', index];
    if (top.component) return checkInput(top.component, [...where, 'component'], false);
    return (top.components ?? []).flatMap((child, at) =>
      checkInput(child, [...where, 'components', at], true),
    );
  });
  return [...inputs, ...checkTree(components, new Set(), [...path, 'components'])];
}
