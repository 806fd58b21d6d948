import type { Catalogue } from '../../say.ts'
import { agents } from './agents.ts'
import { book } from './book.ts'
import { bookFile } from './book-file.ts'
import { channels } from './channels.ts'
import { cli } from './cli.ts'
import { clientPages } from './client-pages.ts'
import { clients } from './clients.ts'
import { columns } from './columns.ts'
import { completion } from './completion.ts'
import { config } from './config.ts'
import { demo } from './demo.ts'
import { due } from './due.ts'
import { errors } from './errors.ts'
import { examples } from './examples.ts'
import { exchange } from './exchange.ts'
import { exchangeFiles } from './exchange-files.ts'
import { exchangeHelp } from './exchange-help.ts'
import { fields } from './fields.ts'
import { filters } from './filters.ts'
import { find } from './find.ts'
import { followups } from './followups.ts'
import { greetings } from './greetings.ts'
import { grid } from './grid.ts'
import { journal } from './journal.ts'
import { language } from './language.ts'
import { output } from './output.ts'
import { plans } from './plans.ts'
import { reports } from './reports.ts'
import { segments } from './segments.ts'
import { store } from './store.ts'
import { terms } from './terms.ts'
import { touchpoints } from './touchpoints.ts'

/** All that is said, in Chinese; a file a room. */
export const zhCN: Catalogue = {
  ...agents,
  ...book,
  ...channels,
  ...cli,
  ...clientPages,
  ...clients,
  ...columns,
  ...completion,
  ...config,
  ...demo,
  ...due,
  ...errors,
  ...examples,
  ...exchange,
  ...bookFile,
  ...exchangeFiles,
  ...exchangeHelp,
  ...fields,
  ...filters,
  ...find,
  ...followups,
  ...greetings,
  ...grid,
  ...journal,
  ...language,
  ...output,
  ...plans,
  ...reports,
  ...segments,
  ...store,
  ...terms,
  ...touchpoints,
}
