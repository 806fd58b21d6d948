import type { Catalogue } from '../../say.ts'

/** What help says of import and export. */
export const exchangeHelp: Catalogue = {
  // Help: import.
  'Take in a table, a workbook, an address book, a calendar or a whole book':
    '导入表格、工作簿、通讯录、日历或整本客户册',
  'Columns are known by their usual names in English and Chinese; what is in no known column becomes a field of your own. Encoding, delimiter and the order of dates are recognised. The exports of Google Contacts, Outlook, HubSpot and LinkedIn are known by their headers.':
    '列按中英文的常用名称识别；不认识的列存为自定义字段。编码、分隔符和日期顺序自动识别。Google 通讯录、Outlook、HubSpot 和 LinkedIn 的导出文件按标题行识别。',
  'A client of the file is one of the book by its uid, its whole name, or its e-mail or phone together with part of its name. What a cell fills wins, what it leaves empty stays; e-mails, phones and tags are added. A contact whose client is not known is a bad row. The same file again changes nothing.':
    '文件中的客户凭唯一标识、完整名称，或邮箱、电话加部分名称，与客户册中的客户对应。填写了的单元格以文件为准，空着的保持原样；邮箱、电话和标签只增不减。客户不明的联系记录算作有误的行。同一文件再次导入不会有任何变动。',
  'Where a row is bad nothing is written, unless --skip-bad: then the bad rows are saved with the reason in the first column, to be mended and imported. crm undo takes an import back.':
    '只要有一行有误，就什么也不写入；加 --skip-bad 时，有误的行会另存，第一列写明原因，修正后可再导入。crm undo 可撤销一次导入。',
  'An address book (.vcf, vCard 2.1 to 4.0) is read card by card: categories and groups become tags, the firm an organisation; photos are left out. A bad card is a bad row.':
    '通讯录（.vcf，vCard 2.1 至 4.0）逐张名片读取：类别和群组成为标签，公司成为单位；照片略过。有误的名片等同有误的行。',
  'A workbook (.xlsx) is a contact calendar where days stand above rows of clients (dates, day numbers under a month, English or Chinese), else a table like a CSV file. Of a calendar by hand what is in the book already stays one contact; where nobody of it is known, its clients are new ones. A calendar that crm wrote is read back with what was edited in it: added, changed, gone; what is gone is removed with --remove alone.':
    '工作簿（.xlsx）中，如果客户行的上方排着日期（日期，或月份下的日号，中英文均可），就是联系日历；否则与 CSV 文件一样是表格。手工制作的日历里，客户册中已有的联系不会重复；如果其中的人都不认识，则全部作为新客户。crm 写出的日历会连同改动一起读回：新增、修改和删除；删除的只有加 --remove 才会从客户册移除。',
  'Of a calendar (.ics) the past meetings with people of the book come in with --as touchpoints, and only after a yes; nobody is added by it. The same calendar again brings what changed in it, and leaves what you corrected or removed.':
    '日历（.ics）中与客户册里的人的过往会面，加 --as touchpoints 并确认后才会导入；不会因此新增客户。同一日历再次导入时只带来其中的变动，手工更正或删除过的保持不变。',
  'the file; - is standard input': '文件；- 表示标准输入',
  'what the file holds: clients or touchpoints': '文件的内容：clients（客户）或 touchpoints（联系记录）',
  'what a column is: a field, ignore, or a field of your own': '列对应什么：字段、ignore（略过）或自定义字段',
  'how dates such as 3/4/2026 are meant: dmy, mdy, ymd': '3/4/2026 这类日期的顺序：dmy、mdy、ymd',
  'show what would be done, write nothing': '试运行：只显示结果，不写入',
  'write the good rows, save the bad ones to be mended': '写入正确的行，另存有误的行以便修正',
  'contacts with unknown names make new clients': '联系记录中不认识的名称作为新客户添加',
  'contacts whose letters were taken out of a calendar of ours go out of the book too':
    '从 crm 写出的日历中删去字母的联系，也从客户册中移除',
  'where it is not recognised: utf-8, utf-16le, utf-16be, gb18030, windows-1252':
    '无法自动识别时指定：utf-8、utf-16le、utf-16be、gb18030、windows-1252',
  'where it is not recognised: , ; | or tab': '无法自动识别时指定：, ; | 或 tab',
  'what would be added and changed': '会新增和更新什么',
  'the good rows; the bad ones are saved with the reason': '导入正确的行；有误的行连同原因另存',
  'contacts; 3/4/2026 is 3 April': '联系记录；3/4/2026 指 4 月 3 日',
  'without a column': '略过一列',
  'what was edited in a contact calendar': '联系日历中改动了什么',
  'the address book of a phone or a mail program': '手机或邮件软件的通讯录',
  'which past meetings of a calendar would be taken': '日历中哪些过往会面可以导入',
  'takes them': '导入这些会面',

  // Help: export.
  'Write the clients to a spreadsheet, each with all that is known': '把客户及其全部资料导出为电子表格',
  'All of them, the archived too, or those that a filter finds. Several values of a cell stand between semicolons; a backslash stands before a semicolon that is part of one. The file can be changed and imported again. Every export is in the history.':
    '导出全部客户（含已归档的），或筛选条件所选的客户。一格中的多个值以分号隔开；值本身含分号时，前面加反斜杠。文件修改后可再导入。每次导出都记入历史。',
  'A file that ends in .vcf is an address book for phones and mail programs, in vCard 4.0 or, for older ones, 3.0. Tier, stage, owner and most fields of your own are not in it, because cards are handed around.':
    '以 .vcf 结尾的文件是供手机和邮件软件使用的通讯录，格式为 vCard 4.0，较旧的软件用 3.0。名片会到处传递，因此不含等级、阶段、负责人和大部分自定义字段。',
  'of an address book: 4.0 or 3.0': '通讯录的版本：4.0 或 3.0',
  'all, for a spreadsheet': '全部导出为电子表格',
  'with the columns named in Chinese': '列名用中文',
  'a mailing list, to standard output': '邮件名单，输出到标准输出',
  'for the address book of a phone': '供手机通讯录使用',
  'for a program': '供程序使用',
  'Write the contacts to a spreadsheet': '把联系记录导出为电子表格',
  'All of them, or those of some clients and some days. The file can be imported again: what is in the book already is recognised. Every export is in the history.':
    '导出全部，或某些客户、某些日期的联系记录。文件可再导入：客户册中已有的会被识别。每次导出都记入历史。',
  "last month's with key clients, to standard output": '上个月与重点客户的联系，输出到标准输出',
  'Write the follow-ups to a spreadsheet, or into a calendar': '把跟进事项导出为电子表格或日历',
  'A spreadsheet has all of them, open and closed. A calendar (.ics) has the open ones, with an alarm at 9:00 of the day or a quarter of an hour before the time, and the birthdays of every year; of what comes again the next one. Days and times are meant wherever one is, as in the book.':
    '电子表格包含全部跟进事项，不论是否已了结。日历（.ics）包含未完成的事项，并在当天 9:00 或预定时间前一刻钟提醒，另有每年的生日；重复的事项只含下一次。日期和时间与客户册一样，以所在地为准。',
  'The same calendar imported again changes what is there and adds nothing twice. It cannot take out what is done by now: --all writes the closed ones too, as done or cancelled.':
    '同一日历再次导入日历软件时会更新已有内容，不会重复添加。它无法移除已完成的事项：加 --all 会把已了结的也写出，标为已完成或已取消。',
  'of a calendar: to-dos in place of events': '日历：写成待办而不是日程',
  'of a calendar: the closed ones too': '日历：包含已了结的事项',
  'of a calendar: without birthdays': '日历：不含生日',
  'open ones and birthdays, for a calendar': '未完成的事项和生日，供日历使用',
  'as a list of to-dos': '写成待办清单',
  'those of your own clients, for a program': '自己负责的客户的事项，供程序使用',
  'Write the contact calendar to a spreadsheet': '把联系日历导出为电子表格',
  'As crm grid shows it: a row for each client, a column for each day. Every export is in the history.':
    '与 crm grid 显示的一样：每位客户一行，每天一列。每次导出都记入历史。',
  'rows by tier, name, quiet, count':
    '行的排序：tier（等级）、name（名称）、quiet（未联系天数）、count（次数）',
  'a month as a workbook, what was said as notes of the cells': '一个月的工作簿，谈话内容写在单元格批注里',
  'a month, letters alone': '一个月，只有字母',
  'this week of key clients, for a document': '重点客户本周的情况，供文档使用',
  'Write the whole book as JSON, which import takes back': '把整本客户册导出为 JSON，可用 import 导回',
  'Every record with its number and uid, so that an empty book which imports the file is the same book, without its history. A copy of the file itself, history and all, is made by crm db backup.':
    '每条记录都带编号和唯一标识，空客户册导入该文件后就是同一本客户册，只是没有历史。要连同历史复制文件本身，请用 crm db backup。',
  'to be imported into an empty book': '供导入空客户册',
  'Write the JSON Schema of a whole book’s file': '输出整本客户册文件的 JSON Schema',
  'For programs that read or make what crm export all writes; crm help book-file is for people.':
    '供读写 crm export all 文件的程序使用；供人阅读的说明见 crm help book-file。',
  'to check files by, or to make types of': '用于检验文件或生成类型',
  'of which clients, such as tag:vip (crm help filters)': '哪些客户，例如 tag:vip（crm help filters）',
  'of a month: 2026-11, november, last': '某个月：2026-11、november、last',
  'from this day on': '从这一天起',
}
