import { parseArgs } from 'node:util';
import { commands } from '../bot/tables.ts';
import { manifest } from '../platforms/slack/manifest.ts';

/** Prints Slack's app manifest, ready to paste. `--url https://…/slack/events` makes it one for HTTP mode. */
const { values } = parseArgs({ options: { url: { type: 'string' } } });
process.stdout.write(`${JSON.stringify(manifest(commands, values), null, 2)}\n`);
