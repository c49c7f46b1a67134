/** Stands where an open question of the old form has nothing yet. */
const unwritten = '(not written yet)';

/** Fills in an open question of the old form: key points without weights, follow-ups without `if`. */
export const upgradeOldKit = (raw: unknown): unknown => {
  if (!isOldKit(raw)) return raw;
  const last = raw.keyPoints.length - 1;
  return {
    minutes: 8,
    anchors: { weak: unwritten, fair: unwritten, strong: unwritten },
    ...raw,
    keyPoints: raw.keyPoints.map((one, index) =>
      typeof one === 'string' ? { point: one, weight: index === last ? 'plus' : 'must' } : one,
    ),
    followUps: [...raw.followUps.map(upgradeFollowUp), ...filler].slice(0, Math.max(2, raw.followUps.length)),
  };
};

/** Whether an open question was written in the old form. */
export const isOldForm = (question: { readonly anchors?: { readonly weak: string } }): boolean =>
  question.anchors?.weak === unwritten;

const filler = Array.from({ length: 2 }, () => ({ if: unwritten, ask: unwritten, answer: unwritten }));

const upgradeFollowUp = (one: unknown): unknown => {
  if (typeof one !== 'object' || one === null || !('question' in one)) return one;
  const { question, ...rest } = one;
  return { if: unwritten, ask: question, ...rest };
};

const isOldKit = (raw: unknown): raw is { keyPoints: unknown[]; followUps: unknown[] } =>
  typeof raw === 'object' &&
  raw !== null &&
  'keyPoints' in raw &&
  'followUps' in raw &&
  Array.isArray(raw.followUps) &&
  Array.isArray(raw.keyPoints) &&
  !('anchors' in raw) &&
  raw.keyPoints.every((one) => typeof one === 'string');
