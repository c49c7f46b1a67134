import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Question } from '../engine/question.ts';
import type { Problem } from './problem.ts';
import { type Exemption, exemptionFile } from './schema/exemptions.ts';
import { type Syllabus, syllabus, topicFile, type WrittenQuestion, writtenQuestion } from './schema.ts';

/** A question with where it stands and how its author wrote it. */
export interface Entry {
  readonly file: string;
  readonly written: WrittenQuestion;
  readonly question: Question;
}

/** What a data folder holds, and everything that is wrong with it. */
export interface Loaded {
  readonly syllabus: Syllabus;
  readonly entries: readonly Entry[];
  /** Questions that look like duplicates and are none. */
  readonly exemptions: readonly Exemption[];
  readonly problems: readonly Problem[];
}

/** Reads `syllabus.yaml` and `bank/<track>/<topic>.yaml` below `folder`. Never throws for what a file says. */
export const loadBank = async (folder: string): Promise<Loaded> => {
  const problems: Problem[] = [];
  const plan = await readSyllabus(folder, problems);
  const files = await listTopicFiles(folder);
  const entries = (await Promise.all(files.map((file) => readTopic(folder, file, plan, problems)))).flat();
  problems.push(...repeatedIds(entries));
  const exemptions = await readExemptions(folder, problems);
  return { syllabus: plan, entries, exemptions, problems };
};

const readSyllabus = async (folder: string, problems: Problem[]): Promise<Syllabus> => {
  const file = 'syllabus.yaml';
  if (!existsSync(join(folder, file))) {
    problems.push({ file, says: `is missing from ${folder}` });
    return { tracks: [] };
  }
  const parsed = syllabus.safeParse(await readYaml(folder, file, problems), { error: wording });
  if (parsed.success) return parsed.data;
  problems.push(...issues(parsed.error).map((says) => ({ file, says })));
  return { tracks: [] };
};

/** Reads `duplicates.yaml`, if there is one. */
const readExemptions = async (folder: string, problems: Problem[]): Promise<readonly Exemption[]> => {
  const file = 'duplicates.yaml';
  if (!existsSync(join(folder, file))) return [];
  const parsed = exemptionFile.safeParse(await readYaml(folder, file, problems), { error: wording });
  if (parsed.success) return parsed.data.exemptions;
  problems.push(...issues(parsed.error).map((says) => ({ file, says })));
  return [];
};

/** Paths below `folder`, sorted, so that a bank reads the same on every machine. */
const listTopicFiles = async (folder: string): Promise<string[]> => {
  if (!existsSync(join(folder, 'bank'))) return [];
  const names = await readdir(join(folder, 'bank'), { recursive: true });
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join('bank', name))
    .sort();
};

const readTopic = async (
  folder: string,
  file: string,
  plan: Syllabus,
  problems: Problem[],
): Promise<Entry[]> => {
  const content = await readYaml(folder, file, problems);
  if (content === undefined) return [];
  const parsed = topicFile.safeParse(content, { error: wording });
  if (!parsed.success) {
    problems.push(...issues(parsed.error).map((says) => ({ file, says })));
    return [];
  }
  const { topic, questions } = parsed.data;
  const track = plan.tracks.find((one) => one.topics.some(({ slug }) => slug === topic))?.slug;
  if (track === undefined) {
    problems.push({
      file,
      says: `topic "${topic}" is not in syllabus.yaml; add it there or correct the slug`,
    });
    return [];
  }
  if (file !== join('bank', track, `${topic}.yaml`)) {
    problems.push({
      file,
      says: `must be named ${join('bank', track, `${topic}.yaml`)}, after its track and topic`,
    });
  }
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

const toQuestion = (written: WrittenQuestion, track: string, topic: string): Question => {
  const { language, runs: _, ...rest } = written;
  const text = shownCode(written);
  const place = { track, topic, ...(text === undefined ? {} : { code: { text, language } }) };
  if (rest.kind === 'open') {
    const { code: _, ...kit } = rest;
    return { ...kit, ...place };
  }
  const { id, kind, level, prompt, explanation, references } = rest;
  const family = rest.kind === 'choice' && rest.family !== undefined ? { family: rest.family } : {};
  const choices = rest.choices.map(({ text, correct = false, why }) => ({
    text,
    correct,
    ...(why === undefined ? {} : { why }),
  }));
  return { id, kind, level, prompt, ...family, ...place, choices, explanation, references };
};

/** The code that people see. A query can't be read without the tables that it queries. */
const shownCode = (written: WrittenQuestion): string | undefined =>
  written.kind === 'output' && written.setup !== undefined
    ? `${written.setup}\n\n${written.code}`
    : written.code;

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

const readYaml = async (folder: string, file: string, problems: Problem[]): Promise<unknown> => {
  const document = parseDocument(await readFile(join(folder, file), 'utf8'), { prettyErrors: true });
  if (document.errors.length === 0) return document.toJS() ?? {};
  problems.push(
    ...document.errors.map(({ message }) => ({ file, says: `is not YAML: ${message.split('\n')[0]}` })),
  );
  return undefined;
};

const nameOf = (raw: unknown): string | undefined => {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** Turns each issue into a phrase that starts with the field it is about, as in `choices.2.text must have at most …`. */
const issues = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => (path.length === 0 ? message : `\`${path.join('.')}\` ${message}`));

/** Words what the schema leaves to zod. */
const wording = (issue: z.core.$ZodRawIssue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'unrecognized_keys':
      return `must not have ${issue.keys.map((key) => `\`${key}\``).join(', ')}; remove it or correct its name`;
    case 'invalid_union':
      return 'must be choice, output or open';
    default:
      return undefined;
  }
};
