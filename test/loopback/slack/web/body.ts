import type { IncomingMessage } from 'node:http';
import { type Dict, dict } from '../json.ts';

/** A request body, raw and as arguments. */
export interface Body {
  readonly raw: Buffer;
  readonly args: Dict;
  readonly json: boolean;
  /** The file of a multipart upload. */
  readonly file?: Buffer;
}

/** Reads a form, JSON, or multipart body; query parameters are arguments too. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://loopback').searchParams);
  if (type.startsWith('application/json')) return { raw, args: { ...query, ...parseJson(raw) }, json: true };
  if (type.startsWith('multipart/form-data')) return { ...(await readMultipart(raw, type)), json: false };
  const form = type.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(raw.toString()))
    : {};
  return { raw, args: { ...query, ...form }, json: false };
}

function parseJson(raw: Buffer): Dict {
  try {
    return dict(JSON.parse(raw.toString()));
  } catch {
    return {};
  }
}

async function readMultipart(raw: Buffer, type: string): Promise<Omit<Body, 'json'>> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const args: Dict = {};
  let file: Buffer | undefined;
  for (const [name, value] of form) {
    if (typeof value === 'string') args[name] = value;
    else file = Buffer.from(await value.arrayBuffer());
  }
  return { raw, args, ...(file ? { file } : {}) };
}
