import type { Catalogue } from '../../say.ts'

/** The book as a file: opening, copying, checking and mending it. */
export const store: Catalogue = {
  'Your book begins at {0}.': '客户册已建立：{0}。',
  '{0} is not a book of crm.': '{0} 不是 crm 的客户册。',
  '{0} is not a book: it is no SQLite file.': '{0} 不是客户册：它不是 SQLite 文件。',
  'The book was brought up to date; as it was before, it is kept in {0}.':
    '客户册已升级到最新格式；升级前的内容保存在 {0}。',
  '{0} has to be brought up to date first, and it may only be read here.': '{0} 需要先升级，而这里只能读取。',
  'The book {0} was written by a newer version of crm; this one would damage it.':
    '客户册 {0} 由更新版本的 crm 写成；用当前版本会损坏它。',
  'install the newer version of crm': '安装更新版本的 crm',
  'The book cannot be made at {0}: the folder may not be written.':
    '无法在 {0} 建立客户册：没有写入该文件夹的权限。',
  'The disk is full: no book was made at {0}.': '磁盘已满：没有在 {0} 建立客户册。',
  'The book {0} is in use by another program.': '客户册 {0} 正被其他程序使用。',
  'the same command again in a moment': '稍后再执行同一命令',
  'The book {0} is damaged.': '客户册 {0} 已损坏。',
  'crm db restore <backup>': 'crm db restore <备份文件>',
  'The disk is full: nothing was written to {0}.': '磁盘已满：没有向 {0} 写入任何内容。',
  'The book {0} may not be written: nothing was changed.': '没有写入客户册 {0} 的权限：没有做任何改动。',
  'The book {0} cannot be opened.': '无法打开客户册 {0}。',
  'The disk failed while {0} was used: nothing was changed.': '使用 {0} 时磁盘出错：没有做任何改动。',
  '{0} is there already: nothing was written.': '{0} 已经存在：没有写入任何内容。',

  // The database engine.
  'The database engine cannot be loaded.': '无法加载数据库引擎。',
  'The database engine cannot be unpacked into {0}.': '无法把数据库引擎解压到 {0}。',
  '{0} is not a folder of its own: the database engine is not loaded from there.':
    '{0} 不是单独的文件夹：不从该处加载数据库引擎。',
  '{0} is not a plain file: the database engine is not loaded from there.':
    '{0} 不是普通文件：不从该处加载数据库引擎。',
  '{0} belongs to another user: the database engine is not loaded from there.':
    '{0} 属于其他用户：不从该处加载数据库引擎。',
  '{0} may be written by other users: the database engine is not loaded from there.':
    '其他用户可以写入 {0}：不从该处加载数据库引擎。',
  'XDG_CACHE_HOME=<a folder you may write> crm …': 'XDG_CACHE_HOME=<可写入的文件夹> crm …',
  'XDG_CACHE_HOME=<a folder of yours> crm …': 'XDG_CACHE_HOME=<自己的文件夹> crm …',
  'XDG_CACHE_HOME=<a folder that programs may run from> crm …': 'XDG_CACHE_HOME=<允许运行程序的文件夹> crm …',

  // What a check of the book finds.
  '{0} rows of {1} belong to no client.': '{1} 中有 {0} 行不属于任何客户。',
  '{0} notes are missing from the search index, or are there too often.':
    '{0} 条备注在搜索索引中缺失或重复。',
  '{0} follow-ups are missing from the search index, or are there too often.':
    '{0} 项跟进事项在搜索索引中缺失或重复。',
  '{0} clients are missing from the search index, or are there too often.':
    '{0} 位客户在搜索索引中缺失或重复。',
  '{0} clients belong to an organisation that is not there.': '{0} 位客户所属的单位不存在。',
  '{0} contact plans belong to no client.': '{0} 条联系计划不属于任何客户。',
  '{0} clients cannot be found by their name.': '{0} 位客户无法按名称找到。',
  '{0} clients have a wrong day of last contact.': '{0} 位客户的最近联系日期不对。',
  '{0} clients have a wrong last contact by one of the channels.':
    '{0} 位客户在某个渠道上的最近联系日期不对。',
}
