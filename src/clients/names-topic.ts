import type { Topic } from '../cli/help.ts'

/** `crm help names`: in what ways a client may be named. */
export const names: Topic = {
  title: 'How to name a client',
  lines: [
    'Where a command wants a client, any of these finds it. The whole name comes before a word of it, a word before its beginning, a beginning before a part; as it is written comes before as it sounds. Where several fit equally well, they are listed and nothing is done.',
    ['zhang wei', 'the name, an alias, a word of it, or how one begins; case and accents do not count'],
    ['zw', 'initials, of Chinese names too: 张伟, and zsyh for 招商银行'],
    [
      'zhangwei',
      'the pinyin of Chinese characters, with or without spaces; surnames as surnames are read (单 shan) and otherwise (dan); ü as v, u or yu',
    ],
    ['mueller', 'Müller, as well as muller; soeren and soren for Søren'],
    [
      '张总',
      'a surname and a title: the 张 whose title is 总经理, 总裁, 副总 …; 王老师, 李行长, 陈经理, zhangzong too. Where nobody has the title, the one of that surname',
    ],
    [
      'Frau Weber',
      'a title and a name; Mr, Mrs, Frau, Herr, 先生 and 女士 leave out whom a field gender tells otherwise',
    ],
    ['138 0013 8000', 'a phone number in any format, or its last digits'],
    ['wei@example.com', 'an e-mail address, or a part with its @'],
    ['#12', 'the number; 12 alone too, where nothing else fits'],
    'Several clients stand with commas: zhang,li. An import takes clients for the same only by what is written, never by how it sounds.',
  ],
}
