import { commands } from '../bot/tables.ts';
import { SetupError } from '../errors.ts';
import { manifest } from '../platforms/slack/install/manifest.ts';
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
      install: {
        value: 'URL',
        about: 'The public address at which workspaces install the app, as in https://hotseat.example.com.',
        fallback: 'none, for the pasted token of one workspace',
      },
    },
  },
  ({ flags: { url, install } }) => {
    if (url !== undefined && !isPublic(url, '/slack/events')) {
      throw new SetupError(
        '--url must be a public address such as https://hotseat.example.com/slack/events.',
      );
    }
    if (install !== undefined && !isPublic(install, '/')) {
      throw new SetupError('--install must be a public address such as https://hotseat.example.com.');
    }
    const options = { url, install: install?.replace(/\/$/, '') };
    process.stdout.write(`${JSON.stringify(manifest(commands, options), null, 2)}\n`);
  },
);

/** Returns whether Slack can reach an address. It does so through HTTPS only, and each thing has one path. */
function isPublic(url: string, path: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).pathname === path;
}
