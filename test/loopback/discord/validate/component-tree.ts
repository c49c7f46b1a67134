import type { Component } from '../types.ts';
import { type Path, type Problem, problem } from './shape.ts';

/** A component with its path in the payload. */
export interface Placed {
  readonly component: Component;
  readonly path: Path;
}

/** Lists every component of a tree, parents first, in reading order. */
export function flatten(components: readonly Component[], path: Path = ['components']): Placed[] {
  return components.flatMap((component, index) => placed(component, [...path, index]));
}

function placed(component: Component, path: Path): Placed[] {
  return [
    { component, path },
    ...flatten(component.components ?? [], [...path, 'components']),
    ...(component.component ? placed(component.component, [...path, 'component']) : []),
    ...(component.accessory ? placed(component.accessory, [...path, 'accessory']) : []),
  ];
}

/** Counts the characters of all text displays. */
function displayedText(all: readonly Placed[]): number {
  return all.reduce(
    (sum, { component }) => sum + (component.type === 10 ? [...(component.content ?? '')].length : 0),
    0,
  );
}

function repeated(
  all: readonly Placed[],
  field: 'custom_id' | 'id',
  code: string,
  message: string,
): Problem[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, path }) => {
    const value = component[field];
    // 0 asks Discord to number the component itself, so it may repeat.
    if (value === undefined || value === null || value === 0) return [];
    if (seen.has(value)) return problem([...path, field], code, message);
    seen.add(value);
    return [];
  });
}

/** Lists the URLs in one component, with their paths. */
export function mediaOf({ component, path }: Placed): { url: string; path: Path }[] {
  return [
    ...(component.media ? [{ url: component.media.url, path: [...path, 'media', 'url'] }] : []),
    ...(component.file ? [{ url: component.file.url, path: [...path, 'file', 'url'] }] : []),
    ...(component.items ?? []).map((item, index) => ({
      url: item.media.url,
      path: [...path, 'items', index, 'media', 'url'],
    })),
  ];
}

/** Checks the rules for a whole tree: totals, unique ids, and that every attachment:// name is attached. */
export function checkTree(
  components: readonly Component[],
  fileNames: ReadonlySet<string>,
  path: Path = ['components'],
): Problem[] {
  const all = flatten(components, path);
  return [
    ...(all.length > 40
      ? problem(
          path,
          'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
          'Total number of components cannot exceed 40',
        )
      : []),
    ...(displayedText(all) > 4000
      ? problem(
          path,
          'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
          'Components displayable text size exceeds maximum size of 4000',
        )
      : []),
    ...repeated(
      all,
      'custom_id',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    ),
    ...repeated(all, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
    ...all
      .flatMap(mediaOf)
      .flatMap((each) =>
        each.url.startsWith('attachment://') && !fileNames.has(each.url.slice('attachment://'.length))
          ? problem(
              each.path,
              'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
              'The referenced attachment was not found',
            )
          : [],
      ),
  ];
}
