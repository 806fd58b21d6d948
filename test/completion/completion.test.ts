import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { app } from '../crm.ts'

async function begun() {
  const crm = app()
  for (const line of [
    'add "Zhang Wei" --org "Acme Ltd" --tier A --tag vip',
    'add 张伟 --tier B --owner ann',
    'add "Li, Wei"',
    'add "Same Name"',
    'add "Same Name" --yes',
    'add "O\'Neil $(x)"',
    'channel add W WeChat',
    'segment save keys tag:vip',
  ])
    await crm.ok(line)
  /** What is offered at the end of a line, as zsh is told it: values alone. */
  const offered = async (line: string, more = {}) => {
    const words = line.split(' ')
    const { out, err, code } = await crm.run(
      ['__complete', 'zsh', `=${words.at(-1)}`, ...words.slice(1, -1)],
      more,
    )
    expect({ err, code }).toEqual({ err: '', code: 0 })
    const [marks = '', ...values] = out.slice(0, -1).split('\n')
    return [marks, ...values.map((value) => value.split('\t')[0])].filter((text) => text !== '')
  }
  return { ...crm, offered }
}

describe('what is offered', () => {
  it('is whatever may stand there', async () => {
    const { offered } = await begun()
    const lines: [string, string[]][] = [
      ['crm lo', ['log']],
      ['crm touchpoint ', ['list', 'edit', 'remove']],
      ['crm segment s', ['save', 'show']],
      ['crm help exit', ['exit-codes']],
      ['crm log Zhang T --mi', ['--minutes']],
      ['crm list --format ', ['table', 'markdown', 'csv', 'xlsx', 'json']],
      ['crm list --format=js', ['--format=json']],
      ['crm add x --tier ', ['A', 'B', 'C']],
      ['crm add x --tag ', ['vip']],
      ['crm add x --owner ', ['ann']],
      ['crm add x --org ac', ['Acme Ltd']],
      ['crm --lang z', ['zh-CN']],
      ['crm --lang zh-CN du', ['due']],
      ['crm list ti', ['open', 'tier:', 'title:']],
      ['crm list tier:', ['tier:A', 'tier:B', 'tier:C', 'tier:none']],
      ['crm list -tag:v', ['-tag:vip']],
      ['crm list @', ['@keys']],
      ['crm segment show ', ['keys']],
      ['crm config set da', ['dates']],
      ['crm config set dates ', ['dmy', 'mdy', 'ymd']],
      ['crm completion f', ['fish']],
      ['crm import ', ['files']],
      ['crm list -o ', ['files']],
      ['crm greet mid', ['mid-autumn']],
      ['crm greet 中', ['中秋']],
      ['crm greet mid-autumn tie', ['open', 'tier:']],
      ['crm due --kind pr', ['promise']],
      ['crm due --kind promise,aw', ['promise,awaiting']],
      ['crm due --kind promise,p', ['promise,plan']],
      ['crm tag Zhang +', ['+vip']],
      ['crm tag Zhang -v', ['-vip']],
      ['crm tag tag:', ['tag:vip']],
      ['crm plan set ti', ['open', 'tier:']],
      ['crm plan set tag:', ['tag:vip']],
      ['crm log Zhang T asked ', []],
      ['crm xyzzy ', []],
    ]
    for (const [line, values] of lines) expect([line, ...(await offered(line))]).toEqual([line, ...values])
  })

  it('is told with what is said of it, and in the language of the reader', async () => {
    const crm = await begun()
    expect((await crm.run(['__complete', 'zsh', '=', 'log', 'Zhang'])).out).toBe(
      '\nT\ttelephone\nE\te-mail\nM\tmeeting\nW\tWeChat\n',
    )
  })
})

describe('clients', () => {
  it('are found by every key, the names quoted by their shell', async () => {
    const { offered, run } = await begun()
    expect(await offered('crm log zhangw')).toContain('张伟')
    expect(await offered('crm log zw')).toContain('张伟')
    expect(await offered('crm show Zhang')).toContain('Zhang Wei')
    expect(await offered('crm log 张伟,Zh')).toContain('张伟,Zhang Wei')
    const bash = await run(['__complete', 'bash', '=crm log "O\'N', "=O'N"])
    expect(bash.out).toBe("\nO'Neil \\$(x)\n")
  })

  it('that have less in common than was typed leave it as it is', async () => {
    const { offered, ok, run } = await begun()
    await ok('add "Bang & Co"')
    await ok('add "Bodegas Álvarez"')
    const bash = await run(['__complete', 'bash', '=crm log ba', '=ba'])
    expect(bash.out).toBe('\nBodegas\\ Álvarez\nBang\\ \\&\\ Co\n \n')
    expect(await offered('crm log ba')).toEqual(['menu', 'Bodegas Álvarez', 'Bang & Co'])
    expect(await offered('crm log B')).not.toContain('menu')
  })

  it('of one name, or of a name that a list would part, by their numbers', async () => {
    const { offered } = await begun()
    expect(await offered('crm log Same')).toEqual(['menu', '#5', '#6'])
    expect(await offered('crm log Li')).toEqual(['#4'])
  })
})

describe('a shell is never told of a trouble', () => {
  it.each([
    ['no book', 'nowhere.db', undefined],
    ['a file that is no book', 'text.db', 'hello'],
    ['a folder', '.', undefined],
  ])('%s: nothing of it is offered, and nothing is made', async (_, name, text) => {
    const crm = app()
    if (text !== undefined) crm.write(name, text)
    const ran = await crm.run(['__complete', 'bash', '=crm log z', '=z'], { env: { CRM_DB: crm.path(name) } })
    expect(ran).toEqual({ code: 0, out: '\n', err: '' })
    expect(existsSync(crm.path('nowhere.db'))).toBe(false)
  })

  it.each([[[]], [['tcsh', '=crm ', '=']], [['bash']], [['zsh', '=', '--db']]])('%j', async (argv) => {
    const ran = await app().run(['__complete', ...argv])
    expect(ran.code).toBe(0)
    expect(ran.err).toBe('')
  })
})

describe('crm completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', async (shell) => {
    const { code, out } = await app().run(`completion ${shell}`)
    expect(code).toBe(0)
    expect(out).toContain('__complete')
    expect(out).not.toMatch(/\\\$\{|undefined/)
  })
})
