/** Picks a channel's id for the log. An id that is also the channel's name was made up by somebody, so it stays out. */
export const idOf = ({
  channel,
  name,
}: {
  readonly channel: string;
  readonly name: string;
}): { readonly channel?: string } => (channel === name ? {} : { channel });
