import type { Catalogue } from '../../say.ts'

export const errors: Catalogue = {
  '“{0}” is no language I speak: {1}.': '没有“{0}”这种语言，可用的有：{1}。',
  'The disk is full: nothing was written.': '磁盘已满：什么也没有写入。',
  'This may not be written or read: {0}.': '没有读写权限：{0}。',
  'There is no such file: {0}.': '没有这个文件：{0}。',
  'Something went wrong: {0}': '出错了：{0}',
  'the same command with --debug': '同一命令加 --debug',
  'the same command with --yes': '同一命令加 --yes',
  '“{0}” fits {1} clients.': '“{0}”对应 {1} 位客户。',
  'and {0} more‖clients': '还有 {0} 位',
  'Nothing was changed.': '没有做任何改动。',
  'done; an empty result is also done': '完成；结果为空也算完成',
  'failed for a reason outside the command, such as a full disk': '因命令以外的原因失败，例如磁盘已满',
  'wrong usage or invalid input': '用法不对或输入无效',
  'not found, or more than one match': '找不到，或者对应不止一个',
  'refused: a conflict, or it would lose data': '拒绝执行：有冲突，或者会丢失数据',
  'the book cannot be used: busy, damaged, unreachable or of a newer version':
    '客户册无法使用：正忙、已损坏、无法访问，或者版本较新',
  interrupted: '被中断',

  // What was asked of every command.
  '-o takes the name of a file, or of a folder for CSV, and not an empty text.':
    '-o 后面是文件名，或存放 CSV 的文件夹，不能为空。',
  'A workbook is no text, and a terminal cannot show it.': '工作簿不是文本，终端无法显示。',
  'the same command with -o and the name of a .xlsx file': '同一命令加 -o 和 .xlsx 文件名',
  'the same command with -o and the name of a file': '同一命令加 -o 和文件名',
  'the same command with {0}': '同一命令加 {0}',
  '--today takes a day such as 2026-11-20, not “{0}”.': '--today 后面是日期，如 2026-11-20，而不是“{0}”。',
  'CRM_DATES takes dmy, mdy or ymd, not “{0}”.': 'CRM_DATES 可以是 dmy、mdy 或 ymd，而不是“{0}”。',
  '{0} does not tell its format.': '从 {0} 看不出文件格式。',
  'crm {0} cannot print {1}: it prints {2}.': 'crm {0} 不能输出 {1}，可输出的格式有 {2}。',
  '--headers takes en or zh, not “{0}”.': '--headers 可以是 en 或 zh，而不是“{0}”。',
  '--headers is for CSV alone.': '--headers 只用于 CSV。',
  '{0} is a folder, and those are for CSV: nothing was written.':
    '{0} 是文件夹，文件夹只用于 CSV：没有写入任何内容。',

  // Files that are written.
  '{0} is no folder: nothing was written.': '{0} 不是文件夹：没有写入任何内容。',
  '{0} is a folder: nothing was written.': '{0} 是文件夹：没有写入任何内容。',
  '{0} may not be written: nothing was written.': '没有写入 {0} 的权限：没有写入任何内容。',
}
