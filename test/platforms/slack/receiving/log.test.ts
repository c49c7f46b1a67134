import { expect, test } from 'vitest';
import { slackLogger } from '../../../../src/platforms/slack/receiving/log.ts';
import { createRecordedLog } from '../../../support/recorded-log.ts';

test("passes on what the libraries say, without errors' messages, addresses, and whole objects", () => {
  const { log, lines } = createRecordedLog();
  const logger = slackLogger(log);
  logger.error('An unhandled error occurred while Bolt processed (type: x, error: Error: what I typed)');
  logger.warn('Malformed request body: Unexpected token, "text=what I typed" is not valid JSON');
  logger.error('Slack API error: no_text', new Error('what I typed'));
  logger.error(new Error('what I typed'));
  logger.info('connecting to wss://wss.example.com/link?ticket=what-I-typed', { text: 'what I typed' });
  logger.debug('what I typed');
  expect(lines).toHaveLength(5);
  expect(lines.join('')).not.toMatch(/I.typed/);
  expect(lines.join('')).toContain('Malformed request body: Unexpected token, [text]');
  expect(lines.join('')).toContain('Slack API error: no_text');
});
