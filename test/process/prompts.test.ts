import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/language/width.ts'
import { HAS_TMUX, type TerminalOptions, terminalWith } from '../tmux.ts'
import { nativeForm, user } from './forms.ts'

let crm = ''
beforeAll(() => {
  crm = nativeForm()
})

/** Someone with clients in their book, and crm on a terminal of theirs, followed by how the terminal was left. */
async function atTerminal(line: string, more: Partial<TerminalOptions> = {}) {
  const someone = user()
  for (const args of [
    ['Zhang Wei', '--org', 'Acme Industries', '--tier', 'A'],
    ['张伟', '--org', '招商银行股份有限公司北京分行', '--tier', 'B'],
    ['Ünlü 😀 é', '--tier', 'C'],
    ['A Name That Is Much Too Long For Any Column Of Any Terminal, GmbH', '--organisation'],
  ])
    await someone.run(crm, ['add', ...args])
  await someone.run(crm, ['log', '张伟', 'E', 'hello', '--on', 'yesterday'])
  const terminal = await terminalWith(
    ['sh', '-c', `${crm} ${line}; code=$?; stty -a | grep -o '.icanon'; read -r line; exit $code`],
    {
      cwd: someone.home,
      ...more,
      env: { ...someone.env, ...more.env },
    },
  )
  const contacts = async () =>
    JSON.parse((await someone.run(crm, ['touchpoint', 'list', '--json'])).out) as Record<string, unknown>[]
  const ended = async () => {
    await terminal.sees(/ icanon$/)
    expect(await terminal.modes()).toMatchObject({ cursor: true, alternate: false })
    await terminal.press('Enter')
    return terminal.ended()
  }
  return { ...someone, ...terminal, contacts, ended }
}

/** In which column each of these texts begins, on the lines that have them. */
function columnsOf(screen: string, ...texts: string[]): number[] {
  return texts.map((text) => {
    const line = screen.split('\n').find((one) => one.includes(text)) ?? ''
    return displayWidth(line.slice(0, line.indexOf(text)))
  })
}

describe.skipIf(!HAS_TMUX)('the questions on a terminal', () => {
  test('crm log: those contacted last come first, letters search, the date is echoed, all is written', async () => {
    const it = await atTerminal('log')
    const first = await it.sees('> 张伟')
    expect(first.split('\n')[0]).toBe('? Whom did you contact?')
    await it.type('zw')
    await it.sees((screen) => /zw\n> /.test(screen) && !screen.includes('Ünlü'))
    await it.press('Down')
    await it.press('Up')
    await it.type('\x15张')
    await it.sees('张\n> 张伟')
    await it.press('Enter')
    // The channel of the last contact.
    await it.sees('> E  e-mail')
    await it.type('t')
    await it.sees('> T  telephone')
    await it.press('Enter')
    await it.sees('What was said?')
    await it.type('说了 $HOME 😀')
    await it.press('Enter')
    await it.sees('When? (now)')
    await it.type('yest')
    await it.sees('such as yesterday')
    await it.type('erday 15:00')
    await it.sees(/ {2}= \w{3} \d{4}-\d\d-\d\d 15:00/)
    await it.press('Enter')
    await it.sees('Next step?')
    await it.type('tomorrow call back')
    await it.sees(/ {2}= \w{3} \d{4}-\d\d-\d\d: call back/)
    await it.press('Enter')
    expect(await it.ended()).toBe(0)
    expect(await it.screen()).toMatch(/Logged #2.*张伟[\s\S]*call back[\s\S]* icanon/)
    expect((await it.contacts())[0]).toMatchObject({
      client: '张伟',
      code: 'T',
      note: '说了 $HOME 😀',
      time: '15:00',
    })
  })

  test('in Chinese at 140 columns: no English but names, and a long line scrolls', async () => {
    const it = await atTerminal('log --lang zh-CN', { columns: 140 })
    await it.sees('> 张伟')
    expect(
      (await it.screen()).replace(/Zhang Wei|Acme Industries|Ünlü|A Name.*GmbH|Enter|Esc/g, ''),
    ).not.toMatch(/[A-Za-z]{2}/)
    await it.press('Enter')
    await it.sees('> E')
    await it.press('Enter')
    await it.sees('谈了什么')
    const long = '今天谈了很多事情'.repeat(12)
    await it.type(`${long}完`)
    await it.sees('事情完')
    const { at } = await it.modes()
    expect(at.x).toBeLessThan(140)
    expect((await it.screen()).split('\n').every((line) => displayWidth(line) < 140)).toBe(true)
    await it.press('Home')
    await it.type('起')
    await it.sees('起今天')
    await it.press('Enter')
    await it.sees('(现在)')
    await it.press('Enter')
    await it.sees('下一步')
    await it.press('Enter')
    expect(await it.ended()).toBe(0)
    expect((await it.contacts())[0]).toMatchObject({ note: `起${long}完` })
  })

  test.each([80, 140])('%i columns: the list is straight in every script', async (columns) => {
    const it = await atTerminal('log', { columns })
    const screen = await it.sees('Acme Industries')
    expect(new Set(columnsOf(screen, 'Acme Ind', '招商银行')).size).toBe(1)
    expect(new Set(columnsOf(screen, ' A  no contact', ' C  no contact')).size).toBe(1)
    for (const line of screen.split('\n')) expect(displayWidth(line)).toBeLessThan(columns)
  })

  test.each([
    ['Ctrl-C', 'C-c'],
    ['Esc', 'Escape'],
    ['Ctrl-D', 'C-d'],
  ])(
    '%s at the last question: exit code 130, nothing is written, the terminal is as it was',
    async (_, key) => {
      const it = await atTerminal('log zhang --no-color')
      await it.sees('How?')
      await it.press('Enter')
      await it.sees('What was said?')
      await it.type('hello')
      await it.press('Enter')
      await it.sees('When?')
      await it.press('Enter')
      await it.sees('Next step?')
      await it.press(key)
      expect(await it.ended()).toBe(130)
      expect(await it.contacts()).toHaveLength(1)
    },
  )

  test('Ctrl-Z and fg, and another size: the question goes on where it was', async () => {
    const someone = user()
    await someone.run(crm, ['add', 'Zhang Wei'])
    const terminal = await terminalWith(['bash', '--norc', '-i'], {
      cwd: someone.home,
      env: { ...someone.env, HISTFILE: '/dev/null' },
    })
    await terminal.type(`PS1='ready> '; clear; ${crm} log\n`)
    await terminal.sees('> Zhang Wei')
    await terminal.type('zh')
    await terminal.sees('contact? zh')
    await terminal.press('C-z')
    await terminal.sees('Stopped')
    await terminal.type('fg\n')
    await terminal.sees(/Stopped[\s\S]*contact\? zh\n> Zhang Wei/)
    await terminal.resize(60, 20)
    await terminal.type('an')
    await terminal.sees('contact? zhan')
    await terminal.press('C-c')
    await terminal.sees(/ready>$/)
    expect(await terminal.modes()).toMatchObject({ cursor: true, alternate: false })
  })

  test('a paste of several lines answers nothing by itself; Ctrl-O writes the note in the editor', async () => {
    const folder = user().home
    const editor = join(folder, 'editor')
    writeFileSync(editor, '#!/bin/sh\nprintf "first\\nsecond 行\\n" > "$1"\n')
    chmodSync(editor, 0o700)
    const it = await atTerminal('log 张伟 T', { env: { EDITOR: editor } })
    // All is told but the note: crm log asks nothing then.
    expect(await it.ended()).toBe(0)
    const asked = await atTerminal('log 张伟', { env: { EDITOR: editor } })
    await asked.sees('How?')
    await asked.press('Enter')
    await asked.sees('Ctrl-O')
    await asked.paste('one\ntwo\nthree')
    await asked.sees('What was said? one two three')
    await asked.press('C-o')
    await asked.sees('When?')
    await asked.press('Enter')
    await asked.sees('Next step?')
    await asked.press('Enter')
    expect(await asked.ended()).toBe(0)
    expect((await asked.contacts())[0]).toMatchObject({ code: 'E', note: 'first\nsecond 行' })
  })

  test('crm add and crm edit ask; a name that is there already is pointed out', async () => {
    const it = await atTerminal(`add; ${crm} edit`)
    await it.sees('Name?')
    await it.type('Zhang Wie')
    await it.press('Enter')
    await it.sees('There is already')
    await it.type('y')
    await it.press('Enter')
    await it.sees('Tier?')
    await it.type('b')
    await it.press('Enter')
    await it.sees('Organisation?')
    await it.type('New & Co')
    await it.sees('> new: New & Co')
    await it.press('Enter')
    await it.sees('Phone?')
    await it.press('Enter')
    await it.sees('E-mail?')
    await it.type('nonsense')
    await it.press('Enter')
    await it.sees('takes an address')
    await it.press('C-u')
    await it.press('Enter')
    await it.sees('Added Zhang Wie')
    await it.sees('Who is to be changed?')
    await it.type('Wie')
    await it.sees('> Zhang Wie')
    await it.press('Enter')
    await it.sees('What is to change about Zhang Wie?')
    await it.type('birth')
    await it.sees('> Birthday')
    await it.press('Enter')
    await it.type('1971-03-18')
    await it.press('Enter')
    await it.sees('What else?')
    await it.press('Enter')
    expect(await it.ended()).toBe(0)
    expect(await it.screen()).toContain('birthday 1971-03-18')
  })
})
