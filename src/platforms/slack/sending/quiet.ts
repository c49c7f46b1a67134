/** Message options: no link previews, and nothing in the text becomes a link, a mention, or markup. */
export const quiet = {
  unfurl_links: false,
  unfurl_media: false,
  link_names: false,
  mrkdwn: false,
  parse: 'none',
} as const;
