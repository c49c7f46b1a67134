import { commands } from '../bot/tables.ts';
import { SetupError } from '../errors.ts';
import { manifest } from '../platforms/slack/manifest.ts';
import { runTool } from './tool.ts';

await runTool(
  {
    run: 'npm run -s slack:manifest --',
    about: "Prints the manifest of Hotseat's app for Slack, ready to paste.",
    flags: {
      url: {
        value: 'URL',
        about: 'The public address for HTTP mode, as in https://hotseat.example.com/slack/events.',
        fallback: 'none, for Socket Mode',
      },
    },
  },
  ({ flags: { url } }) => {
    if (url !== undefined && !isPublic(url)) {
      throw new SetupError(
        '--url must be a public address such as https://hotseat.example.com/slack/events.',
      );
    }
    process.stdout.write(`${JSON.stringify(manifest(commands, { url }), null, 2)}\n`);
  },
);

/** Returns whether Slack can send requests to an address. It does so through HTTPS only, and Hotseat listens at one path. */
function isPublic(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).pathname === '/slack/events';
}
