import type { Card } from '../../../src/chat/card.ts';
import { plain } from '../../../src/chat/inline.ts';
import type { Address } from '../../../src/chat/people.ts';
import { type Platform, PlatformRefusal } from '../../../src/chat/platform.ts';
import type { Level } from '../../../src/engine/question.ts';
import { choiceTexts } from '../../support/questions.ts';
import { type Asked, type History, type Place, voidKey } from './history.ts';
import { dateIn } from './recount.ts';

const dayMs = 24 * 3_600_000;

/** A platform that records what its channels see, and whose channels can be closed to the bot or unreliable. */
export interface RecordingPlatform {
  readonly platform: Platform;
  /** Channels in which the bot may not post. */
  readonly shut: Set<Place>;
  /** What goes wrong with the next posts: the post fails, or it succeeds but the bot gets an error. */
  readonly faults: ('lost' | 'unheard')[];
  /** Questions whose messages somebody has deleted. */
  readonly deleted: Set<Asked>;
}

/** Creates a platform that records its history. `now` returns epoch milliseconds. */
export const createRecordingPlatform = (
  name: string,
  history: History,
  now: () => number,
): RecordingPlatform => {
  const shut = new Set<Place>();
  const faults: ('lost' | 'unheard')[] = [];
  const deleted = new Set<Asked>();
  const messages = new Map<
    string,
    { readonly key: string; readonly place: Place; round: Asked | undefined }
  >();
  const placeOf = ({ platform, workspace, channel }: Address): Place => {
    const place = history.channels.find(({ key }) => key === `${platform}/${workspace}/${channel}`);
    if (place === undefined) throw new Error(`Nobody is in ${channel}.`);
    if (shut.has(place)) throw new PlatformRefusal('forbidden', 'Let me send messages there.');
    return place;
  };
  const platform: Platform = {
    name,
    post: async (address, card, key) => {
      const place = placeOf(address);
      const fault = faults.shift();
      if (fault === 'lost') throw new Error('service unavailable');
      const id = `m${messages.size}`;
      const round = see(history, place, card, now());
      messages.set(id, { key, place, round });
      if (key.startsWith('quiz-e')) end(history, place, card);
      if (fault === 'unheard') throw new Error('socket hang up');
      if (round) round.shownAt ??= now();
      return id;
    },
    edit: async (address, id, card) => {
      placeOf(address);
      const round = messages.get(id)?.round;
      if (round === undefined) return undefined;
      if (deleted.has(round)) return miss(round, card, now());
      look(history, round, card);
      return undefined;
    },
    tell: async () => {},
    find: async (address, key) => {
      const place = placeOf(address);
      for (const [id, message] of messages) {
        if (message.key !== key || message.place !== place) continue;
        if (message.round) message.round.shownAt ??= now();
        return id;
      }
      return undefined;
    },
  };
  return { platform, shut, faults, deleted };
};

/** Records that the quiz in a channel has ended, and its code. */
const end = (history: History, place: Place, { blocks }: Card): void => {
  const texts = blocks.map((block) => (block.kind === 'text' ? plain(block.text) : ''));
  const [, code] = /code:(\S{9})/.exec(texts.join('\n')) ?? [];
  const quiz = history.playing.get(place);
  if (code === undefined || (quiz?.code ?? code) !== code)
    history.differences.push(`A quiz in ${place.key} ends with the code ${code}, not ${quiz?.code}`);
  if (code !== undefined) history.codes.add(code);
  if (quiz !== undefined) quiz.code = code;
  history.playing.delete(place);
};

/** Records the question that a new message asks, if it asks one. */
const see = (history: History, place: Place, card: Card, now: number): Asked | undefined => {
  // A recap may come first.
  const question = card.blocks.slice(card.blocks.findIndex(({ kind }) => kind === 'divider') + 1);
  const [heading = '', small = '', prompt = ''] = question.flatMap((block) =>
    block.kind === 'text' ? [plain(block.text)] : [],
  );
  const open = card.blocks.find((block) => block.kind === 'choices' && block.state === 'open');
  if (open?.kind !== 'choices' || open.state !== 'open') return undefined;
  const game = heading.startsWith('Daily') ? 'daily' : heading.startsWith('Question') ? 'quiz' : 'extra';
  const zone = history.plans.find((plan) => plan.place === place)?.zone ?? 'UTC';
  const [right = '', ...wrong] = choiceTexts.map(
    (text) => open.choices.find((choice) => plain(choice.text) === text)?.action ?? '',
  );
  const id = prompt.replace('What about ', '').replace('?', '');
  const asked: Asked = {
    round: Number(open.key),
    place,
    question: id,
    voidKey: voidKey(place.home, id),
    level: small.split(' · ')[1] as Level,
    game,
    quiz: game === 'quiz' ? history.playing.get(place) : undefined,
    date: game === 'daily' ? dateIn(zone, now) : undefined,
    right,
    wrong,
    closesAt: open.closesAt,
    closed: false,
    cutShort: false,
    missedAt: undefined,
    isLocked: false,
    shownAt: undefined,
    given: [],
    erased: new Set(),
  };
  if (game === 'daily') {
    const count = history.days.get(place)?.push(asked);
    if (heading !== `Daily question ${count}`)
      history.differences.push(`Day ${count} of ${place.key} is shown as "${heading}"`);
  }
  history.asked.set(asked.round, asked);
  history.open.add(asked);
  return asked;
};

/** Records how the question has changed. */
const look = ({ open: stillOpen }: History, asked: Asked, card: Card): void => {
  const open = card.blocks.find((block) => block.kind === 'choices' && block.state === 'open');
  if (open?.kind === 'choices' && open.state === 'open') asked.closesAt = open.closesAt;
  else {
    asked.closed = true;
    stillOpen.delete(asked);
  }
};

/** Records that the bot learns that a question's message was deleted. Missing it does not count, unless it closed long ago. */
const miss = (asked: Asked, card: Card, now: number): 'deleted' => {
  const isOpen = card.blocks.some((block) => block.kind === 'choices' && block.state === 'open');
  if (!isOpen) asked.missedAt ??= now;
  if (now < (asked.missedAt ?? now) + dayMs) asked.cutShort = true;
  return 'deleted';
};
