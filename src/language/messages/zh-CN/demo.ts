import type { Catalogue } from '../../say.ts'

export const demo: Catalogue = {
  'Show a sample book: its contact calendar and what is due': '看一个示例客户册：联系日历和到期事项',
  'The sample is made anew each time and never touches your own book. With --keep it stays as a file to try things on.':
    '示例每次都重新生成，不会动用自己的客户册。加 --keep 则保留成一个文件，可以拿来练手。',
  'leave the sample book there': '把示例客户册保留在这里',
  'look around': '先看看',
  'and try commands on it with --db sample.db': '再用 --db sample.db 试各种命令',
  city: '城市',
  '{0} sample clients': '{0} 位示例客户',
  'tier {0}': '等级 {0}',
  '{0} sample contacts and {1} follow-ups': '{0} 次示例联系和 {1} 项跟进事项',
  'A sample book': '示例客户册',
  '{0} of {1} clients and {2} contacts. Your own book is not touched.':
    '{0}：{1} 位客户，{2} 次联系。不会动用自己的客户册。',
  'Nothing is due.': '没有到期的事项。',
  'Due within a week': '一周内到期',
  '{0} is the place of your own book.': '{0} 是自己的客户册所在的位置。',
  'There is a file {0} already, and the demo writes over nothing.':
    '已经有 {0} 这个文件，示例不会覆盖任何文件。',
  'crm demo --keep with another name': 'crm demo --keep 换一个名字',
  'Begin your own': '建立自己的客户册',
  'The sample book stays in {0}. Try': '示例客户册保留在 {0}。可以试试',
  'keep this one to play with': '保留这个示例，用来练习',
  'your first client': '第一位客户',
  'after a call': '打完电话之后',
  'what you promised': '答应的事',
  'your own calendar': '自己的日历',
  'what you have already': '已有的资料',
  'log a call': '记一次电话',
  'what is due, the most urgent first': '到期事项，最急的在前',
  'this week, with notes': '本周，附备注',
  'whom to call': '该给谁打电话',
  'take it back': '撤销',
}
