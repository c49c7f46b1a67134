import { blocksFor } from '../blocks/blocks.ts';
import { complaints } from '../blocks/check.ts';
import { fillBlocks } from '../blocks/fill.ts';
import { messageSize } from '../blocks/size.ts';
import { type Dict, dict, isDict, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { invalid, Refusal } from './refusal.ts';

/** The checked content of a message. Parts that were not sent are undefined. */
export interface Content {
  readonly text?: string;
  readonly blocks?: Dict[];
  readonly attachments?: Dict[];
  readonly metadata?: Dict;
}

/** How strict to be: Slack accepts blocks through a `response_url` that are too long for `chat.postMessage`. */
export interface ContentRules {
  readonly total?: boolean;
  readonly maxText?: (text: string) => boolean;
}

const checkBlocks = blocksFor('message');

/** Checks the arguments that make up a message; refuses them like Slack. */
export function readContent(args: Dict, newId: () => string, rules: ContentRules = {}): Content {
  const markdown = str(args.markdown_text);
  if (markdown !== undefined && (args.text !== undefined || args.blocks !== undefined)) {
    throw new Refusal('markdown_text_conflict');
  }
  if ((markdown?.length ?? 0) > LIMITS.message.markdown) throw new Refusal('msg_too_long');
  const blocks = markdown === undefined ? readBlocks(args.blocks) : [{ type: 'markdown', text: markdown }];
  const attachments = readAttachments(args.attachments);
  const text = str(args.text) ?? markdown;
  const tooLong = rules.maxText ?? ((each: string) => each.length > LIMITS.message.text);
  if (text !== undefined && tooLong(text)) throw new Refusal('msg_too_long');
  if (!text?.trim() && !blocks?.length && !attachments?.length) throw new Refusal('no_text');
  if (blocks) {
    const found = complaints(checkBlocks, blocks, '/blocks');
    if (found.length > 0) throw invalid('invalid_blocks', found);
    if (rules.total !== false && messageSize(blocks) > LIMITS.message.total) {
      throw new Refusal('msg_blocks_too_long');
    }
  }
  const metadata = readMetadata(args.metadata);
  return {
    ...(text === undefined ? {} : { text }),
    ...(blocks ? { blocks: fillBlocks(blocks, newId) } : {}),
    ...(attachments ? { attachments } : {}),
    ...(metadata ? { metadata } : {}),
  };
}

/** Parses an argument that form bodies carry as a JSON string. */
export function parsed(value: unknown, error: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(error);
  }
}

function readBlocks(value: unknown): Dict[] | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const blocks = parsed(value, 'invalid_blocks_format');
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  return blocks as Dict[];
}

function readAttachments(value: unknown): Dict[] | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const attachments = parsed(value, 'invalid_attachments');
  if (!Array.isArray(attachments)) throw new Refusal('invalid_attachments');
  if (attachments.length > LIMITS.message.attachments) throw new Refusal('too_many_attachments');
  return attachments.map(dict);
}

function readMetadata(value: unknown): Dict | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const metadata = parsed(value, 'invalid_metadata_format');
  if (!isDict(metadata)) throw new Refusal('invalid_metadata_format');
  // In `chat.update`, an empty object removes the metadata.
  if (Object.keys(metadata).length === 0) return {};
  const known = Object.keys(metadata).every((key) =>
    ['event_type', 'event_payload', 'entities'].includes(key),
  );
  if (!known || !str(metadata.event_type) || !isDict(metadata.event_payload)) {
    throw new Refusal('invalid_metadata_format');
  }
  if (Buffer.byteLength(JSON.stringify(metadata)) > LIMITS.message.metadataBytes) {
    throw new Refusal('metadata_too_large');
  }
  return metadata;
}
