import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type {
  ExportedColumn,
  PersonalData,
  PersonalReference,
  PersonalRows,
} from '../../features/personal-data.ts';
import { hidingRounds } from '../rounds/hidden-solutions.ts';
import { readQuestion } from '../stored/question.ts';
import type { Tables } from '../tables.ts';

/** Reads everything about a member, section by section. */
export const readPersonal = async (
  db: Kysely<Tables>,
  member: number,
  data: readonly PersonalData[],
): Promise<Readonly<Record<string, unknown>>> => {
  const sections: Record<string, unknown> = {};
  for (const one of data) {
    if (one.kind !== 'shared') sections[one.section] = await readSection(db, member, one);
  }
  return sections;
};

/** How many rows are read at once: few enough to be told in a few milliseconds. */
const pageRows = 1_000;

/** Reads rows, oldest first. Rows with a single fact become plain values, and data with at most one row is not a list. */
const readSection = async (
  db: Kysely<Tables>,
  member: number,
  data: PersonalRows | PersonalReference,
): Promise<unknown> => {
  const columns = Object.entries(data.columns);
  const facts = columns.flatMap(([column, exported]) => byKind(factsOf, exported, sql.ref(`t.${column}`)));
  if (facts.length === 0) return undefined;
  const selected = facts.flatMap(({ select }) => select).map((one, index) => sql`${one} as ${alias(index)}`);
  const [oldestFirst] = columns.find(([, { kind }]) => kind === 'time') ?? columns[0] ?? [data.member];
  // All columns, so that no two pages have the same row.
  const order = new Set([oldestFirst, ...Object.keys(data.columns)]);
  const told: object[] = [];
  let isMore = true;
  while (isMore) {
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.join(selected)} from (
        select * from ${sql.table(data.table)} where ${sql.ref(data.member)} = ${member}
        order by ${sql.join([...order].map((column) => sql.ref(column)))} limit ${pageRows} offset ${told.length}
      ) as t order by ${sql.join([...order].map((column) => sql.ref(`t.${column}`)))}`.execute(db);
    told.push(...rows.map((row) => tell(facts, Object.values(row))));
    isMore = rows.length === pageRows;
  }
  const plain = facts.length === 1 && facts[0]?.select.length === 1;
  const section = plain ? told.flatMap((one) => Object.values(one)) : told;
  return data.kind === 'rows' && data.isSingle ? section[0] : section;
};

const alias = (index: number) => sql.ref(`c${index}`);

/** Turns a row's values, in the order in which they were selected, into one object. Nulls are left out. */
const tell = (facts: readonly Fact[], values: readonly unknown[]): object => {
  let from = 0;
  return Object.assign(
    {},
    ...facts.map(({ select, show }) => {
      const own = values.slice(from, from + select.length);
      from += select.length;
      return own.includes(null) ? {} : show(own);
    }),
  );
};

/** What one column adds to the export. */
interface Fact {
  readonly select: readonly RawBuilder<unknown>[];
  show(values: readonly unknown[]): object;
}

type Column = RawBuilder<unknown>;

const fact = (name: string, select: Column, show = (value: unknown): unknown => value): Fact[] => [
  { select: [select], show: ([value]) => ({ [name]: show(value) }) },
];

const factsOf: ByKind<ExportedColumn, [column: Column], Fact[]> = {
  value: ({ name }, column) => fact(name, column),
  time: ({ name }, column) => fact(name, column, (at) => new Date(Number(at)).toISOString()),
  flag: ({ name }, column) => fact(name, column, (value) => value === 1),
  channel: ({ name }, column) => fact(name, sql`(select c.name from channels c where c.id = ${column})`),
  team: ({ name }, column) => fact(name, sql`(select g.name from teams g where g.id = ${column})`),
  choice: ({ name }, column) => [
    {
      select: [column, sql`(select r.question from rounds r where r.id = t.round_id)`, sql`t.round_id`],
      show: ([position, question, round]) => ({
        [name]: readQuestion(String(question), Number(round)).choices[Number(position)]?.text,
      }),
    },
  ],
  round: (_, column) => [
    {
      select: [
        sql`(select c.name from channels c join rounds r on r.channel_id = c.id where r.id = ${column})`,
        sql`(select r.game from rounds r where r.id = ${column})`,
        sql`(select r.question_id from rounds r where r.id = ${column})`,
      ],
      show: ([channel, game, question]) => ({ channel, game, question }),
    },
  ],
  outcome: ({ of, round }, column) =>
    byKind(
      factsOf,
      of,
      sql`(
        select ${column} from rounds as own join channels as home on home.id = own.channel_id
        where own.id = ${sql.ref(`t.${round}`)} and not exists (select 1 from ${hidingRounds({
          question: sql`own.question_id`,
          platform: sql`home.platform`,
          workspace: sql`home.workspace`,
        })} and (hiding.id <> own.id or hiding.reveal = 'close')))`,
    ),
  omitted: () => [],
};
