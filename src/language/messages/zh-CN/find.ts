import type { Catalogue } from '../../say.ts'

export const find: Catalogue = {
  'Find words in notes, follow-ups, names and everything known of clients, newest first':
    '在备注、跟进事项、姓名和客户的全部资料中查找，最新的在前',
  'Every word must be there, each from its beginning: bond finds bonds. A phrase in quotes is found as it is. Chinese is found anywhere in a sentence. A word such as tag:vip or @segment says of which clients. More: crm help search.':
    '每个词都必须出现，从词首匹配：bond 能找到 bonds。引号里的短语按原样查找。中文在句中任何位置都能找到。tag:vip 或 @分组 这样的词限定客户范围。详见 crm help search。',
  'what to find, and a filter such as tier:A or @segment': '要找的内容，以及 tier:A、@分组 这样的筛选条件',
  'contacts from this day, follow-ups due from it': '从这一天起的联系，和从这一天起到期的跟进事项',
  'only in notes, names, fields, followups; several as notes,names':
    '只在 notes、names、fields、followups 中查找；多个写作 notes,names',
  'at the most so many of each kind (default 20)': '每类最多显示的条数（默认 20）',
  everything: '全部显示',
  'in everything: bond, bonds, bondholder': '在全部资料中查找',
  'a phrase, with key clients only': '只查重点客户',
  'in notes, this month and later': '只在备注中，从这个月起',
  'Either --limit or --all says how many.': '--limit 和 --all 只能用一个。',
  'Nothing was found: {0}.': '没有找到：{0}。',
  'since {0}': '自 {0} 起',
  'until {0}': '截至 {0}',
  '--in takes {0}, not “{1}”.': '--in 可用 {0}，不能用“{1}”。',
  '--from and --to find no names: they have no day.': '--from 和 --to 不能用于 names：姓名没有日期。',
  '--from and --to find no fields: they have no day.': '--from 和 --to 不能用于 fields：字段没有日期。',
  'Archived clients have it: archived:all finds it there.': '已归档的客户中有：加上 archived:all 可以找到。',
  'The nearest that is known is “{0}”.': '最接近的是“{0}”。',
  'What is to be found?': '要找什么？',
  'There is no word in “{0}”: only letters and digits are found.': '“{0}”中没有词：只能查找文字和数字。',
  'contacts‖found': '联系记录',
  'follow-ups‖found': '跟进事项',
  'clients‖found': '客户',
  'follow-up': '跟进事项',
  'The newest contact': '最新 1 条联系记录',
  'The newest {0} contacts': '最新 {0} 条联系记录',
  'The newest follow-up': '最新 1 项跟进事项',
  'The newest {0} follow-ups': '最新 {0} 项跟进事项',
  'The last added client': '最近添加的 1 位客户',
  'The last added {0} clients': '最近添加的 {0} 位客户',
  '1 contact‖found': '1 条联系记录',
  '{0} contacts‖found': '{0} 条联系记录',
  'There are more {0}: --limit {1} shows more, --all all of them.':
    '还有更多{0}：--limit {1} 多显示一些，--all 全部显示。',
  'Found in': '所在字段',
  Found: '类别',
  Number: '编号',
  Text: '内容',
  Search: '查找',
  'crm find looks in the notes of contacts, in follow-ups (what, and what was said when they were done), and in everything known of clients: names, aliases, title, note, tags, e-mail, phones and other contact points, and fields of your own.':
    'crm find 在以下内容中查找：联系记录的备注、跟进事项（内容和完成时的说明），以及客户的全部资料：姓名、别名、职务、备注、标签、邮箱、电话等联系方式和自定义字段。',
  'each word from its beginning: bond, bonds, bondholder; not vagabond':
    '从词首匹配：bond、bonds、bondholder，不包括 vagabond',
  'every word must be there, anywhere in the note, in any order': '每个词都必须出现，位置和顺序不限',
  'what has a space is a phrase: these whole words, one after the other':
    '带空格的是短语：这些完整的词依次相连',
  'quotes of its own: the whole word, so bonds is not found': '自带引号：整词匹配，所以找不到 bonds',
  'Chinese, Japanese, Thai: one character or more, anywhere in a sentence':
    '中文、日文、泰文：一个字以上，句中任何位置',
  'capitals, accents and width do not count: Müller, MÜLLER; strasse finds Straße':
    '不分大小写、重音和全半角：Müller、MÜLLER；strasse 能找到 Straße',
  'punctuation only parts words: 3 and 5 one after the other; also ann@acme.example':
    '标点只分隔词：3 和 5 依次相连；ann@acme.example 也一样',
  'a word that asks for a field that exists, or for a segment, is a filter; quotes do not change that':
    '指向已有字段或分组的词是筛选条件，加引号也一样',
  'contacts by their day, follow-ups by the day they are due; clients have no day and are left out':
    '联系记录按日期，跟进事项按到期日；客户没有日期，不列出',
  'only there; also names, fields, followups, and several with commas':
    '只在其中查找；还有 names、fields、followups，多个用逗号分隔',
  'AND, OR, NOT, NEAR, * and the like are words or punctuation like any other. Signs such as emoji are not found, and of a word of more than 100 letters the first 100 count.':
    'AND、OR、NOT、NEAR、* 等都当作普通的词或标点。表情等符号查找不到；超过 100 个字母的词只看前 100 个。',
  'The newest come first: contacts by their day, follow-ups by the day they are due, clients by when they were added. Twenty of each kind are shown; --limit and --all show more. Archived clients are left out unless archived:all is among the words.':
    '最新的在前：联系记录按日期，跟进事项按到期日，客户按添加时间。每类显示 20 条，--limit 和 --all 显示更多。已归档的客户不列出，除非加上 archived:all。',
  'crm find bonds': 'crm find 国债',
  'crm find bond --in notes,names': 'crm find 国债 --in notes,names',
  'Clients called so: {0}': '这样称呼的客户：{0}',
}
