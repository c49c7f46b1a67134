import { LIMITS } from '../limits.ts';
import { all, boolean, byType, type Check, list, oneOf, record, rule, string } from './check.ts';

/** Reports the whole text object first and the detail after it, like Slack. */
function withSchemaNote(check: Check): Check {
  return (value, path, report) => {
    const details: [string, string][] = [];
    check(value, path, (message, at) => details.push([message, at]));
    if (details.length > 0) report('failed to match all allowed schemas', path);
    for (const [message, at] of details) report(message, at);
  };
}

const plainText = (max: number): Check => record({ text: string({ min: 1, max }) }, { emoji: boolean });
const mrkdwn = (max: number): Check => record({ text: string({ min: 1, max }) }, { verbatim: boolean });

/** A `plain_text` object. */
export function plain(max = 3000): Check {
  return withSchemaNote(byType({ plain_text: plainText(max) }));
}

/** A `plain_text` or `mrkdwn` object. */
export function text(max = 3000): Check {
  return withSchemaNote(byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }));
}

/** A `mrkdwn` object. */
export function markup(max = 3000): Check {
  return withSchemaNote(byType({ mrkdwn: mrkdwn(max) }));
}

/** The id of a block or an action. */
export const identifier = string({ min: 1, max: LIMITS.id });

const optionOf = (label: Check, extra: Record<string, Check> = {}): Check =>
  record(
    { text: label, value: string({ min: 1, max: LIMITS.options.value }) },
    { description: text(LIMITS.options.text), ...extra },
  );

/** An option of a select menu. */
export const option = optionOf(plain(LIMITS.options.text));

/** An option of radio buttons or checkboxes, which may contain markup. */
export const richOption = optionOf(text(LIMITS.options.text));

/** An option of an overflow menu, which may have a URL. */
export const overflowOption = optionOf(plain(LIMITS.options.text), { url: string({ max: 3000 }) });

/** A named group of select options. */
export const optionGroup = record({
  label: plain(LIMITS.options.text),
  options: list(option, 1, LIMITS.options.select),
});

/** The dialog that asks "Are you sure?". */
export const confirm = record(
  { text: text(300) },
  { title: plain(100), confirm: plain(30), deny: plain(30), style: oneOf('primary', 'danger') },
);

/** An image: a URL or a Slack file, and alt text for people who can't see it. */
export const image = all(
  record(
    { alt_text: string({ min: 1, max: 2000 }) },
    {
      image_url: string({ min: 1, max: 3000 }),
      slack_file: all(
        record({}, { id: string({ pattern: /^F[A-Z0-9]{8,}$/ }), url: string({ min: 1 }) }),
        rule((file) =>
          Boolean(file.id) === Boolean(file.url) ? 'must have exactly one of id and url' : undefined,
        ),
      ),
      image_width: (): void => {},
      image_height: (): void => {},
    },
  ),
  rule((value) =>
    Boolean(value.image_url) === Boolean(value.slack_file)
      ? 'must have exactly one of image_url and slack_file'
      : undefined,
  ),
);
