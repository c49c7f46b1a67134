import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../chat/bounded-map.ts';
import type { ImageBlock } from '../../chat/card.ts';
import type { Draw, Picture } from '../../chat/picture.ts';
import { codeOf } from './errors.ts';
import { within } from './timeout.ts';

/** How long a message waits for a picture. */
const patienceMs = 8_000;
const mostKept = 200;

/** Pictures as files at Slack. A picture that is shown again, or whose message is sent again, is the same file. */
export interface ImageUploads {
  /** The id of the file with an image's picture; `undefined` if it can't be drawn or uploaded. */
  fileOf(image: ImageBlock): Promise<string | undefined>;
  /** Lets go of a file that can't be shown. */
  forget(image: ImageBlock): void;
}

export interface ImageUploadOptions {
  readonly client: webApi.WebClient;
  readonly draw: Draw;
  readonly log: Logger;
}

export const createImageUploads = ({ client, draw, log }: ImageUploadOptions): ImageUploads => {
  /** By what the picture shows. */
  const files = new BoundedMap<string, Promise<string | undefined>>(mostKept);

  /** Without a channel the file belongs to the bot alone, and whoever sees a message with it sees it. */
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
      return within(patienceMs, file);
    },
    forget: ({ picture }) => void files.delete(keyOf(picture)),
  };
};

const keyOf = (picture: Picture): string => JSON.stringify(picture);
