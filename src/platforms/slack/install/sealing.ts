import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts texts, each bound to what it is about. */
export interface Sealing {
  seal(text: string, about: string): string;
  /** Decrypts; `undefined` if no key fits, or if it is not about this. */
  open(sealed: string, about: string): string | undefined;
  /** Returns whether it is encrypted with the key that encrypts now, and is about this. */
  isCurrent(sealed: string, about: string): boolean;
}

const cipher = 'aes-256-gcm';
const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/**
 * Creates the encryption with AES-256-GCM.
 * @param keys 32 bytes each; the first one encrypts, and all of them decrypt
 */
export const createSealing = (keys: readonly Buffer[]): Sealing => {
  const [current] = keys;
  if (current === undefined) throw new Error('There is no key to encrypt with.');
  return {
    seal: (text, about) => {
      const iv = randomBytes(ivBytes);
      const encrypting = createCipheriv(cipher, current, iv).setAAD(Buffer.from(about));
      const encrypted = Buffer.concat([encrypting.update(text, 'utf8'), encrypting.final()]);
      const parts = [iv, encrypting.getAuthTag(), encrypted].map((part) => part.toString('base64url'));
      return [version, ...parts].join('.');
    },
    open: (sealed, about) => {
      for (const key of keys) {
        const text = openWith(key, sealed, about);
        if (text !== undefined) return text;
      }
      return undefined;
    },
    isCurrent: (sealed, about) => openWith(current, sealed, about) !== undefined,
  };
};

const openWith = (key: Buffer, sealed: string, about: string): string | undefined => {
  const [found, ...parts] = sealed.split('.');
  const [iv, tag, encrypted] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (found !== version || iv?.length !== ivBytes || tag?.length !== tagBytes || encrypted === undefined)
    return undefined;
  try {
    const decrypting = createDecipheriv(cipher, key, iv, { authTagLength: tagBytes })
      .setAAD(Buffer.from(about))
      .setAuthTag(tag);
    return Buffer.concat([decrypting.update(encrypted), decrypting.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
