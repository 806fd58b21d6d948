import type { Catalogue } from '../../say.ts'

export const cli: Catalogue = {
  // Help
  'crm: your clients, your contacts with them, and whom you neglect.':
    'crm：你的客户、与他们的联系，以及谁被冷落了。',
  'Usage: {0}': '用法：{0}',
  'More: {0}': '更多：{0}',
  'More: {0}, {1}': '更多：{0}、{1}',
  '(nothing)': '（不带命令）',
  Arguments: '参数',
  Options: '选项',
  Examples: '示例',
  Commands: '命令',
  'Options of every command': '通用选项',
  'Options of every command: {0}': '通用选项见 {0}',
  'how to print': '输出格式',
  'how to print: {0}': '输出格式：{0}',
  'short for --format json': '即 --format json',
  'write to a file; its ending picks the format, - is stdout': '写入文件，格式由扩展名决定；- 表示标准输出',
  'write to a file; its ending picks the format, - is stdout, folder/ gets each table as CSV':
    '写入文件，格式由扩展名决定；- 表示标准输出；文件夹/ 表示每张表写成一个 CSV 文件',
  'between the fields of CSV: , ; | or tab': 'CSV 的分隔符：, ; | 或 tab',
  'the column names of CSV: en or zh': 'CSV 的列名：en（英文）或 zh（中文）',
  'the book to use (CRM_DB)': '使用哪个客户册（CRM_DB）',
  'en or zh-CN (CRM_LANG; else what the system speaks)': 'en 或 zh-CN（CRM_LANG；默认随系统）',
  'no colours (NO_COLOR; FORCE_COLOR for the contrary)': '不用颜色（NO_COLOR；FORCE_COLOR 则强制使用）',
  'plain ASCII where the drawing is ours': '表格线等只用 ASCII 字符',
  'yes to the question the command would ask': '对命令的提问一律回答“是”',
  'never ask': '从不提问',
  'never page (CRM_PAGER, PAGER)': '不分页显示（CRM_PAGER、PAGER）',
  'pretend that today is another day': '把另一天当作今天',
  'show where an error arose': '显示错误出在哪里',
  'Every day': '日常',
  Clients: '客户',
  'Contacts and plans': '联系与计划',
  Reports: '报告',
  'In and out': '导入与导出',
  'The book': '客户册',

  // What the parser says
  'There is no --{0}: the {1} is written without it.': '没有 --{0} 这个选项：{1} 直接写即可。',
  'Missing required argument {0}.': '缺少参数：{0}。',
  'Option {0} argument missing.': '选项 {0} 缺少值。',
  'Unknown option {0}.': '没有 {0} 这个选项。',
  'Unknown option {0}; did you mean {1}?': '没有 {0} 这个选项；是不是 {1}？',
  'Too many arguments. Expected 1 argument but got {0}: {1}.': '参数太多：只需要 1 个，却有 {0} 个（{1}）。',
  'Too many arguments. Expected {0} arguments but got {1}: {2}.':
    '参数太多：只需要 {0} 个，却有 {1} 个（{2}）。',
  '--delimiter takes one of , ; | or tab, not “{0}”.': '--delimiter 只能是 , ; | 或 tab，不能是“{0}”。',

  // What was written
  '{0} is the book itself: nothing was written.': '{0} 就是客户册本身：什么也没有写入。',
  'Wrote {0}.': '已写入 {0}。',
  'Wrote {0} into {1}.': '已写入 {0}，在 {1} 里。',

  // Topics
  'Exit codes': '退出码',
  Formats: '格式',
  'for the terminal; colours and widths follow it': '用于终端，颜色和宽度随终端而定',
  'tables for notes, mails and wikis': '用于笔记、邮件和 wiki 的表格',
  'for spreadsheets: UTF-8, RFC 4180; files begin with a byte order mark; cells never run as formulas':
    '用于电子表格：UTF-8，RFC 4180；文件以字节顺序标记开头；单元格不会被当作公式执行',
  'a workbook: a sheet of each table, dates as dates, and the contact calendar with what was said as notes':
    '工作簿：每张表一个工作表，日期就是日期；联系日历里，谈话内容写在批注中',
  'a page that stands alone, for a browser, a mail or print: no scripts, nothing is fetched':
    '独立的网页，用于浏览器、邮件或打印：没有脚本，也不读取任何外部内容',
  'for programs; keys never change with the terminal or the language': '供程序使用；键名不随终端和语言变化',
  'an address book for phones and mail programs: vCard 4.0 or 3.0 (crm export clients)':
    '手机和邮件程序用的通讯录：vCard 4.0 或 3.0（crm export clients）',
  'a calendar: follow-ups with alarms, and birthdays (crm export followups)':
    '日历：带提醒的跟进事项，以及生日（crm export followups）',
  'Data goes to standard output, talk to standard error. With -o the ending of the file name picks the format.':
    '数据写到标准输出，说明写到标准错误。用 -o 时，格式由文件扩展名决定。',
  'A folder after -o (it ends in / or is there) gets a CSV file of each table; the files appear when all are written.':
    '-o 后面是文件夹时（以 / 结尾，或者已经存在），每张表写成一个 CSV 文件；全部写完后文件才会出现。',
  'The columns of CSV have English names in every language; --headers zh gives them Chinese ones, and crm import knows both.':
    '无论使用哪种语言，CSV 的列名都是英文；加 --headers zh 则为中文，两种都可以用 crm import 导入。',
  'In CSV a text that a spreadsheet would take for a formula has an apostrophe before it; crm import takes it off again.':
    '在 CSV 里，会被电子表格当作公式的文字前面加一个撇号；crm import 会把它去掉。',
  'a value': '一个值',
  'text that is not empty': '非空的文字',
  'a whole number from {0} to {1}': '{0} 到 {1} 的整数',
  'one of {0}': '{0} 之一',
  'a number such as {0}': '编号，如 {0}',
  'at most {0} numbers at once': '一次最多 {0} 个编号',
  'another value': '别的值',
  '{0} takes {1}.': '{0} 应为：{1}。',
  '{0} takes {1}, not “{2}”.': '{0} 应为：{1}，不能是“{2}”。',
  'Which “{0}”?': '哪一位“{0}”？',
  'Begin with a client:   {0}': '先添加一位客户：{0}',
  'or look around first:  {0}': '或先看看示例：{0}',
  'The book itself is in the way in {0}: nothing was written.':
    '{0} 里的同名文件就是客户册本身：什么也没有写入。',
  'There is no command “{0}”.': '没有“{0}”这个命令。',
  'Ctrl-O: write it in the editor': 'Ctrl-O：在编辑器中书写',
  'Up and Down choose, Enter takes it, letters search, Esc leaves':
    '上下键选择，Enter 确认，输入文字查找，Esc 退出',
  'Nothing fits.': '没有符合的。',
  'Manual of crm': 'crm 手册',
  'Name‖heading of a manual page': '名称',
  'your clients, your contacts with them, and whom you neglect': '你的客户、与他们的联系，以及谁被冷落了',
  Synopsis: '用法',

  // Yes or no
  'yes‖answer': '是',
  'no‖answer': '否',
  'Answer with “{0}” or “{1}”.': '请回答“{0}”或“{1}”。',
}
