import { command } from '../cli/define.ts'
import { argument, option, text, words } from '../cli/fields.ts'
import { Failure } from '../errors.ts'
import { plainly, said, say } from '../language/say.ts'
import { sayLine } from '../output/say-line.ts'
import { channelsOf, readCode } from '../touchpoints/touchpoint.ts'

export const addChannel = command({
  name: 'channel add',
  summary: 'Make a channel of your own, with its letter',
  fields: {
    code: argument('<letter>', 'one letter that is not taken', text()),
    channel: argument('<name>', 'what it is called', text()),
    words: option('--word <word>...', 'another word that means it; as often as wanted', words()),
  },
  examples: [
    { line: 'crm channel add W "WeChat" --word 微信', says: 'then: crm log zhang W "sent the photos"' },
  ],
  book: 'write',
  formats: ['table', 'json'],
  async run(ctx, input) {
    const code = input.code.toUpperCase()
    if (!/^[A-Z]$/.test(code))
      throw new Failure('usage', say`A channel has one letter from A to Z, not “${input.code}”.`)
    const channels = await channelsOf(ctx.book.db)
    for (const typed of [code, input.channel, ...input.words]) {
      const taken = readCode(channels, typed)
      if (taken)
        throw new Failure('refused', say`“${typed}” already means ${taken.code} ${said(taken.name)}.`)
    }
    await ctx.book.insert('channel', { code, name: input.channel, words: input.words.join('\n') })
    ctx.book.describe(`${code} ${input.channel}`)
    return {
      blocks: [
        {
          kind: 'text',
          lines: [
            sayLine`Channel ${{ text: code, tone: 'code' }} ${input.channel}. Use it: ${`crm log <${said('client')}> ${code} "${plainly('…')}"`}`,
          ],
        },
      ],
      json: { code, name: input.channel, words: input.words },
    }
  },
})
