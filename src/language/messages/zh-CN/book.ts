import type { Catalogue } from '../../say.ts'

export const book: Catalogue = {
  'Copy the book to a file, also while it is in use': '把客户册备份到一个文件，使用中也可以',
  'Never copy the open book by hand: what was written last may lie in a second file.':
    '不要手工复制正在使用的客户册：最后写入的内容可能在另一个文件里。',
  'where to; it must not be there yet': '备份到哪里；该文件不能已经存在',
  'a copy to keep elsewhere': '一份存放在别处的备份',
  'There is no folder {0}: nothing was written.': '找不到文件夹 {0}：没有写入任何内容。',
  'The book is copied to {0}.': '客户册已备份到 {0}。',
  'Check that the book is whole': '检查客户册是否完好',
  'reads everything and compares what is kept twice': '读取全部内容，并核对重复保存的部分',
  'The book is whole.': '客户册完好。',
  'The book is damaged': '客户册已损坏',
  'Restore the last backup: {0}': '请恢复最近的备份：{0}',
  'Tell where the book is': '显示客户册的位置',
  'the file that holds everything': '保存一切内容的文件',
  'Put a backup in the place of the book': '用备份恢复客户册',
  'The book as it was is kept beside it.': '原来的客户册保留在旁边。',
  'a backup made by crm db backup': 'crm db backup 做的备份',
  'after a disaster': '出了事故之后',
  'There is no file {0}.': '找不到文件 {0}。',
  'Restored {0} from {1}.': '已用 {1} 恢复 {0}。',
  'The book as it was is kept in {0}.': '原来的客户册保留在 {0}。',
  'This puts {0} in the place of the book {1}.': '这会用 {0} 替换客户册 {1}。',
  'Restore it?': '要恢复吗？',
  '{0} is not a book.': '{0} 不是客户册。',
  'The backup {0} is damaged itself.': '备份 {0} 本身已损坏。',
}
