import { describe, expect, test } from 'vitest';
import { openSlackBot, openSlackDriver, slackDriverOf } from '../drivers/slack.ts';
import type { Message, Team } from '../loopback/slack/types.ts';
import { createRecordedLog } from '../support/recorded-log.ts';
import { conversations } from './conversations.ts';
import { lobbies } from './lobbies.ts';
import { watching } from './private-log.ts';
import { replays } from './replays.ts';
import { sharing } from './sharing.ts';
import { standings } from './standings.ts';

describe.each(['socket', 'http'] as const)('in Slack, through %s', (way) => {
  test.each(Object.entries({ ...conversations, ...lobbies, ...replays, ...sharing, ...standings }))(
    '%s',
    async (_, play) => {
      const record = createRecordedLog();
      const chat = watching(await openSlackDriver({ log: record.log, way }), record);
      await play(chat);
      await chat.close();
      chat.expectPrivateLog();
    },
  );
});

describe('in one of two workspaces that installed it', () => {
  test.each(Object.entries({ ...conversations, ...lobbies, ...replays, ...sharing, ...standings }))(
    '%s',
    async (_, play) => {
      const record = createRecordedLog();
      const bot = await openSlackBot({ log: record.log, way: 'installed' });
      const { slack, services, settled, team } = bot;
      const elsewhere = slack.teams[0] as Team;
      const general = slack.channel('general', elsewhere);
      const around = { channel: general, team: elsewhere };
      // The same names as here, with points, a team, and a question of their own.
      await slack.command({ user: 'ada', ...around }, '/team', 'create The Others').response();
      await slack.command({ user: 'ada', ...around }, '/quiz', 'start count:1 lobby:0').response();
      await settled();
      const asked = slack.messages(general).at(-1) as Message;
      for (const user of ['ada', 'grace', 'zoe'])
        await slack.click({ user, team: elsewhere }, asked, 'A').response();
      await services.runtime.advance(120_000, settled);
      const before = structuredClone(slack.messages(general));

      const chat = watching(slackDriverOf(bot), record);
      await play(chat);
      expect(chat.shown()).not.toContain('The Others');
      expect(slack.messages(general)).toEqual(before);
      for (const { args, team: called } of slack.requests) {
        if (typeof args.channel === 'string' && args.channel.startsWith('C'))
          expect(called).toBe(args.channel === general.id ? elsewhere.id : team.id);
      }
      await chat.close();
      chat.expectPrivateLog();
    },
  );
});
