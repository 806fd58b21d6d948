import type { Catalogue } from '../../say.ts'

/** Command lines as a Chinese reader would type them; those without words to type are the same in every language. */
export const examples: Catalogue = {
  'crm log "zhang wei" T "asked about bonds" --next "fri send prospectus"':
    'crm log 张伟 T "问了国债" --next "周五 发招募说明书"',
  'crm log li M "went through the offer" --promise "thu new prices" --awaiting "1 dec their decision"':
    'crm log li M "过了一遍方案" --promise "周四 新报价" --awaiting "12月1日 答复"',
  'crm log acme M "signed the contract" --on yesterday --minutes 45':
    'crm log acme M "签了合同" --on 昨天 --minutes 45',
  'crm log "zhang wei,li wei" meeting "lunch together" --mood 1': 'crm log 张伟,li 面谈 "共进午餐" --mood 1',
  'crm log li E "- not happy with the price" --in': 'crm log li E "- 嫌价格高" --in',
  'crm grid tier:A --month last --active': 'crm grid tier:A --month 上月 --active',
  'crm grid --month last --coverage': 'crm grid --month 上月 --coverage',
  'crm grid --within "last 6 weeks" --by org -o contacts.csv':
    'crm grid --within 最近6周 --by org -o contacts.csv',
  'crm grid --month last -o calendar.html': 'crm grid --month 上月 -o calendar.html',
  'crm grid --month last -o calendar.xlsx': 'crm grid --month 上月 -o calendar.xlsx',
  'crm next li fri send prospectus': 'crm next li 周五发招募说明书',
  'crm next "zhang wei" 1 mar 10:00 review the portfolio --every 3m':
    'crm next 张伟 3月1日10:00 回顾投资组合 --every 每季度',
  'crm promise "zhang wei" thu send the comparison of fees': 'crm promise 张伟 周四 发费率对比',
  'crm promise "zhang wei,li wei" end of month report --every 1m':
    'crm promise 张伟,li 月底 发月报 --every 每月',
  'crm await li in 2 weeks the signed contract': 'crm await li 两周后 签好的合同',
  'crm await acme 15 jan yearly accounts --every 1y': 'crm await acme 1月15日 年度账目 --every 每年',
  'crm done 1 --log E --note "sent the prospectus" --on yesterday':
    'crm done 1 --log E --note "已发招募说明书" --on 昨天',
  'crm snooze 1 next fri': 'crm snooze 1 下周五',
  'crm snooze 1 2 in 2 weeks': 'crm snooze 1 2 两周后',
  'crm drop 2 --note "they found another bank"': 'crm drop 2 --note "对方另选了银行"',
  'crm drop --before today --dry-run': 'crm drop --before 今天 --dry-run',
  'crm drop --before "1 oct" --kind next tier:B,C': 'crm drop --before 10月1日 --kind next tier:B,C',
  'crm greet thanksgiving tier:A --log E --dry-run': 'crm greet 感恩节 tier:A --log E --dry-run',
  'crm add "Ana Pérez" --org "Bodegas Álvarez" --tier B --phone "+34 600 123 456"':
    'crm add 陈静 --org 海川贸易 --tier B --phone "+86 139 0000 2222"',
  'crm add "Bodegas Ltd" --organisation --url https://bodegas.example':
    'crm add 海川贸易有限公司 --organisation --url https://haichuan.example',
  'crm add 王芳 --email fang@example.com --tag vip,board --birthday 03-18 --set city=上海':
    'crm add 王芳 --email fang@example.com --tag 贵宾,董事 --birthday 03-18 --set 城市=上海',
  'crm find bond': 'crm find 国债',
  "crm find 'asked about' tier:A": 'crm find 招募说明书 tier:A',
  'crm edit zhang --tier B --title "Head of Trading"': 'crm edit 张伟 --tier B --title 总经理',
  'crm edit li --clear tier,note --set hobby=golf': 'crm edit li --clear tier,note --set 爱好=高尔夫',
  'crm tag zhang +vip': 'crm tag 张伟 +贵宾',
  'crm tag "zhang wei,张伟" +board -贵宾': 'crm tag "zhang wei,张伟" +董事 -贵宾',
  'crm tag tier:A quiet:30d +call-round': 'crm tag tier:A quiet:30d +回访',
  'crm tag @key-clients +invited': 'crm tag @key-clients +已邀请',
  'crm touchpoint list --within "last month" --code M --limit 100':
    'crm touchpoint list --within 上个月 --code M --limit 100',
  'crm touchpoint edit 1 "asked about bonds and gold" --minutes 20':
    'crm touchpoint edit 1 "问了国债和黄金" --minutes 20',
  'crm touchpoint edit #2 --on "yesterday 15:00" --code E':
    'crm touchpoint edit #2 --on 昨天下午3点 --code E',
  'crm followup list tier:A --state done --from "1 nov"':
    'crm followup list tier:A --state done --from 11月1日',
  'crm followup edit 1 --due "next fri" --what "send the new prospectus"':
    'crm followup edit 1 --due 下周五 --what "发新的招募说明书"',
  'crm plan set tier:A "T every 14d, M every 90d"': 'crm plan set tier:A "T 每14天, M 每季度"',
  'crm plan set tag:vip "T/M every 2 weeks"': 'crm plan set tag:vip "T/M 每两周"',
  'crm plan set "zhang wei" any every 30d': 'crm plan set "zhang wei" 任意 每30天',
  'crm plan set 张伟 none': 'crm plan set 张伟 不联系',
  'crm segment save quiet-vips tag:vip quiet:30d': 'crm segment save 久未联系 tag:vip quiet:30d',
  'crm channel add W "WeChat" --word 微信': 'crm channel add W 微信 --word wechat',
  'crm report weekly --week last tier:A --format markdown':
    'crm report weekly --week 上周 tier:A --format markdown',
  'crm report activity --month last --by channel': 'crm report activity --month 上月 --by channel',
  'crm export touchpoints tier:A --month last': 'crm export touchpoints tier:A --month 上月',
}
