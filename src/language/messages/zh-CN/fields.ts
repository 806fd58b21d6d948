import type { Catalogue } from '../../say.ts'

export const fields: Catalogue = {
  'List your own fields, and which of them the brief shows': '列出自定义字段，以及简报显示哪些',
  'A field comes into being with crm add or crm edit --set city=Leeds. While none is marked, the brief shows all of a client, at most six.':
    '用 crm add 或 crm edit --set city=上海 就有了字段。一个都没标记时，简报显示客户的全部字段，最多六个。',
  'how many clients have each': '各有多少位客户用到',
  Field: '字段',
  'In the brief': '简报',
  shown: '显示',
  'No client has a field of your own: {0}': '还没有客户带自定义字段：{0}',
  'Mark fields of your own as worth knowing: the brief shows them': '标记值得知道的自定义字段：简报会显示',
  'names of fields, as crm field list shows them': '字段名称，见 crm field list',
  'the brief shows the city, and no field that is not marked': '简报显示城市，不显示没有标记的字段',
  'Marked {0}.': '已标记：{0}。',
  'Was marked already: {0}.': '之前已标记：{0}。',
  'Take the mark off fields: the brief shows them no more': '取消标记：简报不再显示',
  'names of marked fields': '已标记的字段名称',
  'while none is marked, the brief shows all': '一个都没标记时，简报显示全部',
  'No longer marked: {0}.': '已取消标记：{0}。',
  'Which field?': '哪个字段？',
  'No client has a field “{0}”': '没有客户带“{0}”这个字段',
  '“{0}” is not marked': '“{0}”没有标记',
  '{0}; the nearest is “{1}”.': '{0}；相近的是“{1}”。',
  'The brief shows all fields of a client, at most six.': '简报显示客户的全部字段，最多六个。',
  'The brief shows {0}.': '简报显示：{0}。',
}
