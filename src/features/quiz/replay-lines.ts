import { small, type TextBlock } from '../../chat/card.ts';
import { slash } from '../../chat/inline.ts';
import { grouped, plural } from '../../chat/text.ts';
import type { QuizPart } from '../leaderboard/repository.ts';
import { codeText } from './code.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';

/** Builds the line with the code of a quiz; none for those from before there were codes. */
export const codeLine = ({ code }: StoredQuiz): TextBlock[] =>
  code === undefined
    ? []
    : [small(['Same questions, elsewhere or another day: ', slash('quiz start', `code:${codeText(code)}`)])];

const shownBest = 3;

/** Says how those did who played a code first; empty if this is the first quiz with it. */
export const firstShowing = async (
  { id, code, channel }: StoredQuiz,
  { replays, boards, channels }: QuizRecords,
): Promise<TextBlock[]> => {
  const first = code === undefined ? undefined : await replays.first(code);
  if (first === undefined || first.id === id) return [];
  const [here, there] = [await channels.get(channel), await channels.get(first.channel)];
  const isHere = here.platform === there.platform && here.workspace === there.workspace;
  return firstShowingLine(await boards.quiz(first.id, shownBest), isHere);
};

/**
 * Builds that line, as in `First showing: 17 players. Best: ada 442, ben 430, cy 400 points.`
 * @param isNamed whether to name the best, as only those may see who played with them
 */
export const firstShowingLine = (
  { standings, size }: Pick<QuizPart, 'standings' | 'size'>,
  isNamed: boolean,
): TextBlock[] => {
  if (size === 0) return [small('First showing: nobody played.')];
  const scored = standings.filter(({ points }) => points > 0);
  const players = `First showing: ${plural(size, 'player')}.`;
  if (scored.length === 0) return [small(`${players} Nobody scored.`)];
  const best = scored.map(({ name, points }) => `${isNamed ? `${name} ` : ''}${grouped(points)}`);
  return [small(`${players} Best: ${best.join(', ')} points.`)];
};
