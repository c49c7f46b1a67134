import { type RawBuilder, sql } from 'kysely';
import { outside } from '../../chat/people.ts';

/** SQL for what a look at a solution is about. */
interface Look {
  readonly question: RawBuilder<unknown>;
  readonly platform: RawBuilder<unknown>;
  readonly workspace: RawBuilder<unknown>;
}

/**
 * Builds SQL, to follow the keyword `from` and other tables, for the rounds `hiding` that hide a question's solution in a
 * workspace. A look from outside of all workspaces counts for each of them. The cross joins keep SQLite from starting with every channel.
 */
export const hidingRounds = ({ question, platform, workspace }: Look): RawBuilder<unknown> => sql`
  rounds as hiding cross join channels as place
  left join quizzes as asking on asking.id = hiding.quiz_id
  where hiding.question_id = ${question} and hiding.closed_at is null
    and (hiding.opened_at is not null or asking.running = 1)
    and place.id = hiding.channel_id
    and (hiding.reveal = 'close'
      or (place.platform = ${platform} and ${workspace} in (place.workspace, ${sql.lit(outside)})))`;
