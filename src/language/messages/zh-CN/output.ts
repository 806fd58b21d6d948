import type { Catalogue } from '../../say.ts'

export const output: Catalogue = {
  Tier: '等级',
  Contacts: '联系次数',
  'Quiet days': '未联系天数',
  'n‖contacts': '次',
  'quiet‖days without contact': '未联系',
  '- **{0}:** {1}': '- **{0}：** {1}',
  'There are several tables in this, and CSV holds one.': '这里有好几张表，而一个 CSV 文件只能放一张。',
  'the same command with -o folder/ for a file of each, or with --json':
    '同一命令加 -o 文件夹/（每张表一个文件），或加 --json',
  'There is no table in this to write as CSV.': '这里没有可以写成 CSV 的表。',
  'the same command with --json': '同一命令加 --json',
}
