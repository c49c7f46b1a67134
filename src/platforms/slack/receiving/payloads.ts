import { z } from 'zod';

const text = z.string();
const named = z.looseObject({ id: text, name: text });
const user = z.looseObject({ id: text, name: text.optional(), username: text.optional() });
const replyTo = { response_url: text.optional(), trigger_id: text.optional() };

const field = z.looseObject({
  value: text.nullish(),
  selected_option: z.looseObject({ value: text.optional() }).nullish(),
  selected_options: z.array(z.looseObject({ value: text.optional() })).optional(),
  selected_time: text.nullish(),
  selected_users: z.array(text).optional(),
  selected_conversation: text.nullish(),
});

/** A button that was pressed, or a menu with the option that was chosen. */
const chosen = z
  .looseObject({
    type: text.optional(),
    action_id: text,
    block_id: text.optional(),
    selected_option: z.looseObject({ value: text }).optional(),
  })
  .refine(({ type, selected_option }) => type !== 'static_select' || selected_option !== undefined);

/** What must be in a payload of each type for a listener to read it. The types are Slack's, and `command` and `event`. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  command: z.looseObject({
    command: text,
    text: text.optional(),
    user_id: text,
    user_name: text,
    channel_id: text,
    channel_name: text,
    ...replyTo,
  }),
  block_actions: z.looseObject({
    user,
    actions: z.tuple([chosen], z.unknown()),
    channel: z.looseObject({ id: text, name: text.optional() }).optional(),
    container: z.looseObject({}),
    view: z.looseObject({ id: text, type: text, private_metadata: text }).optional(),
    ...replyTo,
  }),
  view_submission: z.looseObject({
    user: named,
    view: z.looseObject({
      callback_id: text,
      private_metadata: text,
      state: z.looseObject({ values: z.record(text, z.record(text, field)) }),
    }),
  }),
  block_suggestion: z.looseObject({
    action_id: text,
    value: text,
    view: z.looseObject({ private_metadata: text }).optional(),
  }),
  message_action: z.looseObject({
    callback_id: text,
    channel: named,
    user: named,
    message: z.looseObject({}),
    message_ts: text,
    ...replyTo,
  }),
  event: z.looseObject({
    event: z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('app_home_opened'), user: text, channel: text, tab: text }),
      z.looseObject({
        type: z.literal('tokens_revoked'),
        tokens: z.looseObject({ bot: z.array(text).optional() }),
      }),
      z.looseObject({ type: z.literal('app_uninstalled') }),
      z.looseObject({
        type: z.literal('user_change'),
        user: z.looseObject({ id: text, deleted: z.boolean() }),
      }),
      z.looseObject({ type: z.literal('app_mention'), channel: text }),
      z.looseObject({ type: z.literal('message'), channel: text, channel_type: text.optional() }),
      z.looseObject({
        type: z.enum(['channel_left', 'group_left', 'channel_archive', 'group_archive']),
        channel: text,
      }),
      z.looseObject({
        type: z.literal('member_joined_channel'),
        user: text,
        channel: text,
        inviter: text.optional(),
      }),
    ]),
  }),
};

/** Returns whether one of our listeners can read what Slack sent. */
export const isReadable = (body: unknown): boolean => {
  if (typeof body !== 'object' || body === null) return false;
  const type = 'event' in body ? 'event' : 'command' in body ? 'command' : 'type' in body ? body.type : '';
  const schema = typeof type === 'string' && Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  return schema?.safeParse(body).success === true;
};
