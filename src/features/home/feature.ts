import type { Feature } from '../feature.ts';
import { showHome } from './home.ts';
import type { HomeRecords } from './repository.ts';

/** A member's home page, on platforms that have room for one. */
export const home = {
  inputs: { overview: ({ channels = [] }, context) => showHome(channels, context) },
} satisfies Feature<HomeRecords>;
