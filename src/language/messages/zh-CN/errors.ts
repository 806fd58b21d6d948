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
  'and {0} more': '还有 {0} 位',
  'Nothing was changed.': '没有做任何改动。',
  'done; an empty result is also done': '完成；结果为空也算完成',
  'failed for a reason outside the command, such as a full disk': '因命令以外的原因失败，例如磁盘已满',
  'wrong usage or invalid input': '用法不对或输入无效',
  'not found, or more than one match': '找不到，或者对应不止一个',
  'refused: a conflict, or it would lose data': '拒绝执行：有冲突，或者会丢失数据',
  'the book cannot be used: busy, damaged, unreachable or of a newer version':
    '客户册无法使用：正忙、已损坏、无法访问，或者版本较新',
  interrupted: '被中断',
}
