import { refuse } from '../api-error.ts';
import type { Upload } from '../types.ts';
import { problem } from '../validate/shape.ts';

/** Discord's default limit for one file. */
const MAX_FILE = 10 * 1024 * 1024;

/** The parsed body of a request. */
export interface Body {
  readonly json: unknown;
  readonly files: readonly Upload[];
}

/** Reads JSON, or multipart/form-data with `payload_json` and `files[n]` as discord.js sends it. */
export async function parseBody(bytes: Buffer, contentType: string): Promise<Body> {
  if (bytes.length === 0) return { json: {}, files: [] };
  if (contentType.startsWith('application/json'))
    return { json: parseJson(bytes.toString('utf8')), files: [] };
  if (contentType.startsWith('multipart/form-data')) return parseForm(bytes, contentType);
  throw refuse.invalidForm(
    problem(
      [],
      'CONTENT_TYPE_INVALID',
      'Expected "Content-Type" header to be one of {"application/json", "multipart/form-data"}.',
    ),
  );
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw refuse.invalidJson();
  }
}

async function parseForm(bytes: Buffer, contentType: string): Promise<Body> {
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const files: Upload[] = [];
  const loose: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      loose[name] = value;
      continue;
    }
    if (value.size > MAX_FILE) throw refuse.tooLarge();
    files.push({
      index: /^files\[(\d+)\]$/.exec(name)?.[1] ?? String(files.length),
      name: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: Buffer.from(await value.arrayBuffer()),
    });
  }
  const json = typeof loose.payload_json === 'string' ? parseJson(loose.payload_json) : loose;
  return { json, files };
}
