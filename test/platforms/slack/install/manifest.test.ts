import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../../../src/bot/tables.ts';
import { manifest, optionalScopes, scopes } from '../../../../src/platforms/slack/install/manifest.ts';
import { parse } from '../../../../src/platforms/slack/slash-command.ts';
import { knownCommands } from '../../../support/known-commands.ts';

test('every command can be typed with the slash commands in the manifest', () => {
  const names = manifest(commands).features.slash_commands.map(({ command }) => command);
  for (const { path } of commands) {
    const [first = '', ...rest] = path.split(' ');
    const own = names.includes(`/${first}`);
    const read = own
      ? parse(`/${first}`, rest.join(' '), knownCommands)
      : parse('/hotseat', path, knownCommands);
    expect('path' in read && read.path).toBe(path);
  }
  expect(new Set(names).size).toBe(names.length);
});

test('texts stay within the limits of a manifest', () => {
  for (const { description, usage_hint, should_escape } of manifest(commands).features.slash_commands) {
    expect(description.length).toBeLessThanOrEqual(2000);
    expect(usage_hint.length).toBeLessThanOrEqual(1000);
    expect(should_escape).toBe(true);
  }
  expect(manifest(commands).display_information.description.length).toBeLessThanOrEqual(140);
});

test('Socket Mode needs no URL; HTTP mode has it everywhere', () => {
  expect(JSON.stringify(manifest(commands))).not.toContain('url');
  const url = 'https://hotseat.example.com/slack/events';
  const { settings, features } = manifest(commands, { url });
  expect(settings.socket_mode_enabled).toBe(false);
  expect(settings.interactivity).toMatchObject({ request_url: url, message_menu_options_url: url });
  expect(settings.event_subscriptions).toMatchObject({ request_url: url });
  expect(features.slash_commands.every((command) => 'url' in command && command.url === url)).toBe(true);
});

test('every scope has a reason', () => {
  const { bot, bot_optional } = manifest(commands).oauth_config.scopes;
  expect(bot).toEqual([...Object.keys(scopes), ...Object.keys(optionalScopes)]);
  expect(bot_optional).toEqual(Object.keys(optionalScopes));
  const page = readFileSync('docs/slack.md', 'utf8');
  for (const scope of bot) expect(page).toContain(`\`${scope}\``);
});

test('with an address to install at, Slack sends people back there, and whole organizations can install it', () => {
  const { oauth_config, settings } = manifest(commands, { install: 'https://hotseat.example.com' });
  expect(oauth_config.redirect_urls).toEqual(['https://hotseat.example.com/slack/oauth_redirect']);
  expect(settings.org_deploy_enabled).toBe(true);
  expect(settings.event_subscriptions.bot_events).toContain('team_access_revoked');
  expect(settings.socket_mode_enabled).toBe(true);
});
