import { body, type Card, small, type Tone } from '../../chat/card.ts';
import { type InlineText, person, strong } from '../../chat/inline.ts';
import type { Member } from '../../chat/people.ts';
import { grouped } from '../../chat/text.ts';
import type { Answer } from '../rounds/repository.ts';
import { type OwnPlace, placeText } from './place-text.ts';

/** What a player should know besides their answer. */
export interface Around {
  /** The first player who answered correctly, if any. */
  readonly firstRight: Pick<Member, 'user' | 'name'> | undefined;
  /** Where the answer puts them. */
  readonly place: OwnPlace | undefined;
  /** What else a player who scored should know; empty if nothing. */
  readonly aside: InlineText;
}

/** Builds the card that a player sees right after answering. `heading` says which question it was. */
export const feedbackCard = (
  heading: string,
  { right, points, isRepeated }: Answer,
  around: Around,
): Card => {
  const about = `${heading}: `;
  if (!right) {
    const text = [about, strong('Not this time.'), ' The question shows the answer once it is closed.'];
    return card(text, 'wrong', around.place, isRepeated ? knownBefore : '');
  }
  if (isRepeated) {
    const text = [about, strong('Right,'), ' but you answered it before, so it earns no points.'];
    return card(text, 'right', around.place);
  }
  return points > 0 || around.firstRight === undefined
    ? card([about, strong('Right!'), ` +${grouped(points)}`], 'right', around.place, around.aside)
    : card(
        [about, strong('Right,'), ' but ', person(around.firstRight), ' was first.'],
        'right',
        around.place,
      );
};

const knownBefore = 'You answered it before, so it would have earned no points.';

const card = (text: InlineText, tone: Tone, place: OwnPlace | undefined, aside: InlineText = ''): Card => ({
  tone,
  blocks: [
    body(text),
    ...(place === undefined ? [] : [body(placeText(place))]),
    ...(aside === '' ? [] : [small(aside)]),
  ],
});
