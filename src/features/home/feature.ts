import type { Feature } from '../feature.ts';
import { showHome } from './home.ts';
import type { HomeRecords } from './repository.ts';

/** A person's own page, where a platform has room for one. */
export const home = {
  inputs: { overview: (_, context) => showHome(context) },
} satisfies Feature<HomeRecords>;
