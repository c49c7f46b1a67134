import { App, LogLevel } from '@slack/bolt';

// The barest bot on Slack: it acknowledges every button, answers through the response URL, and keeps nothing.
const app = new App({
  token: process.env.SLACK_BOT_TOKEN ?? '',
  appToken: process.env.SLACK_APP_TOKEN ?? '',
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? '' },
});
app.action(/.*/, async ({ ack, body }) => {
  await ack();
  if (body.type !== 'block_actions') return;
  await fetch(body.response_url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'Noted.', response_type: 'ephemeral', replace_original: false }),
  }).catch((error: Error) => process.stderr.write(`${error.message}\n`));
});
process.once('SIGTERM', () => app.stop());
await app.start();
process.stdout.write('ready\n');
