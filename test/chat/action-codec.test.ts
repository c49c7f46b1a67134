import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionKinds, oneOf, splitActionId, wholeNumber } from '../../src/chat/action-codec.ts';

const kinds = actionKinds({
  vote: { round: wholeNumber, choice: wholeNumber },
  view: { period: oneOf(['today', 'week', 'all'], ['today', 'week', 'all']), page: wholeNumber },
});
const number = fc.nat({ max: 2 ** 31 - 1 });

test('encodes every action as an id and decodes it again', () => {
  fc.assert(
    fc.property(number, number, (round, choice) => {
      const { kind, texts } = splitActionId(kinds.vote.id({ round, choice }));
      expect([kind, kinds.vote.read(texts)]).toEqual(['vote', { round, choice }]);
    }),
  );
  expect(kinds.view.id({ period: 'week', page: 2 })).toBe('view:week:2');
  expect(kinds.view.read(['week', '2'])).toEqual({ period: 'week', page: 2 });
});

test('still reads older ids, which hold positions instead of words', () => {
  expect(kinds.view.read(['2', '0'])).toEqual({ period: 'all', page: 0 });
  expect(kinds.view.read(['3', '0'])).toBeUndefined();
});

test.each(['', 'vote', 'vote:1', 'vote:1:2:3', 'vote:one:2', 'vote:-1:2', 'vote:1e3:2', 'vote:1:2:'])(
  'rejects the id %j',
  (id) => expect(kinds.vote.read(splitActionId(id).texts)).toBeUndefined(),
);
