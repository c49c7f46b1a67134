import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Question } from '../engine/question.ts';
import { listYamlFiles } from './list-files.ts';
import type { Problem } from './problem.ts';
import { type Exemption, exemptionFile } from './schema/exemptions.ts';
import { type Syllabus, syllabus, topicFile, type WrittenQuestion, writtenQuestion } from './schema.ts';
import { toQuestion } from './to-question.ts';
import { issues, wording } from './wording.ts';
import { readYamlFile, reason } from './yaml-file.ts';

/** A question with where it stands and how its author wrote it. */
export interface Entry {
  readonly file: string;
  readonly written: WrittenQuestion;
  readonly question: Question;
}

/** What a data folder holds, and everything that is wrong with it. */
export interface LoadedBank {
  readonly syllabus: Syllabus;
  readonly entries: readonly Entry[];
  /** Questions that look like duplicates and are none. */
  readonly exemptions: readonly Exemption[];
  readonly problems: readonly Problem[];
}

/** Reads `syllabus.yaml` and `bank/<track>/<topic>.yaml` below `folder`. Never throws for what a file says. */
export const loadBank = async (folder: string): Promise<LoadedBank> => {
  const problems: Problem[] = [];
  const read: Read = (file, schema) => readFileAs(folder, file, schema, problems);
  const plan = (await readSyllabus(folder, read, problems)) ?? { tracks: [] };
  const files = await listTopicFiles(folder, problems);
  const entries = (await Promise.all(files.map((file) => readTopic(file, plan, read, problems)))).flat();
  problems.push(...repeatedIds(entries));
  return { syllabus: plan, entries, exemptions: await readExemptions(folder, read), problems };
};

/** Reads a file below the folder; what is wrong with it goes to the problems. */
type Read = <T extends z.ZodType>(file: string, schema: T) => Promise<z.infer<T> | undefined>;

const readFileAs = async <T extends z.ZodType>(
  folder: string,
  file: string,
  schema: T,
  problems: Problem[],
): Promise<z.infer<T> | undefined> => {
  const found = await readYamlFile(join(folder, file));
  const parsed = 'says' in found ? found : schema.safeParse(found.content, { error: wording });
  if ('says' in parsed) problems.push({ file, says: parsed.says });
  else if (parsed.success) return parsed.data;
  else problems.push(...issues(parsed.error).map((says) => ({ file, says })));
  return undefined;
};

const readSyllabus = async (
  folder: string,
  read: Read,
  problems: Problem[],
): Promise<Syllabus | undefined> => {
  const file = 'syllabus.yaml';
  if (existsSync(join(folder, file))) return read(file, syllabus);
  problems.push({ file, says: `is missing from ${folder}` });
  return undefined;
};

const readExemptions = async (folder: string, read: Read): Promise<readonly Exemption[]> => {
  const file = 'duplicates.yaml';
  if (!existsSync(join(folder, file))) return [];
  return (await read(file, exemptionFile))?.exemptions ?? [];
};

const listTopicFiles = async (folder: string, problems: Problem[]): Promise<string[]> => {
  if (!existsSync(join(folder, 'bank'))) {
    problems.push({ file: 'bank', says: `is missing from ${folder}; create the folder` });
    return [];
  }
  try {
    return await listYamlFiles(folder, 'bank');
  } catch (error) {
    problems.push({ file: 'bank', says: `can't be listed: ${reason(error)}` });
    return [];
  }
};

const readTopic = async (file: string, plan: Syllabus, read: Read, problems: Problem[]): Promise<Entry[]> => {
  const content = await read(file, topicFile);
  if (content === undefined) return [];
  const { topic, questions } = content;
  const track = plan.tracks.find((one) => one.topics.some(({ slug }) => slug === topic))?.slug;
  if (track === undefined) {
    const says = `topic "${topic}" is not in syllabus.yaml; add it there or correct the slug`;
    problems.push({ file, says });
    return [];
  }
  const name = join('bank', track, `${topic}.yaml`);
  if (file !== name) problems.push({ file, says: `must be named ${name}, after its track and topic` });
  return questions.flatMap((raw, index) => readQuestion(raw, index, { file, track, topic }, problems));
};

const readQuestion = (
  raw: unknown,
  index: number,
  { file, track, topic }: { file: string; track: string; topic: string },
  problems: Problem[],
): Entry[] => {
  const parsed = writtenQuestion.safeParse(raw, { error: wording });
  if (!parsed.success) {
    const question = nameOf(raw) ?? `question ${index + 1}`;
    problems.push(...issues(parsed.error).map((says) => ({ file, question, says })));
    return [];
  }
  return [{ file, written: parsed.data, question: toQuestion(parsed.data, track, topic) }];
};

const nameOf = (raw: unknown): string | undefined => {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined;
  return typeof id === 'string' ? id : undefined;
};

const repeatedIds = (entries: readonly Entry[]): Problem[] => {
  const first = new Map<string, string>();
  return entries.flatMap(({ file, question: { id } }) => {
    const other = first.get(id);
    if (other === undefined) first.set(id, file);
    return other === undefined
      ? []
      : [{ file, question: id, says: `has the same id as a question in ${other}; give it another` }];
  });
};
