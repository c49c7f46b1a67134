import { readContent } from './api/content.ts';
import type { Reply } from './api/dispatch.ts';
import { post, revise } from './api/post.ts';
import { Refusal } from './api/refusal.ts';
import { withFaults } from './api/with-faults.ts';
import type { Core } from './core.ts';
import { type Dict, flag, str } from './json.ts';
import { LIMITS } from './limits.ts';
import { type ResponseUrl, teamOf } from './state.ts';
import type { Call, Message } from './types.ts';

/** Creates a URL at which the app may answer an interaction. */
export function newResponseUrl(
  core: Core,
  fields: Omit<ResponseUrl, 'id' | 'issuedAt' | 'uses' | 'shown'>,
): string {
  const entry: ResponseUrl = { ...fields, id: core.ids.next('R'), issuedAt: core.now(), uses: 0, shown: [] };
  core.state.responseUrls.set(entry.id, entry);
  return `${core.origin()}/${entry.kind}/${entry.team}/${entry.id}`;
}

/** Finds the record of a response URL. */
export function responseUrlOf(core: Core, url: string): ResponseUrl | undefined {
  return core.state.responseUrls.get(url.split('/').at(-1) ?? '');
}

/** Handles a POST to a response URL: five uses in thirty minutes, then 404. */
export function answerResponseUrl(core: Core, id: string, args: Dict): Promise<Reply> {
  const call: Call = { method: 'response_url', args, at: core.now(), url: id };
  core.calls.push(call);
  return withFaults(core, call, () => {
    const entry = core.state.responseUrls.get(id);
    const gone = entry ? expiry(core, entry) : 'no_service';
    if (!entry || gone) return { status: 404, headers: {}, body: { ok: false, error: gone ?? 'no_service' } };
    entry.uses += 1;
    try {
      applyResponse(core, entry, args, 'response_url');
      return { status: 200, headers: {}, body: { ok: true } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: 400, headers: {}, body: { ok: false, error: error.message, ...error.extra } };
    }
  });
}

function expiry(core: Core, entry: ResponseUrl): string | undefined {
  if (core.now() - entry.issuedAt > LIMITS.responseUrl.ms) return 'expired_url';
  if (entry.uses >= LIMITS.responseUrl.uses) return 'used_url';
  return teamOf(core.state, entry.team).install === 'uninstalled' ? 'no_service' : undefined;
}

/** Shows, replaces, or deletes a message as a response asks. An ack that carries a message is a response as well. */
export function applyResponse(core: Core, entry: ResponseUrl, args: Dict, via: 'response_url' | 'ack'): void {
  // A slash command has no message of its own, so its response replaces the previous response.
  const original = entry.origin ?? entry.shown.at(-1);
  if (flag(args.delete_original) && original) {
    original.deleted = true;
    entry.shown.push(original);
    core.pulse.changed();
    return;
  }
  const content = readContent(args, core.ids.short, { total: false });
  entry.shown.push(
    flag(args.replace_original) && original
      ? replaced(core, original, content)
      : added(core, entry, args, content, via),
  );
  core.pulse.changed();
}

function replaced(core: Core, original: Message, content: ReturnType<typeof readContent>): Message {
  revise(core, original, content);
  return original;
}

function added(
  core: Core,
  entry: ResponseUrl,
  args: Dict,
  content: ReturnType<typeof readContent>,
  via: 'response_url' | 'ack',
): Message {
  const thread = str(args.thread_ts);
  return post(
    core,
    {
      team: teamOf(core.state, entry.team),
      channel: entry.channel,
      via,
      ...(args.response_type === 'in_channel' ? {} : { to: entry.user }),
      ...(thread ? { thread_ts: thread } : {}),
    },
    content,
  );
}
