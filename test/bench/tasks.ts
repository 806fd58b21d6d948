import { once } from 'node:events'
import { copyFileSync, createWriteStream, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { addDays } from '../../src/day.ts'
import { CARE } from './care-tasks.ts'
import { bookOfSize, type SizeName, TODAY } from './generate.ts'
import { shellBook } from './shell-book.ts'

/** One question, asked of crm and of the sqlite3 shell. */
export interface Task {
  readonly name: string
  readonly crm: (round: number) => readonly string[]
  /** Arguments after the book for the sqlite3 shell; without them the shell has no such question. */
  readonly sql?: (round: number) => readonly string[]
  /** Before each round, not measured: the books as they shall be found. */
  readonly prepare?: () => void
  /** How many times bare Node it may take beside one and a half times the shell; once where nothing is said. */
  readonly nodes?: number
  /** How many rows go through it; then a speed is told. */
  readonly rows?: number
}

/** The books of one size, each program its own. */
interface Books {
  readonly crm: string
  readonly sql: string
}

/** Copies the book of the size for both programs and lists what is asked of it. */
export async function tasksFor(size: SizeName, folder: string): Promise<{ books: Books; tasks: Task[] }> {
  const { path } = await bookOfSize(size)
  const books = { crm: join(folder, `${size}-crm.db`), sql: join(folder, `${size}-sql.db`) }
  copyFileSync(path, books.crm)
  copyFileSync(shellBook(path), books.sql)
  const who = clientToAskFor(path)
  return {
    books,
    tasks: [
      ...reading(who),
      ...CARE.map((task) => ({ ...task, nodes: 1.2 })),
      ...writing(who),
      ...(await bulk(size, folder, path, books)),
    ],
  }
}

interface Who {
  readonly id: number
  readonly name: string
}

/** The person of middle activity whose name nobody shares a part of. */
function clientToAskFor(path: string): Who {
  const book = new Database(path, { fileMustExist: true })
  const rows = book
    .prepare(
      `select c.id, c.name from client c join touchpoint t on t.client_id = c.id
       where c.kind = 'person' and c.archived_at is null and c.name not glob '*[^A-Za-z ]*'
       group by c.id having count(*) between 10 and 200
       order by length(c.name) desc, c.id limit 1`,
    )
    .all() as Who[]
  book.close()
  return rows[0] as Who
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const month = `between '2026-11-01' and '2026-11-30'`

function reading(who: Who): Task[] {
  const quiet = addDays(TODAY, -30)
  const listOf = (condition: string) => [
    `select c.id, c.name, o.name, c.tier,
       (select group_concat(t.name, ', ') from tag t where t.client_id = c.id), c.last_day,
       julianday('${TODAY}') - julianday(c.last_day),
       (select min(f.due) from followup f where f.client_id = c.id and f.done_at is null and f.dropped_at is null)
     from client c left join client o on o.id = c.org_id
     where c.archived_at is null and c.merged_into is null and ${condition} order by c.tier, c.name`,
  ]
  const gridOf = (condition: string) => [
    `select c.tier, c.name, c.last_day, t.day, group_concat(t.code, '') from client c
       left join touchpoint t on t.client_id = c.id and t.day ${month}
     where c.archived_at is null ${condition} group by c.id, t.day order by c.tier, c.last_day;
     select f.client_id, f.due from followup f join client c on c.id = f.client_id
     where f.done_at is null and f.dropped_at is null and f.due ${month} and c.archived_at is null ${condition};`,
  ]
  return [
    { name: 'complete a client', crm: () => ['__complete', 'bash', '=crm log zh', '=zh'], nodes: 1 },
    { name: 'complete a tag', crm: () => ['__complete', 'zsh', '=tag:v', 'list'], nodes: 1 },
    {
      name: 'show',
      crm: () => ['show', who.name],
      sql: () => [
        `select * from client where id = (select client_id from client_key where key = ${text(who.name.toLowerCase())});
         select * from contact_point where client_id = ${who.id};
         select * from tag where client_id = ${who.id};
         select * from followup where client_id = ${who.id} and done_at is null and dropped_at is null;
         select * from touchpoint where client_id = ${who.id} order by day desc, id desc limit 20;`,
      ],
    },
    {
      name: 'list tag:vip',
      crm: () => ['list', 'tag:vip'],
      sql: () => listOf(`c.id in (select client_id from tag where name = 'vip')`),
    },
    {
      name: 'list quiet:30d',
      crm: () => ['list', 'quiet:30d'],
      sql: () => listOf(`(c.last_day <= '${quiet}' or c.last_day is null)`),
    },
    {
      name: 'grid',
      crm: () => ['grid'],
      sql: () => gridOf(''),
    },
    {
      name: 'grid tag:vip',
      crm: () => ['grid', 'tag:vip'],
      sql: () => gridOf(`and c.id in (select client_id from tag where name = 'vip')`),
    },
  ]
}

function writing(who: Who): Task[] {
  const at = `'${TODAY}T10:00:00+00:00'`
  const journal = (command: string) =>
    `insert into journal values ((select coalesce(max(id), 0) + 1 from journal), ${at}, 'bench', '${command}', '', 1, null, null);`
  return [
    {
      name: 'log',
      crm: () => ['log', who.name, 'T', 'asked about the price of the second sample'],
      sql: (round) => [
        `begin immediate;
         insert into touchpoint values ((select max(id) + 1 from touchpoint), 'bench-${round}',
           (select client_id from client_key where key = ${text(who.name.toLowerCase())}), '${TODAY}', '10:00', 'T',
           'asked about the price of the second sample', null, null, null, null, ${at});
         update client set last_day = '${TODAY}' where id = ${who.id};
         ${journal('log')} commit;
         select * from followup where client_id = ${who.id} and done_at is null and dropped_at is null;`,
      ],
    },
    {
      name: 'tag',
      crm: (round) => ['tag', who.name, `+bench${round}`],
      sql: (round) => [
        `begin immediate;
         insert into tag values ((select max(id) + 1 from tag),
           (select client_id from client_key where key = ${text(who.name.toLowerCase())}), 'bench${round}');
         ${journal('tag')} commit;`,
      ],
    },
  ]
}

async function bulk(size: SizeName, folder: string, path: string, books: Books): Promise<Task[]> {
  const { path: empty } = await bookOfSize(size, { touchpoints: false })
  const csv = join(folder, `${size}.csv`)
  const rows = await writeContacts(path, csv)
  const fresh = { crm: join(folder, `${size}-import-crm.db`), sql: join(folder, `${size}-import-sql.db`) }
  const out = join(folder, 'export.csv')
  return [
    {
      name: 'export touchpoints',
      rows,
      crm: () => ['export', 'touchpoints', '-o', out],
      sql: () => [
        '-csv',
        '-header',
        `.once ${out}`,
        `select t.day, t.time, c.name, t.code, t.note, t.direction, t.minutes, t.mood, t.id, c.uid, t.event_uid, t.uid
         from touchpoint t join client c on c.id = t.client_id order by t.id`,
      ],
      prepare: () => rmSync(out, { force: true }),
    },
    {
      name: 'import touchpoints',
      rows,
      crm: () => ['import', csv, '--db', fresh.crm],
      sql: () => [
        fresh.sql,
        '.mode csv',
        `create temp table taken (day, time, client, code, note)`,
        `.import --skip 1 ${csv} taken`,
        `begin immediate;
         insert into touchpoint select t.rowid, 'bench-' || t.rowid, c.id, t.day, nullif(t.time, ''), t.code, t.note,
           null, null, null, null, '${TODAY}' from taken t join client c on c.name = t.client;
         update client set last_day = (select max(day) from touchpoint t where t.client_id = client.id);
         commit;`,
      ],
      prepare: () => {
        for (const copy of [fresh.crm, fresh.sql]) {
          for (const ending of ['', '-wal', '-shm']) rmSync(copy + ending, { force: true })
          copyFileSync(empty, copy)
        }
        indexNames(fresh.sql)
      },
    },
  ].filter((task) => existsSync(books.crm) && task.rows > 0)
}

/** The shell finds clients by name as crm does: through an index. */
function indexNames(path: string): void {
  const book = new Database(path)
  book.exec('create index client_name on client (name)')
  book.close()
}

/** Writes the touchpoints of a book as somebody's own CSV: no ids, clients by name. */
async function writeContacts(path: string, csv: string): Promise<number> {
  const book = new Database(path, { fileMustExist: true })
  const file = createWriteStream(csv)
  file.write('Date,Time,Client,Type,Note\n')
  const field = (value: unknown) =>
    typeof value === 'string' && /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : (value ?? '')
  let rows = 0
  let waiting = ''
  const all = book
    .prepare(
      `select t.day, t.time, c.name, t.code, t.note from touchpoint t join client c on c.id = t.client_id order by t.id`,
    )
    .raw()
    .iterate() as Iterable<unknown[]>
  for (const row of all) {
    rows++
    waiting += `${row.map(field).join(',')}\n`
    if (waiting.length < 1_000_000) continue
    if (!file.write(waiting)) await once(file, 'drain')
    waiting = ''
  }
  file.end(waiting)
  await once(file, 'finish')
  book.close()
  return rows
}
