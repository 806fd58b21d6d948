import type { Catalogue } from '../../say.ts'

/** The filter language: its help, its terms in words, and what is wrong with one. */
export const filters: Catalogue = {
  Filters: '筛选条件',
  'A filter says which clients are meant. Every command that takes many clients takes one: list, grid, due, tag, find, report, export.':
    '筛选条件说明指的是哪些客户。凡是涉及多位客户的命令都可以用：list、grid、due、tag、find、report、export。',
  'Every word must fit. A comma means or: tier:A,B. A dash before a word means not: -tag:lost. Case and accents do not count.':
    '每个词都要符合。逗号表示“或”：tier:A,B。词前的 - 表示“非”：-tag:lost。不分大小写，不计重音符号。',
  'a field of your own; * stands for any text; turnover:>5000 compares numbers and days':
    '自定义字段；* 代表任意文字；turnover:>5000 比较数字和日期',
  'is in the segment; -@quiet-vips is not, @one,@other is in one of them':
    '在该分组里；-@quiet-vips 是不在，@one,@other 是在其中一个',
  'A segment is a filter under a name: crm segment save quiet-vips tag:vip quiet:30d. Use it wherever a filter goes, also within another segment; what it means is worked out anew each time, so quiet:30d and owner:me fit the day and the person. archived:yes within a segment counts as if it were written out. crm segment list shows them all.':
    '分组是有名字的筛选条件：crm segment save quiet-vips tag:vip quiet:30d。凡是能用筛选条件的地方都能用分组，在别的分组里也行；每次都重新计算，所以 quiet:30d 和 owner:me 随日期和使用者而定。分组里的 archived:yes 等同于直接写出。crm segment list 列出全部分组。',
  "A shell takes > and < for itself: put such words in quotes, as in 'quiet:>30d'. quiet:30d needs none. PowerShell takes @ as well: '@quiet-vips'.":
    "> 和 < 在 shell 里另有用途：这样的词要加引号，例如 'quiet:>30d'；quiet:30d 不用。PowerShell 里 @ 也要加引号：'@quiet-vips'。",
  'A text with a comma goes in double quotes within single ones: \'org:"Acme, Inc"\'.':
    '带逗号的文字放在单引号里的双引号中：\'org:"Acme, Inc"\'。',
  'part of a name or an alias, or the beginning as it is read (zhangwei, zw); a bare word is a name':
    '姓名或别名的一部分，或拼音、首字母的开头（zhangwei、zw）；不带字段的词就是姓名',
  'has the tag; tag:none has no tag, tag:renewal* begins so':
    '有该标签；tag:none 没有标签，tag:renewal* 以此开头',
  'is in the tier: A, B, C or none': '属于该等级：A、B、C 或 none（无）',
  'belongs to the organisation, or is it; a part of its name is enough':
    '属于该单位，或就是该单位；写出名称的一部分即可',
  'is a person or an organisation': '是个人（person）或单位（organisation）',
  'is at the stage; stage:none has none': '处于该阶段；stage:none 没有阶段',
  'is looked after by this person; me is you': '由此人负责；me 是自己',
  'has the job title; * stands for any text': '有该职务；* 代表任意文字',
  'had no contact for so long or longer; also >30d, <2w, 1m..3m; who never had one is quiet for ever':
    '未联系达到这么久；也可写 >30d、<2w、1m..3m；从未联系过的算无限久',
  'had the last contact then; also 2026-10, a..b, never; who never had one is only in last:never':
    '上次联系在那时；也可写 2026-10、a..b、never；从未联系过的只在 last:never 里',
  'came into the book then; also 2026-10, a..b': '那时加入客户册；也可写 2026-10、a..b',
  'has one: birthday, email, phone, address, wechat, url, note, org, title, tier, stage, owner, tag, alias, contact, followup or a field of your own':
    '有这一项：birthday、email、phone、address、wechat、url、note、org、title、tier、stage、owner、tag、alias、contact、followup 或自定义字段',
  'has the number; #12 is the same': '有该编号；与 #12 相同',
  'is archived: yes, no or all; without it the archived are left out':
    '已归档：yes、no 或 all；不写则不含已归档的',

  'none‖value': '无',
  'named {0}': '姓名含{0}',
  'of {0}': '单位 {0}',
  persons: '个人',
  organisations: '单位',
  'stage {0}': '阶段 {0}',
  'owner {0}': '负责人 {0}',
  'title {0}': '职务 {0}',
  'with {0}': '有{0}',
  'archived or not': '不论是否归档',
  'not archived': '未归档',
  'not {0}': '除去{0}',
  'never contacted': '从未联系',
  'quiet for {0}': '未联系满 {0}',
  'quiet for {0} or more': '未联系 {0}以上',
  'quiet for more than {0}': '未联系超过 {0}',
  'quiet for less than {0}': '未联系不到 {0}',
  'quiet for at most {0}': '未联系至多 {0}',
  'quiet for {0} to {1}': '未联系 {0}至 {1}',
  '1 year': '1 年',
  'no last contact': '没有联系过',
  'last contact before {0}': '上次联系早于 {0}',
  'last contact until {0}': '上次联系不晚于 {0}',
  'last contact after {0}': '上次联系晚于 {0}',
  'last contact since {0}': '上次联系不早于 {0}',
  'last contact {0} to {1}': '上次联系在 {0} 至 {1}',
  'last contact on {0}': '上次联系在 {0}',
  'added {0}': '添加于 {0}',
  'added before {0}': '添加早于 {0}',
  'added until {0}': '添加不晚于 {0}',
  'added after {0}': '添加晚于 {0}',
  'added since {0}': '添加不早于 {0}',
  'added {0} to {1}': '添加于 {0} 至 {1}',
  'added on {0}': '添加于 {0}',

  '“{0}” is no filter.': '“{0}”不是筛选条件。',
  'Nothing stands after “{0}”; a shell takes > and < for itself unless the word is in quotes.':
    '“{0}”后面没有内容；> 和 < 在 shell 里要加引号。',
  '{0}: takes a text, not “{1}”.': '{0}: 后面需要文字，不能是“{1}”。',
  'tier: takes {0} or none, not “{1}”.': 'tier: 后面可以是 {0} 或 none，不能是“{1}”。',
  'kind: takes person or organisation, not “{0}”.': 'kind: 后面可以是 person 或 organisation，不能是“{0}”。',
  'archived: takes yes, no or all, not “{0}”.': 'archived: 后面可以是 yes、no 或 all，不能是“{0}”。',
  'id: takes numbers such as 12, not “{0}”.': 'id: 后面需要编号，例如 12，不能是“{0}”。',
  'quiet: takes a time such as 30d, 6w or 3m, not “{0}”.':
    'quiet: 后面需要时长，例如 30d、6w 或 3m，不能是“{0}”。',
  '{0}: takes a day that exists such as 2026-10-01, not “{1}”.':
    '{0}: 后面需要存在的日期，例如 2026-10-01，不能是“{1}”。',
  'also a month 2026-10, a year 2026, a week 2026-w40, today, yesterday, and <, <=, >, >= or a..b of these':
    '也可以是月份 2026-10、年份 2026、周 2026-w40、today、yesterday，以及带 <、<=、>、>= 或 a..b 的这些写法',
  'A filter has at most {0} terms, and this one {1}.': '筛选条件最多 {0} 项，这里有 {1} 项。',
  'With its segments written out, the filter has over {0} terms.': '分组展开后，筛选条件超过 {0} 项。',
  'The segment “{0}” would be a part of itself: {1}.': '分组“{0}”会包含它自己：{1}。',
  'No client has the {0} “{1}”.': '没有客户的{0}是“{1}”。',
  'No client has the {0} “{1}”; the nearest is “{2}”.': '没有客户的{0}是“{1}”；最接近的是“{2}”。',
  '“{0}{1}” cannot be compared with {2}: only numbers and days such as 2026-10-01 can.':
    '“{0}{1}”无法与{2}比较：只能比较数字和日期，例如 2026-10-01。',
  'No organisation is called “{0}”.': '没有叫“{0}”的单位。',
  'The filter chooses more than 5000 different values: narrow it.':
    '筛选条件选中了 5000 个以上不同的值：请缩小范围。',
  'There is no field “{0}”.': '没有字段“{0}”。',
  'There is no field “{0}”; the nearest is “{1}”.': '没有字段“{0}”；最接近的是“{1}”。',
  'of your own: {0}': '自定义：{0}',
  'has: knows no “{0}”.': 'has: 后面不能是“{0}”。',
  'has: knows no “{0}”; the nearest is “{1}”.': 'has: 后面不能是“{0}”；最接近的是“{1}”。',
  'has: {0}': 'has: 可用 {0}',
}
