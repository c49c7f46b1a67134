import { invalid } from '../api/refusal.ts';
import type { Core } from '../core.ts';
import { type Dict, isDict, str } from '../json.ts';
import type { StoredFile } from '../state.ts';

/** An object that names a file, with the location of the name in the payload. */
interface Named {
  readonly file: Dict;
  readonly path: string;
}

/**
 * Refuses blocks that show a file which Slack would not show: one from another team, one whose upload is incomplete, one
 * that is still being processed, or one that is not a picture. All of these look the same to the app.
 */
export function checkSlackFiles(core: Core, team: string, blocks: readonly Dict[]): void {
  const wrong = filesIn(blocks, '/blocks').filter(({ file }) => {
    const stored = core.state.files.get(str(file.id) ?? '');
    return !stored || stored.team !== team || !isReady(core, stored) || !isPicture(stored);
  });
  if (wrong.length === 0) return;
  throw invalid(
    'invalid_blocks',
    wrong.map(({ path }) => `invalid slack file [json-pointer:${path}]`),
  );
}

/** Lists the files that blocks show, in reading order. */
export function filesIn(value: unknown, path = ''): Named[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => filesIn(item, `${path}/${index}`));
  if (!isDict(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) =>
    name === 'slack_file' && isDict(entry)
      ? [{ file: entry, path: `${path}/${name}` }]
      : filesIn(entry, `${path}/${name}`),
  );
}

const isReady = ({ now, processingMs }: Core, { completedAt }: StoredFile): boolean =>
  completedAt !== undefined && now() - completedAt >= processingMs;

const isPicture = ({ name }: StoredFile): boolean => /\.(png|jpe?g|gif)$/i.test(name);
