import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forShell } from '../../src/output/shell.ts'
import { commandOf, type Job, recipesFor } from '../../src/reports/schedule.ts'
import { app } from '../crm.ts'

const NASTY = `/home/o'brien/my "books" 50% $HOME`

function job(more: Partial<Job> = {}): Job {
  return {
    platform: 'linux',
    home: '/home/zhang',
    program: ['/usr/local/bin/crm'],
    bookPath: '/home/zhang/.local/share/crm/book.db',
    filter: [],
    ...more,
  }
}

const nasty = (platform: string) =>
  job({ platform, home: NASTY, program: [`${NASTY}/crm`], bookPath: `${NASTY}/book.db`, filter: ['tag:a b'] })

const copied = (made: Job, name: string) =>
  recipesFor(made)
    .find((recipe) => recipe.name === name)
    ?.steps.flatMap(({ copy }) => copy) ?? []

describe('the recipe', () => {
  it.each([
    ['linux', ['systemd timer', 'cron']],
    ['freebsd', ['cron']],
    ['darwin', ['launchd', 'cron']],
    ['win32', ['Task Scheduler']],
  ])('on %s is %j', (platform, names) => {
    expect(recipesFor(job({ platform })).map(({ name }) => name)).toEqual(names)
  })

  it('names the program, the filter, the book and the file', () => {
    const made = job({ program: ['/usr/bin/node', '/opt/crm/crm.js'], filter: ['tier:A', '-tag:lost'] })
    expect(commandOf(made)).toEqual([
      ...['/usr/bin/node', '/opt/crm/crm.js', 'report', 'weekly', 'tier:A', '-tag:lost'],
      ...['--db', '/home/zhang/.local/share/crm/book.db', '-o', '/home/zhang/crm-weekly.md'],
    ])
  })

  it('for cron is one line that the shell takes apart into the same words', () => {
    const [line = ''] = copied(nasty('freebsd'), 'cron')
    expect(line).toMatch(/^0 16 \* \* 5 /)
    expect(line).not.toMatch(/(?<!\\)%/)
    const command = line.slice('0 16 * * 5 '.length).replaceAll('\\%', '%')
    const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    expect(read.split('\0').slice(0, -1)).toEqual(commandOf(nasty('freebsd')))
  })

  it.each([
    'plain',
    'two words',
    "it's",
    'a"b',
    '$x `y`',
    '50%',
    '',
    '张伟',
    'a\\b',
    '*',
    '-tag:x',
    '!x',
    '#x',
  ])('quotes %j for a shell', (word) => {
    const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${forShell(word)}`], { encoding: 'utf8' })
    expect(read).toBe(`${word}\0`)
  })

  it('for systemd escapes quotes, specifiers and variables', () => {
    const line = copied(nasty('linux'), 'systemd timer').find((text) => text.startsWith('ExecStart='))
    expect(line).toBe(
      `ExecStart="/home/o'brien/my \\"books\\" 50%% $$HOME/crm" report weekly "tag:a b" ` +
        `--db "/home/o'brien/my \\"books\\" 50%% $$HOME/book.db" -o "/home/o'brien/my \\"books\\" 50%% $$HOME/crm-weekly.md"`,
    )
  })

  it.runIf(spawnSync('systemd-analyze', ['--version']).status === 0)('for systemd is verified by it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crm-units-'))
    try {
      const made = job({ program: ['/bin/echo'], bookPath: '/home/zhang/my "own" 50% book.db' })
      const steps = recipesFor(made)[0]?.steps ?? []
      for (const [at, ending] of ['service', 'timer'].entries())
        writeFileSync(join(folder, `crm-weekly.${ending}`), `${steps[at]?.copy.join('\n')}\n`)
      const units = ['service', 'timer'].map((ending) => join(folder, `crm-weekly.${ending}`))
      const checked = spawnSync('systemd-analyze', ['verify', '--man=no', ...units], { encoding: 'utf8' })
      const said = `${checked.stdout}${checked.stderr}`.split('\n').filter((line) => /crm-weekly/.test(line))
      expect(said).toEqual([])
      const next = spawnSync('systemd-analyze', ['calendar', 'Fri 16:00'], { encoding: 'utf8' })
      expect(next.stdout).toContain('Normalized form: Fri *-*-* 16:00:00')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('for launchd is well-formed XML that holds the same words', () => {
    const made = { ...nasty('darwin'), filter: ['a<b>&c'] }
    const lines = recipesFor(made)[0]?.steps[0]?.copy ?? []
    const text = lines.join('\n')
    const open: string[] = []
    for (const [, closing, name = '', empty] of text.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
      if (closing) expect(open.pop()).toBe(name)
      else if (!empty) open.push(name)
    }
    expect(open).toEqual([])
    expect(text.replace(/<[^>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
    const words = [...text.matchAll(/^ {4}<string>(.*)<\/string>$/gm)].map(([, word = '']) =>
      word.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    )
    expect(words).toEqual(commandOf(made))
    expect(text).toContain('<key>Weekday</key><integer>5</integer>')
  })

  it('for Windows quotes paths with spaces, within the quotes of schtasks', () => {
    const made = job({
      platform: 'win32',
      home: 'C:\\Users\\Zhang Wei',
      program: ['C:\\Program Files\\crm\\crm.exe'],
      bookPath: 'C:\\Users\\Zhang Wei\\book.db',
    })
    expect(copied(made, 'Task Scheduler')).toEqual([
      'schtasks /Create /TN crm-weekly /SC WEEKLY /D FRI /ST 16:00 /TR ' +
        '"\\"C:\\Program Files\\crm\\crm.exe\\" report weekly --db \\"C:\\Users\\Zhang Wei\\book.db\\" -o \\"C:\\Users\\Zhang Wei\\crm-weekly.md\\""',
    ])
  })

  it('for Windows is PowerShell where the command is too long for schtasks', () => {
    const home = `C:\\Users\\O'Brien ${'long '.repeat(40)}`.trim()
    const made = job({
      platform: 'win32',
      home,
      program: ['C:\\crm.exe'],
      bookPath: `${home}\\book.db`,
    })
    const lines = copied(made, 'Task Scheduler')
    expect(lines[0]).toContain(
      `-Execute 'C:\\crm.exe' -Argument 'report weekly --db "C:\\Users\\O''Brien long `,
    )
    expect(lines[2]).toBe('Register-ScheduledTask -TaskName crm-weekly -Action $run -Trigger $fridays')
  })
})

describe('crm report weekly --schedule', () => {
  it('prints what to do and does none of it', async () => {
    const crm = app()
    await crm.ok('add "Zhang Wei"')
    expect(await crm.run('report weekly tier:A --schedule', { platform: 'freebsd' })).toEqual({
      code: 0,
      out: [
        `Every Friday at 16:00 the report of the week goes to`,
        `${crm.folder}/crm-weekly.md. Nothing is installed by this: follow it.`,
        '',
        'cron',
        'crontab -e opens the list of jobs; add this line:',
        `0 16 * * 5 /usr/local/bin/crm report weekly tier:A --db ${crm.book} -o ${crm.folder}/crm-weekly.md`,
        '',
        'To have it by mail, leave out -o and the file after it: cron mails what a job',
        'prints to the address in this line above it:',
        'MAILTO=you@example.com',
        '',
      ].join('\n'),
      err: '',
    })
    const { recipes } = JSON.parse(await crm.ok('report weekly --schedule --json', { platform: 'darwin' }))
    expect(recipes.map(({ name }: { name: string }) => name)).toEqual(['launchd', 'cron'])
  })

  it('is of no one week', async () => {
    expect(await app().run('report weekly --schedule --week last', { platform: 'freebsd' })).toEqual({
      code: 2,
      out: '',
      err: 'crm: --schedule is for every week as it ends: --week is not for it.\nTry: crm report weekly --schedule\n',
    })
  })

  it('needs no book yet', async () => {
    const crm = app()
    const { code, out } = await crm.run('report weekly --schedule', { platform: 'freebsd' })
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(`--db ${crm.book} -o`) })
  })
})
