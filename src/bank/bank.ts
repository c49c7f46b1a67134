import { nearest } from '../chat/commands/nearest.ts';
import { once } from '../chat/once.ts';
import type { ChoiceQuestion, OpenQuestion, Question } from '../engine/question.ts';
import type { Bank, Filter, Subject } from '../features/question-bank.ts';
import type { Syllabus } from './schema.ts';

/** A bank of these questions, kept in memory. */
export const createBank = (syllabus: Syllabus, questions: readonly Question[]): Bank => {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const playable = questions.filter((question): question is ChoiceQuestion => question.kind !== 'open');
  const titles = new Map(
    syllabus.tracks.flatMap(({ slug, title, topics }) => [
      [slug, title] as const,
      ...topics.map((topic) => [topic.slug, topic.title] as const),
    ]),
  );
  // Gathered by the first search, because that takes longer than everything else here.
  const texts = once(() => questions.map((question) => gather(question, titles)));
  return {
    subjects: listSubjects(syllabus, playable),
    title: (slug) => titles.get(slug) ?? slug,
    question: (id) => byId.get(id),
    near: (id) => nearest(id, [...byId.keys()]),
    fitting: (filter) => playable.filter((question) => fits(question, filter)),
    search: (words) => {
      const wanted = tokens(words);
      if (wanted.length === 0) return [];
      return texts()
        .map(({ question, head, all }) => ({ question, score: score(wanted, head, all) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .map(({ question }) => question);
    },
  };
};

const fits = (question: Question, { topic, level }: Filter): boolean =>
  (topic === undefined || question.topic === topic || question.track === topic) &&
  (level === undefined || question.level === level);

const listSubjects = (syllabus: Syllabus, playable: readonly Question[]): Subject[] => {
  const counts = new Map<string, number>();
  for (const { topic, track } of playable)
    for (const slug of [topic, track]) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const count = (slug: string) => counts.get(slug) ?? 0;
  return syllabus.tracks.flatMap((track) => [
    { slug: track.slug, title: track.title, questions: count(track.slug) },
    ...track.topics.map(({ slug, title }) => ({ slug, title, track: track.title, questions: count(slug) })),
  ]);
};

/** The words of a question, in lower case: `head` says what it is about, `all` holds the rest as well. */
interface Text {
  readonly question: Question;
  readonly head: string;
  readonly all: string;
}

const gather = (question: Question, titles: ReadonlyMap<string, string>): Text => {
  const { id, topic, track, prompt, code } = question;
  const head = [id, topic, titles.get(topic), prompt].join(' ').toLowerCase();
  const rest = question.kind === 'open' ? kitTexts(question) : question.choices.map(({ text }) => text);
  return { question, head, all: [head, titles.get(track), code?.text, ...rest].join(' ').toLowerCase() };
};

const kitTexts = ({ probes, answer, keyPoints, followUps }: OpenQuestion): string[] => [
  probes,
  answer,
  ...keyPoints.map(({ point }) => point),
  ...followUps.flatMap((one) => [one.if, one.ask]),
];

/** Zero unless every word occurs; words in the head count more. */
const score = (wanted: readonly string[], head: string, all: string): number =>
  wanted.every((word) => all.includes(word)) ? 1 + wanted.filter((word) => head.includes(word)).length : 0;

const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
