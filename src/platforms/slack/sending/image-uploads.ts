import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../../chat/bounded-map.ts';
import type { ImageBlock } from '../../../chat/card.ts';
import type { Workspace } from '../../../chat/people.ts';
import type { Draw, Picture } from '../../../chat/picture.ts';
import type { Uploads } from '../../../chat/uploads.ts';
import { within } from '../../../chat/within.ts';
import { codeOf } from '../errors.ts';

/** How long a message waits for a picture to be drawn and uploaded. */
const drawingLimitMs = 8_000;
const mostKept = 200;
/** How long a picture stays that no public message shows. */
const privateMs = 24 * 3_600_000;
/** How often, at most, the bot looks for pictures that nobody needs, and how many it deletes at once. */
const tidyMs = 10 * 60_000;
const mostDeleted = 20;

/** Uploads pictures to Slack. A picture that is shown again, or whose message is sent again, reuses its file. */
export interface ImageUploads {
  /** Returns the id of the file with an image's picture; `undefined` if it can't be drawn or uploaded in time. */
  fileOf(image: ImageBlock): Promise<string | undefined>;
  /** Forgets a file that Slack won't show. */
  forget(image: ImageBlock): void;
  /** Stores which files a public message shows now, and deletes those that nothing shows anymore. Never fails. */
  shown(message: string, files: readonly string[]): Promise<void>;
}

/** What uploading images needs. */
export interface ImageUploadOptions {
  readonly client: webApi.WebClient;
  readonly draw: Draw;
  readonly log: Logger;
  readonly uploads: Uploads;
  readonly workspace: string;
  /** Epoch milliseconds. */
  now(): number;
}

/** Creates the uploads of one workspace. */
export const createImageUploads = (options: ImageUploadOptions): ImageUploads => {
  const { client, draw, log, uploads, now } = options;
  const workspace: Workspace = { platform: 'slack', workspace: options.workspace };
  /** Files by the hash of what their pictures show, so that no names are kept. */
  const files = new BoundedMap<string, Promise<string | undefined>>(mostKept);
  /** Messages that certainly show no file, so that nothing has to be stored about them. */
  const bare = new BoundedMap<string, true>(mostKept);
  let tidiedAt = Number.NEGATIVE_INFINITY;

  /** Uploads a file without a channel, so that it belongs to the bot alone. Anyone who sees a message with it can see it. */
  const upload = async ({ picture, name, alt }: ImageBlock): Promise<string | undefined> => {
    try {
      const bytes = await draw(picture);
      if (bytes === undefined) return undefined;
      const uploaded = await client.filesUploadV2({
        file: Buffer.from(bytes),
        filename: name,
        alt_text: alt,
      });
      return uploaded.files[0]?.files?.[0]?.id;
    } catch (err) {
      log.warn({ err, code: codeOf(err) }, 'could not upload a picture');
      return undefined;
    }
  };

  const keep = (key: string, file: Promise<string | undefined>): void => {
    files.set(key, file);
    void file.then((id) => id ?? files.delete(key));
  };

  const quietly = (work: () => Promise<void>): Promise<void> =>
    work().catch((err) => log.warn({ err, code: codeOf(err) }, 'could not delete what nobody needs'));

  /** Deletes pictures that no message needs. What can't be deleted is tried again later. */
  const tidy = async (): Promise<void> => {
    tidiedAt = now();
    for (const file of await uploads.unneeded(workspace, now(), mostDeleted)) {
      await client.files.delete({ file }).catch((error) => {
        if (!gone.has(codeOf(error) ?? '')) throw error;
      });
      for (const [key, kept] of files) if ((await kept) === file) files.delete(key);
      await uploads.forget(workspace, file);
    }
  };

  return {
    fileOf: async (image) => {
      const key = keyOf(image.picture);
      const file = files.get(key) ?? upload(image);
      if (!files.has(key)) keep(key, file);
      const id = await within(drawingLimitMs, file);
      if (id !== undefined) await quietly(() => uploads.show(workspace, '', [id], now() + privateMs));
      if (now() - tidiedAt >= tidyMs) await quietly(tidy);
      return id;
    },
    forget: ({ picture }) => void files.delete(keyOf(picture)),
    shown: (message, shown) =>
      quietly(async () => {
        if (shown.length === 0 && bare.has(message)) return;
        await uploads.show(workspace, message, shown, undefined);
        // From now on, the message alone decides how long they stay.
        await uploads.show(workspace, '', shown, 0);
        if (shown.length === 0) bare.set(message, true);
        else bare.delete(message);
        await tidy();
      }),
  };
};

const gone = new Set(['file_not_found', 'file_deleted']);

const keyOf = (picture: Picture): string =>
  createHash('sha256').update(JSON.stringify(picture)).digest('base64url');
