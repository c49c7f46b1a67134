import type { Approval } from '../loopback/slack/oauth.ts';
import type { Slack } from '../loopback/slack/server.ts';

/** Installs the app as a person with a browser does, at the server on this port. Returns the last page's status and text. */
export const installAt = async (
  port: number,
  slack: Slack,
  approval: Approval,
): Promise<{ readonly status: number; readonly text: string }> => {
  const at = `http://127.0.0.1:${port}/slack`;
  const begun = await fetch(`${at}/install`, { redirect: 'manual' });
  const [cookie] = begun.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const query = slack.approve(begun.headers.get('location') ?? '', approval);
  const ended = await fetch(`${at}/oauth_redirect?${query}`, { headers: { cookie: cookie ?? '' } });
  return { status: ended.status, text: await ended.text() };
};
