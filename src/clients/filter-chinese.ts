/** Filters are typed alike in every language; this is what a Chinese reader may try. */
const IN_CHINESE: ReadonlyMap<string, string> = new Map([
  ['姓名', 'name'],
  ['标签', 'tag'],
  ['等级', 'tier'],
  ['单位', 'org'],
  ['公司', 'org'],
  ['类型', 'kind'],
  ['阶段', 'stage'],
  ['负责人', 'owner'],
  ['职务', 'title'],
  ['未联系', 'quiet'],
  ['上次联系', 'last'],
  ['添加', 'added'],
  ['有', 'has'],
  ['编号', 'id'],
  ['已归档', 'archived'],
])

/** The field that a Chinese word means. */
export function fieldInChinese(name: string): string | undefined {
  return IN_CHINESE.get(name)
}
