import { z } from 'zod';
import { prose, slug } from './fields.ts';

const exemption = z.strictObject({
  /** Questions of which any two may be alike. */
  ids: z.array(slug).min(2, 'must name at least two questions'),
  /** What each asks that the others do not. */
  reason: prose(300),
});

/** Questions that are alike and needed all the same. */
export type Exemption = z.infer<typeof exemption>;

/** `data/duplicates.yaml`: the pairs that look like duplicates and are none. */
export const exemptionFile = z.strictObject({ exemptions: z.array(exemption) });
