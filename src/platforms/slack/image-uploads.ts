import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../chat/bounded-map.ts';
import type { ImageBlock } from '../../chat/card.ts';
import type { Draw, Picture } from '../../chat/picture.ts';
import { within } from '../../chat/within.ts';
import { codeOf } from './errors.ts';

/** How long a message waits for a picture to be drawn and uploaded. */
const drawingLimitMs = 8_000;
const mostKept = 200;

/** Uploads pictures to Slack. A picture that is shown again, or whose message is sent again, reuses its file. */
export interface ImageUploads {
  /** Returns the id of the file with an image's picture; `undefined` if it can't be drawn or uploaded in time. */
  fileOf(image: ImageBlock): Promise<string | undefined>;
  /** Forgets a file that Slack won't show. */
  forget(image: ImageBlock): void;
}

/** What uploading images needs. */
export interface ImageUploadOptions {
  readonly client: webApi.WebClient;
  readonly draw: Draw;
  readonly log: Logger;
}

/** Creates the uploads of one workspace. */
export const createImageUploads = ({ client, draw, log }: ImageUploadOptions): ImageUploads => {
  /** Files by the hash of what their pictures show, so that no names are kept. */
  const files = new BoundedMap<string, Promise<string | undefined>>(mostKept);

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

  return {
    fileOf: (image) => {
      const key = keyOf(image.picture);
      const file = files.get(key) ?? upload(image);
      if (!files.has(key)) keep(key, file);
      return within(drawingLimitMs, file);
    },
    forget: ({ picture }) => void files.delete(keyOf(picture)),
  };
};

const keyOf = (picture: Picture): string =>
  createHash('sha256').update(JSON.stringify(picture)).digest('base64url');
