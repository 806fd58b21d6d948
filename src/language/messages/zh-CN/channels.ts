import type { Catalogue } from '../../say.ts'

export const channels: Catalogue = {
  'Make a channel of your own, with its letter': '自定义一种联系渠道及其字母',
  'one letter that is not taken': '一个还没有用过的字母',
  'another word that means it; as often as wanted': '表示它的另一个词，可以写多次',
  'then: crm log zhang W "sent the photos"': '然后：crm log zhang W "发了照片"',
  'A channel has one letter from A to Z, not “{0}”.': '渠道用 A 到 Z 的一个字母表示，不能是“{0}”。',
  '“{0}” already means {1} {2}.': '“{0}”已经表示 {1} {2}。',
  'Channel {0} {1}. Use it: {2}': '渠道 {0} {1}。用法：{2}',
  'List the channels, their letters and their words': '列出渠道及其字母和用词',
  'T, E, M and your own': 'T、E、M 和自定义的',
  Words: '用词',
  'Remove a channel of your own that no contact and no plan uses': '删除没有联系和计划用到的自定义渠道',
  'its letter': '其字母',
  'one made by mistake': '误建的渠道',
  '{0} is built in and stays.': '{0} 是内置渠道，不能删除。',
  'There is no channel “{0}”.': '没有“{0}”这种渠道。',
  'Channel {0} {1} is in use: its contacts would lose their letter.':
    '渠道 {0} {1} 正在使用：删除后其联系记录就没有字母了。',
  'Channel {0} {1} is in the plan of {2}.': '渠道 {0} {1} 用在 {2} 的联系计划里。',
  'crm plan set, with other channels': 'crm plan set，改用其他渠道',
  'Removed channel {0} {1}.': '已删除渠道 {0} {1}。',
}
