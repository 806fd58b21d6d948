import { command } from '../cli/define.ts'
import { argument, oneOf } from '../cli/fields.ts'
import { SCRIPTS } from './scripts.ts'
import { SHELLS } from './shells.ts'

export const completion = command({
  name: 'completion',
  summary: 'Print what makes a shell complete command lines',
  details: [
    'Commands, options, values, clients by any of their keys, tags, segments and channels are completed by the Tab key.',
    'bash, in ~/.bashrc: source <(crm completion bash). zsh, in ~/.zshrc after compinit: source <(crm completion zsh). ' +
      'fish, in config.fish: crm completion fish | source. ' +
      'PowerShell, in $PROFILE: crm completion powershell | Out-String | Invoke-Expression.',
  ],
  fields: { shell: argument('<shell>', 'which shell: bash, zsh, fish, powershell', oneOf(SHELLS)) },
  examples: [{ line: 'crm completion bash', says: 'a script for bash to read when it starts' }],
  book: 'none',
  run: (_ctx, input) => ({
    blocks: [
      {
        kind: 'text',
        lines: SCRIPTS[input.shell]
          .trimEnd()
          .split('\n')
          .map((text) => [{ text, whole: true }]),
      },
    ],
  }),
})
