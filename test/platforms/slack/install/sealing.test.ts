import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealing } from '../../../../src/platforms/slack/install/sealing.ts';

const [one, two] = [randomBytes(32), randomBytes(32)];

test('opens what it sealed, and tells nothing without the key', () => {
  const { seal, open } = createSealing([one]);
  const sealed = seal('xoxb-secret', 'slack T1');
  expect(sealed).not.toContain('secret');
  expect(seal('xoxb-secret', 'slack T1')).not.toBe(sealed);
  expect(open(sealed, 'slack T1')).toBe('xoxb-secret');
  expect(createSealing([two]).open(sealed, 'slack T1')).toBeUndefined();
});

test('opens nothing under another name, nor anything that was changed', () => {
  const { seal, open } = createSealing([one]);
  const sealed = seal('xoxb-secret', 'slack T1');
  expect(open(sealed, 'slack T2')).toBeUndefined();
  for (let at = 0; at < sealed.length; at++) {
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    const opened = open(changed, 'slack T1');
    // The last character of a part in base64url has bits that mean nothing.
    if (opened !== undefined) expect(opened).toBe('xoxb-secret');
  }
  for (const broken of [
    '',
    'v1',
    'v1...',
    sealed.replace('v1', 'v2'),
    sealed.split('.').slice(0, 3).join('.'),
  ])
    expect(open(broken, 'slack T1')).toBeUndefined();
});

test('encrypts with the first key, and decrypts with all', () => {
  const old = createSealing([one]).seal('xoxb-secret', 'slack T1');
  const both = createSealing([two, one]);
  expect(both.open(old, 'slack T1')).toBe('xoxb-secret');
  expect(both.isCurrent(old, 'slack T1')).toBe(false);
  expect(both.isCurrent(both.seal('x', 'slack T1'), 'slack T1')).toBe(true);
});
