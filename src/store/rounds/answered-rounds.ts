import type { Kysely } from 'kysely';
import type { Answer, Round } from '../../features/rounds/repository.ts';
import { answered } from '../leaderboards/sums.ts';
import type { Tables } from '../tables.ts';
import { answerColumns, toAnswer } from './answers.ts';
import { toRound } from './rounds.ts';

/** Builds SQL for rounds with an answer to each, for a query to narrow down. */
export const answeredRounds = (db: Kysely<Tables>) => answered(db).selectAll('rounds').select(answerColumns);

type AnsweredRow = Parameters<typeof toRound>[0] & Omit<Parameters<typeof toAnswer>[0], 'roundId'>;

/** Maps a row of `answeredRounds` to the round and the answer. */
export const toAnsweredRound = (row: AnsweredRow): { readonly round: Round; readonly answer: Answer } => ({
  round: toRound(row),
  answer: toAnswer({ ...row, roundId: row.id }),
});
