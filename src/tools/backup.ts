import { readConfig } from '../config.ts';
import { loadEnvFile } from '../env-file.ts';
import { SetupError } from '../errors.ts';
import { backUp } from '../store/database/back-up.ts';
import { runTool } from './tool.ts';

await runTool(
  {
    run: 'npm run backup --',
    about:
      'Copies the database that DATABASE_URL names to a file and checks the copy. The bot may keep running.',
    flags: {},
    operands: {
      usage: '[FILE]',
      about: 'The new file; an existing one is never overwritten.',
      fallback: 'hotseat-backup- with the date and time, in this folder',
      most: 1,
    },
  },
  async ({ operands: [file = defaultName()] }) => {
    loadEnvFile();
    const { databaseUrl } = readConfig(process.env, []);
    if (/^postgres(ql)?:/i.test(databaseUrl)) {
      throw new SetupError(
        `This backs up SQLite databases only. For PostgreSQL, run: pg_dump --format=custom --file=${file} "$DATABASE_URL"`,
      );
    }
    const bytes = await backUp(databaseUrl, file);
    process.stdout.write(`Backed up ${databaseUrl} to ${file} (${size(bytes)}) and checked the copy.\n`);
  },
);

function defaultName(): string {
  const now = Temporal.Now.plainDateTimeISO().toString({ smallestUnit: 'second' });
  return `hotseat-backup-${now.replaceAll(':', '')}.db`;
}

function size(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
