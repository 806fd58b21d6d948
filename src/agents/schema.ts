import { command } from '../cli/define.ts'
import { argument, words } from '../cli/fields.ts'
import type { JsonSchema } from '../cli/json-schema.ts'
import type { Shapes } from '../cli/shape.ts'
import { Failure } from '../errors.ts'
import { say } from '../language/say.ts'

/** The dialect of all schemas. */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

export const schema = command({
  name: 'schema',
  summary: 'Print the JSON Schema of what commands print with --json',
  details: [
    'For programs that read what crm prints, and for types made from it. Keys are never renamed or taken away within a version of crm; new ones may come. ' +
      'Of a whole book’s file it is what crm export schema prints.',
  ],
  fields: { command: argument('[command...]', 'of this one alone, such as report weekly', words()) },
  examples: [
    { line: 'crm schema list -o list.schema.json', says: 'of crm list --json' },
    { line: 'crm schema report weekly -o weekly.schema.json', says: 'of crm report weekly --json' },
    { line: 'crm schema -o crm.schema.json', says: 'of all, under $defs' },
  ],
  book: 'none',
  formats: ['json'],
  async run(ctx, input) {
    const shapes = await ctx.commands.shapes()
    const { schemaOf } = await import('../cli/json-schema.ts')
    const bodyOf = (name: string, shape: Shapes[string]): JsonSchema => {
      const { $schema: _, $id: _id, ...body } = 'made' in shape ? shape.made() : schemaOf(shape, 'output')
      return { title: say`What ${`crm ${name} --json`.replace('  ', ' ')} prints`, ...body }
    }
    const name = input.command.join(' ')
    if (name !== '') {
      const shape = shapes[name]
      if (!shape) throw await noJson(ctx.commands, name)
      const $id = `urn:crm:json:${name.replaceAll(' ', '-')}`
      return { blocks: [], json: { $schema: DIALECT, $id, ...bodyOf(name, shape) } }
    }
    const all = Object.entries(shapes).filter(([each]) => each !== '')
    const json = {
      $schema: DIALECT,
      $id: 'urn:crm:json',
      title: say`What the commands of crm print with --json`,
      $defs: Object.fromEntries(all.map(([each, shape]) => [each, bodyOf(each, shape)])),
    }
    return { blocks: [], json }
  },
})

/** The error of a command that is none, or of one that prints no JSON. */
async function noJson(commands: { named(name: string): Promise<unknown> }, name: string): Promise<Failure> {
  await commands.named(name)
  return new Failure('usage', say`${`crm ${name}`} prints no JSON.`, { tip: 'crm schema' })
}
