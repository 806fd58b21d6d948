import type { Catalogue } from '../../say.ts'

export const segments: Catalogue = {
  'List the segments, with how many clients are in each': '列出分组及各有多少位客户',
  'what stands behind each @name': '每个 @名称 代表什么',
  Segment: '分组',
  Filter: '筛选条件',
  'There are no segments: {0}': '还没有分组：{0}',
  '@{0}: {1}': '@{0}：{1}',
  'Remove a segment; its clients stay as they are': '删除分组；其中的客户不变',
  'with or without its @': '带不带 @ 都可以',
  'crm undo brings it back': '恢复用 crm undo',
  '@{0} is a part of {1}: change it first.': '{1} 里用到了 @{0}：请先修改它。',
  '@{0} is a part of {1}: change them first.': '{1} 里用到了 @{0}：请先修改它们。',
  'Removed @{0}': '已删除 @{0}',
  'Give a filter a name, to be used as @name in any other': '给筛选条件起名，以后用 @名称 引用',
  'The words are kept as they were typed: quiet:30d is counted from the day it is asked, and owner:me is who asks. Another segment may be among them. Saving under a name that is there replaces it; crm undo brings it back.':
    '筛选条件按原样保存：quiet:30d 从查询当天算起，owner:me 是查询的人。其中可以有别的分组。用已有的名称保存就是替换；恢复用 crm undo。',
  "In PowerShell @name takes quotes: crm list '@quiet-vips'.":
    "在 PowerShell 里 @名称 要加引号：crm list '@久未联系'。",
  'letters, digits, - and _ of any language': '任何语言的文字、数字、- 和 _',
  'which clients, such as tag:vip quiet:30d (crm help filters)':
    '哪些客户，例如 tag:vip quiet:30d（crm help filters）',
  'then: crm list @quiet-vips': '然后：crm list @久未联系',
  'built on another one': '以另一个分组为基础',
  'Which clients are in it?': '包括哪些客户？',
  'was: {0}': '原来是：{0}',
  'The name of a segment is missing.': '缺少分组名称。',
  '“{0}” cannot be the name of a segment: it takes letters, digits, - and _.':
    '“{0}”不能作分组名称：只能用文字、数字、- 和 _。',
  'There is no segment “{0}”.': '没有“{0}”这个分组。',
  'There is no segment “{0}”; the nearest is “{1}”.': '没有“{0}”这个分组；相近的是“{1}”。',
  'segments: {0}': '分组：{0}',
  'Show what a segment means and which clients are in it now': '显示分组的含义和现在包括的客户',
  'its filter in words, and the clients': '用文字说明的筛选条件，以及客户',
  means: '含义',
  'typed as': '写法',
  clients: '客户数',
}
