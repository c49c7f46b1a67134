import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, decodeAction, encodeAction } from '../../src/chat/action-codec.ts';
import { limits } from '../../src/chat/limits.ts';

const id = fc.nat({ max: 2 ** 31 - 1 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), round: id, choice: fc.nat({ max: 4 }) }),
  fc.record({ kind: fc.constant('board' as const), period: id, scope: id, game: id, page: id }),
  fc.record({ kind: fc.constantFrom('join' as const, 'disband' as const), team: id }),
  fc.record({ kind: fc.constantFrom('link' as const, 'decline' as const), offer: id }),
  fc.record({ kind: fc.constant('erase' as const), member: id, person: id }),
  fc.record({ kind: fc.constant('keep' as const), member: id }),
);

test('every action survives the trip through its id, and the id fits everywhere', () => {
  fc.assert(
    fc.property(action, (action) => {
      expect(decodeAction(encodeAction(action))).toEqual(action);
      expect(encodeAction(action).length).toBeLessThanOrEqual(limits.action);
    }),
  );
});

test.each([
  '',
  'answer',
  'answer:1',
  'answer:1:2:3',
  'answer:one:2',
  'answer:-1:2',
  'constructor:1',
  'erase:1e3',
  'vote:1',
])('the id %j means nothing', (id) => expect(decodeAction(id)).toBeUndefined());

test('an id is never mistaken, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const action = decodeAction(text);
      if (action) expect(decodeAction(encodeAction(action))).toEqual(action);
    }),
  );
});
