import { say } from '../language/say.ts'
import { forShell } from '../output/shell.ts'

/** The machine a recipe is for, and what is to be run on it. */
export interface Job {
  readonly platform: string
  readonly home: string
  /** What starts the program: its path, or an interpreter and the script. */
  readonly program: readonly string[]
  readonly bookPath: string
  /** Words of a filter. */
  readonly filter: readonly string[]
}

/** One way to run the job every Friday at 16:00. */
export interface Recipe {
  readonly name: string
  /** What to do, step by step: a sentence, and lines to copy. */
  readonly steps: readonly { readonly says: string; readonly copy: readonly string[] }[]
}

const TASK = 'crm-weekly'
/** Longer commands are cut off by schtasks. */
const LONGEST_TASK = 261

/** Where the report goes: a file in the home folder that each Friday writes anew. */
export function reportFile({ platform, home }: Pick<Job, 'platform' | 'home'>): string {
  return platform === 'win32' ? `${home}\\${TASK}.md` : `${home}/${TASK}.md`
}

/** The command as a list of words; the book is named, because a scheduler knows nothing of the user's environment. */
export function commandOf(job: Job): string[] {
  const { program, bookPath, filter } = job
  return [...program, 'report', 'weekly', ...filter, '--db', bookPath, '-o', reportFile(job)]
}

/** The recipes that fit the machine, the best first. Nothing is installed by them being printed. */
export function recipesFor(job: Job): Recipe[] {
  const words = commandOf(job)
  if (job.platform === 'win32') return [taskScheduler(words)]
  if (job.platform === 'darwin') return [launchd(words, job.home), cron(words)]
  if (job.platform === 'linux') return [systemd(words, job.home), cron(words)]
  return [cron(words)]
}

function cron(words: readonly string[]): Recipe {
  return {
    name: 'cron',
    steps: [
      {
        says: say`crontab -e opens the list of jobs; add this line:`,
        copy: [`0 16 * * 5 ${words.map(forShell).join(' ').replaceAll('%', '\\%')}`],
      },
      {
        says: say`To have it by mail, leave out -o and the file after it: cron mails what a job prints to the address in this line above it:`,
        copy: ['MAILTO=you@example.com'],
      },
    ],
  }
}

function systemd(words: readonly string[], home: string): Recipe {
  const folder = `${home}/.config/systemd/user`
  return {
    name: 'systemd timer',
    steps: [
      {
        says: say`Save this as ${`${folder}/${TASK}.service`}:`,
        copy: [
          '[Unit]',
          'Description=The weekly report of crm',
          '[Service]',
          'Type=oneshot',
          `ExecStart=${words.map(forSystemd).join(' ')}`,
        ],
      },
      {
        says: say`and this as ${`${folder}/${TASK}.timer`}:`,
        copy: [
          '[Unit]',
          'Description=The weekly report of crm, on Fridays',
          '[Timer]',
          'OnCalendar=Fri 16:00',
          'Persistent=true',
          '[Install]',
          'WantedBy=timers.target',
        ],
      },
      {
        says: say`then run:`,
        copy: ['systemctl --user daemon-reload', `systemctl --user enable --now ${TASK}.timer`],
      },
    ],
  }
}

function launchd(words: readonly string[], home: string): Recipe {
  const file = `${home}/Library/LaunchAgents/${TASK}.plist`
  return {
    name: 'launchd',
    steps: [
      {
        says: say`Save this as ${file}:`,
        copy: [
          '<?xml version="1.0" encoding="UTF-8"?>',
          '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
          '<plist version="1.0">',
          '<dict>',
          `  <key>Label</key><string>${TASK}</string>`,
          '  <key>ProgramArguments</key>',
          '  <array>',
          ...words.map((word) => `    <string>${forXml(word)}</string>`),
          '  </array>',
          '  <key>StartCalendarInterval</key>',
          '  <dict>',
          '    <key>Weekday</key><integer>5</integer>',
          '    <key>Hour</key><integer>16</integer>',
          '    <key>Minute</key><integer>0</integer>',
          '  </dict>',
          '</dict>',
          '</plist>',
        ],
      },
      { says: say`then run:`, copy: [`launchctl bootstrap gui/$(id -u) ${forShell(file)}`] },
    ],
  }
}

function taskScheduler(words: readonly string[]): Recipe {
  const run = words.map(forWindows).join(' ')
  if (run.length <= LONGEST_TASK) {
    const says = say`Run this in a command prompt:`
    const task = `"${run.replaceAll('"', '\\"')}"`
    return {
      name: 'Task Scheduler',
      steps: [{ says, copy: [`schtasks /Create /TN ${TASK} /SC WEEKLY /D FRI /ST 16:00 /TR ${task}`] }],
    }
  }
  const [program = '', ...rest] = words
  return {
    name: 'Task Scheduler',
    steps: [
      {
        says: say`Run this in PowerShell (the command is too long for schtasks):`,
        copy: [
          `$run = New-ScheduledTaskAction -Execute ${forPowerShell(program)} -Argument ${forPowerShell(rest.map(forWindows).join(' '))}`,
          '$fridays = New-ScheduledTaskTrigger -Weekly -DaysOfWeek Friday -At 16:00',
          `Register-ScheduledTask -TaskName ${TASK} -Action $run -Trigger $fridays`,
        ],
      },
    ],
  }
}

/** A word of ExecStart: quotes and backslashes escaped, specifiers and variables doubled. */
function forSystemd(word: string): string {
  const doubled = word.replaceAll('%', '%%').replaceAll('$', '$$$$')
  return /^[\w@%+=:,./-]+$/.test(doubled) ? doubled : `"${doubled.replace(/["\\]/g, '\\$&')}"`
}

/** A word as programs on Windows take their command line apart. */
function forWindows(word: string): string {
  if (word !== '' && !/[\s"&|<>^()%!,;=']/.test(word)) return word
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`
}

function forPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function forXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
