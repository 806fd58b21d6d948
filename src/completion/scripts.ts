import type { Shell } from './shells.ts'

/**
 * What a shell is to run when it starts. Each script asks the program that stands first on the PATH, never one that a
 * folder offers, and nothing of an answer is expanded or run.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# crm: completion for bash. In ~/.bashrc:  source <(crm completion bash)
_crm() {
  COMPREPLY=()
  local answer marks value
  answer=$(command crm __complete bash "=\${COMP_LINE:0:COMP_POINT}" "=$2" 2>/dev/null) || return 0
  {
    IFS= read -r marks
    while IFS= read -r value; do
      [[ -n $value ]] && COMPREPLY+=("$value")
    done
  } <<<"$answer"
  if [[ $marks == *files* ]]; then
    if type compopt &>/dev/null; then compopt -o default; else COMPREPLY=($(compgen -f -- "$2")); fi
  fi
  if [[ $marks == *open* ]] && type compopt &>/dev/null; then compopt -o nospace; fi
  return 0
}
complete -F _crm crm
`,
  zsh: `#compdef crm
# crm: completion for zsh. In ~/.zshrc, after compinit:  source <(crm completion zsh)
_crm() {
  local -a answer values shown space
  local line value says
  answer=("\${(@f)$(command crm __complete zsh "=\${(Q)PREFIX}" "\${(@Q)words[2,CURRENT-1]}" 2>/dev/null)}")
  [[ $answer[1] == *files* ]] && _files
  [[ $answer[1] == *open* ]] && space=(-S '')
  [[ $answer[1] == *menu* ]] && compstate[insert]=menu
  for line in "\${(@)answer[2,-1]}"; do
    value=\${line%%$'\\t'*}
    says=\${line#*$'\\t'}
    [[ -z $value ]] && continue
    values+=("$value")
    if [[ -n $says && $says != $value ]]; then shown+=("$value  -- $says"); else shown+=("$value"); fi
  done
  (( \${#values} )) && compadd -U -l -V crm "\${space[@]}" -d shown -a values
}
if [[ \${funcstack[1]} == _crm ]]; then
  _crm "$@"
elif (( $+functions[compdef] )); then
  compdef _crm crm
fi
`,
  fish: `# crm: completion for fish. In ~/.config/fish/config.fish:  crm completion fish | source
function __crm_complete
  set -l before (commandline -opc)
  set -e before[1]
  set -l current (commandline -ct)
  set -l plain (string unescape -- "$current")
  and set current "$plain"
  set -l answer (command crm __complete fish "=$current" $before 2>/dev/null)
  set -l marks "$answer[1]"
  set -e answer[1]
  if string match -q '*files*' -- "$marks"
    __fish_complete_path "$current"
  end
  for line in $answer
    printf '%s\\n' "$line"
  end
end
complete -c crm -e
complete -c crm -f -k -a '(__crm_complete)'
`,
  powershell: `# crm: completion for PowerShell. In $PROFILE:  crm completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName crm -ScriptBlock {
  param($word, $line, $cursor)
  $before = @($line.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursor -or ($word -eq '' -and $_.Extent.EndOffset -le $cursor) } |
    ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
  $crm = @(Get-Command crm -CommandType Application -ErrorAction SilentlyContinue)[0]
  if (-not $crm) { return }
  $encoding = [Console]::OutputEncoding
  try {
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $answer = @(& $crm __complete powershell "=$word" @before 2>$null)
  } finally { [Console]::OutputEncoding = $encoding }
  if ($answer.Count -gt 0 -and $answer[0] -like '*files*') { return }
  $answer | Select-Object -Skip 1 | Where-Object { $_ } | ForEach-Object {
    $value, $says = $_ -split "\`t", 2
    if (-not $says) { $says = $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $says)
  }
}
`,
}
