import type { Catalogue } from '../../say.ts'

export const completion: Catalogue = {
  'Print what makes a shell complete command lines': '输出让 shell 补全命令行的脚本',
  'Commands, options, values, clients by any of their keys, tags, segments and channels are completed by the Tab key.':
    '按 Tab 键可补全命令、选项、值、客户（姓名、拼音等均可）、标签、分组和渠道。',
  'bash, in ~/.bashrc: source <(crm completion bash). zsh, in ~/.zshrc after compinit: source <(crm completion zsh). fish, in config.fish: crm completion fish | source. PowerShell, in $PROFILE: crm completion powershell | Out-String | Invoke-Expression.':
    'bash，写入 ~/.bashrc：source <(crm completion bash)。zsh，写入 ~/.zshrc，在 compinit 之后：source <(crm completion zsh)。fish，写入 config.fish：crm completion fish | source。PowerShell，写入 $PROFILE：crm completion powershell | Out-String | Invoke-Expression。',
  'a script for bash to read when it starts': 'bash 启动时读取的脚本',
  'Print the manual page of all commands': '输出全部命令的手册页',
  'It is made from what help is made from. To read it: crm man | man -l -. To keep it: crm man > ~/.local/share/man/man1/crm.1.':
    '内容与帮助同源。阅读：crm man | man -l -。保存：crm man > ~/.local/share/man/man1/crm.1。',
  'roff, as man reads it': 'man 所读的 roff 格式',
  'which shell: bash, zsh, fish, powershell': '哪种 shell：bash、zsh、fish、powershell',
}
