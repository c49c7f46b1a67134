import type { Core } from '../core.ts';
import { type Dict, dicts, str } from '../json.ts';
import type { StoredFile } from '../state.ts';
import { postingChannel } from './access.ts';
import { parsed, readContent } from './content.ts';
import type { Method } from './method.ts';
import { post } from './post.ts';
import { Refusal } from './refusal.ts';

const scopes = ['files:write'];

const getUploadUrl: Method = {
  tier: 't4',
  scopes,
  required: ['filename', 'length'],
  formOnly: true,
  run: (args, { core, team }) => {
    const name = str(args.filename) ?? '';
    const length = Number(args.length);
    if (!Number.isInteger(length) || length <= 0) throw new Refusal('invalid_arguments');
    const id = core.ids.next('F');
    const secret = core.ids.short();
    core.state.files.set(id, { id, team: team.id, name, length, secret, title: name });
    return { file_id: id, upload_url: `${core.origin()}/upload/${id}/${secret}` };
  },
};

const complete: Method = {
  tier: 't4',
  scopes,
  required: ['files'],
  run: (args, context) => {
    const { core, team } = context;
    const entries = dicts(parsed(args.files, 'invalid_arguments'));
    if (entries.length === 0) throw new Refusal('file_not_found');
    const files = entries.map((entry) => uploaded(core, team.id, entry));
    const target = str(args.channel_id) ?? str(args.channels)?.split(',')[0];
    if (target) {
      const channel = postingChannel({ channel: target }, context);
      const words = args.initial_comment ?? (args.blocks === undefined ? ' file ' : undefined);
      const content = readContent({ text: words, blocks: args.blocks }, core.ids.short);
      const thread = str(args.thread_ts);
      post(
        core,
        {
          team,
          channel: channel.id,
          via: 'file',
          files: files.map(shownFile),
          ...(thread ? { thread_ts: thread } : {}),
        },
        { ...content, text: str(args.initial_comment) ?? '' },
      );
    }
    return { files: files.map(shownFile) };
  },
};

function uploaded(core: Core, team: string, entry: Dict): StoredFile {
  const file = core.state.files.get(str(entry.id) ?? '');
  if (!file || file.team !== team || !file.content) throw new Refusal('file_not_found');
  file.title = str(entry.title) ?? file.name;
  file.completedAt ??= core.now();
  return file;
}

function shownFile(file: StoredFile): Dict {
  return { id: file.id, name: file.name, title: file.title, size: file.content?.length ?? 0, created: 0 };
}

const remove: Method = {
  tier: 't3',
  scopes,
  required: ['file'],
  run: (args, { core, team }) => {
    const file = core.state.files.get(str(args.file) ?? '');
    if (!file || file.team !== team.id) throw new Refusal('file_not_found');
    core.state.files.delete(file.id);
    return {};
  },
};

/** The methods of the three-step upload, and the one that deletes a file. */
export const FILES: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.delete': remove,
};
