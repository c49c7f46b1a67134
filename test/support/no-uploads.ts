import type { Uploads } from '../../src/chat/uploads.ts';

/** Remembers no uploaded files. */
export const noUploads: Uploads = {
  show: async () => {},
  unneeded: async () => [],
  forget: async () => {},
};
