import type { Catalogue } from '../../say.ts'

export const output: Catalogue = {
  Tier: '等级',
  Contacts: '联系次数',
  'Quiet days': '未联系天数',
  'n‖contacts': '次',
  'quiet‖days without contact': '未联系',
  '- **{0}:** {1}': '- **{0}：** {1}',
  'There are several tables in this, and CSV holds one.': '这里有好几张表，而一个 CSV 文件只能放一张。',
  'the same command with -o folder/ for a file of each, or with --json':
    '同一命令加 -o 文件夹/（每张表一个文件），或加 --json',
  'There is no table in this to write as CSV.': '这里没有可以写成 CSV 的表。',
  'the same command with --json': '同一命令加 --json',

  // Pages.
  'Skip to the content': '跳到正文',
  '{0} – {1}': '{0} – {1}',
  'Contents‖of a page': '目录',
  '{0} The table beside it has the numbers.': '{0}具体数字见旁边的表格。',
  '{0} of {1}, {2} %': '{0}/{1}，{2}%',
  'planned and not done: {0}': '计划未做：{0}',
  'planned: {0}': '计划：{0}',
  'What was said, and what is to do': '联系内容与待办',
  'Skip the calendar, to the notes': '跳过日历，查看备注',
  '{0} contacts in these days': '{0} 这些天的联系次数',
  '{0} days since the last contact': '{0} 距上次联系的天数',
  '{0}, today': '{0}，今天',
  'contacts in these days': '这些天的联系次数',
  'days since the last contact': '距上次联系的天数',

  // Workbooks.
  'Contacts‖calendar': '联系次数',
  'Quiet‖calendar': '未联系天数',
  'Legend‖calendar': '图例',
  'planned‖calendar': '计划联系',
  'missed‖calendar': '未按计划联系',
  Calendar: '联系日历',
  '{0} (of {1})': '{0}（{1}）',
  Sheet: '工作表',
  'History of it': '历史记录',
  Summary: '摘要',
  Table: '表格',
  Touchpoints: '联系记录',
  Followups: '跟进事项',
  'Touchpoint list': '联系清单',
  'A text was cut: a cell or a note of a workbook holds 32,767 characters. CSV and JSON have all.':
    '有 1 段文字被截短：工作簿的单元格或批注最多容纳 32,767 个字符。CSV 和 JSON 中是完整的。',
  '{0} texts were cut: a cell or a note of a workbook holds 32,767 characters. CSV and JSON have all.':
    '有 {0} 段文字被截短：工作簿的单元格或批注最多容纳 32,767 个字符。CSV 和 JSON 中是完整的。',
  'This is more than a workbook can hold.': '内容太多，一个工作簿放不下。',
  'the same command with the name of a .csv file, or for fewer days or clients':
    '同一命令改用 .csv 文件名，或减少天数或客户',
}
