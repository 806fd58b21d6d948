import type { Program } from './cli/find.ts'
import type { Manual } from './cli/help.ts'

/** The command tree by what people look for: the only registry, one line per command; the empty name is bare `crm`. */
const SECTIONS: Readonly<Record<string, Program>> = {
  'Every day': {
    '': async () => (await import('./due/today.ts')).bare,
    today: async () => (await import('./due/today.ts')).today,
    log: async () => (await import('./touchpoints/log.ts')).log,
    brief: async () => (await import('./clients/brief.ts')).brief,
    grid: async () => (await import('./grid/show.ts')).grid,
    due: async () => (await import('./due/due.ts')).due,
    next: async () => (await import('./followups/next.ts')).next,
    promise: async () => (await import('./followups/promising.ts')).promise,
    await: async () => (await import('./followups/awaiting.ts')).awaiting,
    done: async () => (await import('./followups/done.ts')).done,
    snooze: async () => (await import('./followups/snooze.ts')).snooze,
    drop: async () => (await import('./followups/drop.ts')).drop,
    greet: async () => (await import('./greetings/greet.ts')).greet,
    undo: async () => (await import('./journal/undo.ts')).undo,
  },
  Clients: {
    add: async () => (await import('./clients/add.ts')).add,
    show: async () => (await import('./clients/show.ts')).show,
    find: async () => (await import('./find/find.ts')).find,
    list: async () => (await import('./clients/list.ts')).list,
    edit: async () => (await import('./clients/edit.ts')).edit,
    tag: async () => (await import('./clients/tag.ts')).tag,
    archive: async () => (await import('./clients/archive.ts')).archive,
    unarchive: async () => (await import('./clients/unarchive.ts')).unarchive,
    merge: async () => (await import('./clients/merge.ts')).merge,
    'field list': async () => (await import('./fields/list.ts')).listFields,
    'field mark': async () => (await import('./fields/mark.ts')).markFields,
    'field unmark': async () => (await import('./fields/unmark.ts')).unmarkFields,
    'segment save': async () => (await import('./segments/save.ts')).saveSegment,
    'segment list': async () => (await import('./segments/list.ts')).listSegments,
    'segment show': async () => (await import('./segments/show.ts')).showSegment,
    'segment remove': async () => (await import('./segments/remove.ts')).removeSegment,
  },
  'Contacts and plans': {
    'touchpoint list': async () => (await import('./touchpoints/list.ts')).listTouchpoints,
    'touchpoint edit': async () => (await import('./touchpoints/edit.ts')).editTouchpoint,
    'touchpoint remove': async () => (await import('./touchpoints/remove.ts')).removeTouchpoint,
    'followup list': async () => (await import('./followups/list.ts')).listFollowups,
    'followup edit': async () => (await import('./followups/edit.ts')).editFollowup,
    plan: async () => (await import('./plans/show.ts')).plan,
    'plan set': async () => (await import('./plans/set.ts')).setPlan,
    'plan show': async () => (await import('./plans/show.ts')).showPlans,
    'plan remove': async () => (await import('./plans/remove.ts')).removePlan,
    'plan suggest': async () => (await import('./plans/suggest.ts')).suggestPlans,
    'channel list': async () => (await import('./channels/list.ts')).listChannels,
    'channel add': async () => (await import('./channels/add.ts')).addChannel,
    'channel remove': async () => (await import('./channels/remove.ts')).removeChannel,
  },
  Reports: {
    'report weekly': async () => (await import('./reports/weekly.ts')).weekly,
    'report activity': async () => (await import('./reports/activity.ts')).activity,
  },
  'In and out': {
    import: async () => (await import('./exchange/import.ts')).importFile,
    'export clients': async () => (await import('./exchange/export-clients.ts')).exportClients,
    'export touchpoints': async () => (await import('./exchange/export-touchpoints.ts')).exportTouchpoints,
    'export followups': async () => (await import('./exchange/export-followups.ts')).exportFollowups,
    'export grid': async () => (await import('./exchange/export-grid.ts')).exportGrid,
    'export all': async () => (await import('./exchange/export-all.ts')).exportAll,
    'export schema': async () => (await import('./exchange/export-schema.ts')).exportSchema,
  },
  'The book': {
    demo: async () => (await import('./demo/demo.ts')).demo,
    history: async () => (await import('./journal/history.ts')).history,
    mcp: async () => (await import('./agents/mcp.ts')).mcp,
    schema: async () => (await import('./agents/schema.ts')).schema,
    'db path': async () => (await import('./book/path.ts')).bookPath,
    'db check': async () => (await import('./book/check.ts')).checkBook,
    'db backup': async () => (await import('./book/backup.ts')).backupBook,
    'db restore': async () => (await import('./book/restore.ts')).restoreBook,
    man: async () => (await import('./completion/man.ts')).man,
    completion: async () => (await import('./completion/completion.ts')).completion,
    'config list': async () => (await import('./config/list.ts')).listSettings,
    'config get': async () => (await import('./config/get.ts')).getSetting,
    'config set': async () => (await import('./config/set.ts')).setSetting,
    'config unset': async () => (await import('./config/unset.ts')).unsetSetting,
    'config edit': async () => (await import('./config/edit.ts')).editSettings,
    'config path': async () => (await import('./config/path.ts')).settingsFile,
  },
}

/** Pages of help that are no commands. */
const TOPICS: Manual['topics'] = {
  search: async () => (await import('./find/search-topic.ts')).search,
  filters: async () => (await import('./clients/filter-topic.ts')).filters,
  dates: async () => (await import('./cli/dates-topic.ts')).dates,
  lunar: async () => (await import('./greetings/lunar-topic.ts')).lunar,
  'exit-codes': async () => (await import('./cli/topics.ts')).exitCodes,
  formats: async () => (await import('./cli/topics.ts')).formats,
  files: async () => (await import('./config/files-topic.ts')).filesTopic,
  'book-file': async () => (await import('./exchange/book-schema.ts')).bookFile(),
}

/** What commands print as JSON, a line for each room; loaded for `crm schema` alone. */
const SHAPES = async () =>
  Object.assign(
    {},
    (await import('./agents/shapes.ts')).shapes,
    (await import('./book/shapes.ts')).shapes,
    (await import('./channels/shapes.ts')).shapes,
    (await import('./clients/shapes.ts')).shapes,
    (await import('./config/shapes.ts')).shapes,
    (await import('./due/shapes.ts')).shapes,
    (await import('./exchange/shapes.ts')).shapes,
    (await import('./fields/shapes.ts')).shapes,
    (await import('./find/shapes.ts')).shapes,
    (await import('./followups/shapes.ts')).shapes,
    (await import('./greetings/shapes.ts')).shapes,
    (await import('./grid/shapes.ts')).shapes,
    (await import('./journal/shapes.ts')).shapes,
    (await import('./plans/shapes.ts')).shapes,
    (await import('./reports/shapes.ts')).shapes,
    (await import('./segments/shapes.ts')).shapes,
    (await import('./touchpoints/shapes.ts')).shapes,
  )

/** Everything a command line can ask for. */
export const MANUAL: Manual = {
  program: Object.assign({}, ...Object.values(SECTIONS)),
  sections: Object.entries(SECTIONS).map(([title, commands]) => ({ title, names: Object.keys(commands) })),
  topics: TOPICS,
  shapes: SHAPES,
}
