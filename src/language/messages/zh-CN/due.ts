import type { Catalogue } from '../../say.ts'

export const due: Catalogue = {
  'List what is late, due today or coming: promises, next steps, planned contacts, birthdays':
    '列出逾期、今天到期和即将到期的：承诺、下一步、计划联系、生日',
  'The most urgent first: 1. promises late or due today; 2. birthdays today; 3. next steps late or due today; 4. what clients owe, late or due today; 5. contacts that a plan asks for, late or due today; 6. clients silent for longer than is usual with them; 7. all that is coming, day by day, on one day in the order above. Within each: tier A, B, C, none; the earlier day first; the earlier time first; then by name.':
    '最急的在前：1. 逾期或今天到期的承诺；2. 今天的生日；3. 逾期或今天到期的下一步；4. 客户答应的事，逾期或今天到期；5. 联系计划要求的联系，逾期或今天到期；6. 比平时久未联系的客户；7. 即将到期的，按日期排列，同一天按上面的顺序。各项之内：等级 A、B、C、无等级；日期早的在前；时间早的在前；再按姓名。',
  'A planned contact is due when the plan of the client asks for it (crm plan); a client without a plan when it is silent for half as long again as usual, and at least 14 days.':
    '计划联系在客户的联系计划要求时到期（crm plan）；没有计划的客户，未联系的天数达到平时间隔的一倍半、并且至少 14 天时到期。',
  'Where days off are chosen (crm config set holidays cn), a planned contact that falls on one is due on the next workday. A birthday of the lunar calendar stands on its day of this year.':
    '设置了节假日后（crm config set holidays cn），落在休息日的计划联系顺延到下一个工作日。农历生日显示今年对应的公历日期。',
  'how far ahead to look, such as 30d, eom or all (default 7d)':
    '往后看多久，例如 30d、月底或 all（默认 7d）',
  'how far ahead birthdays are shown (default 14d)': '提前多久显示生日（默认 14d）',
  'only these: promise, birthday, next, awaiting, plan':
    '只看这些：promise（承诺）、birthday（生日）、next（下一步）、awaiting（等待对方）、plan（计划联系）',
  'print nothing at all where nothing is due': '没有到期的就什么也不输出',
  'late, today and the next seven days': '逾期的、今天的和今后七天的',
  'key clients, a month ahead': '重点客户，看一个月',
  'every word given, mine and theirs': '所有承诺：自己的和对方的',
  'for a mail that is sent only if need be': '用于有事才发的邮件',
  'Nothing is due for {0}.': '{0}：没有到期事项。',
  'Due, as of {0}': '到期事项，截至{0}',
  '--kind takes {0}, not “{1}”.': '--kind 只接受 {0}，不接受“{1}”。',
  '{0} takes a number of days such as 30d, not “{1}”.': '{0} 要写天数，例如 30d，不能写“{1}”。',
  '{0} late‖count': '{0} 项逾期',
  '{0} today‖count': '{0} 项今天到期',
  '{0} coming‖count': '{0} 项即将到期',
  Why: '原因',
  Rule: '规则',
  'What, and why': '事项和原因',

  // The morning
  'Show what is due now, and the last contacts that left nothing open':
    '显示现在到期的事项，以及最近没有留下后续的联系',
  'What is late or due today, the most urgent first (crm due --help says how that is judged); then the contacts since the last working day that left nothing open with the client. A screen shows the first thirty, ten planned contacts among them; other formats show all. A festival of the coming week on which clients were greeted a year ago is named (crm greet).':
    '先是逾期和今天到期的，最急的在前（怎样判断见 crm due --help）；再是上个工作日以来没有给客户留下任何后续的联系。屏幕上显示前三十项，其中计划联系最多十项；其他格式全部显示。一周之内的节日，如果去年问候过客户，也会提醒（crm greet）。',
  'print nothing at all where there is nothing to say, as for cron and mail':
    '没有内容就什么也不输出，用于 cron 和邮件',
  'every morning': '每天早上',
  'The same as crm today': '与 crm today 相同',
  'nothing is due': '没有到期事项',
  '{0}: {1} ({2})': '{0}：{1}（{2}）',
  '{0} are over {1} days late; close them': '有 {0} 项逾期超过 {1} 天，可以一并放弃',
  '1 is coming': '1 项即将到期',
  '{0} are coming': '{0} 项即将到期',
  '1 more is coming': '另有 1 项即将到期',
  '{0} more are coming': '另有 {0} 项即将到期',
  'The book has no client yet.': '客户册里还没有客户。',
  'Begin with one: {0}': '先加一位：{0}',
  'or with what you have: {0}': '或导入现有名单：{0}',
  'What comes next? {0}': '下一步是什么？{0}',
  'Contacts since {0} that left nothing open': '{0}以来没有留下后续的联系',

  // Why it is due
  'promised, {0}': '承诺，{0}',
  'awaited, {0}‖due': '等待对方，{0}',
  'first due {0}': '原定 {0}',
  '{0}: {1}, never yet': '{0}：{1}，从未联系',
  '{0}: {1}, last {2}': '{0}：{1}，上次 {2}',
  'usually every day, quiet for {0}': '平时每天联系，已 {0} 天未联系',
  'usually every {0} days, quiet for {1}': '平时每 {0} 天联系，已 {1} 天未联系',
  'turns {0} {1}': '{1}满 {0} 岁',
  'today {0}': '今天 {0}',
  'tomorrow {0}': '明天 {0}',
  'in {0} days, {1}': '{0} 天后 {1}',
  'call‖contact': '电话',
  'e-mail‖contact': '邮件',
  'meeting‖contact': '面谈',
  'contact‖act': '联系',
}
