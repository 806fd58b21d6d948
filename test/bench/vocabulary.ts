export const FIRST_NAMES =
  'Amara Ana Andrés Björn Carlos Chloé Claire Daniel David Dmitri Elena Emma Fatima François Grace Hannah Hugo Ines James Jan Jürgen Karin Katarzyna Kofi Laura Leila Liam Lucía Marco Maria Martin Mateo Mei Mina Nadia Niamh Noor Olga Oliver Oscar Paula Peter Priya Rafael Renée Robert Rosa Samuel Sara Sofia Søren Tariq Thomas Tomás Valentina Victor Yusuf Zoë'.split(
    ' ',
  )

export const LAST_NAMES =
  'Abdullah Adeyemi Andersson Bauer Becker Bianchi Björk Brown Carvalho Chevalier Clarke Costa Dubois Eriksson Evans Fernández Fischer Fitzgerald Flores Fontaine García González Gupta Haddad Hansen Harris Hughes Ivanov Jensen Johnson Kaya Keller Khan Kowalski Kumar Larsen Lefèvre López MacDonald Marino Mendoza Mensah Meyer Moreau Müller Nakamura Nguyen Novák O’Connor Okafor Olsen Osei Pereira Petrov Quinn Ramírez Rossi Sánchez Schmidt Silva Singh Smith Taylor Thompson Tremblay Vega Virtanen Wagner Walker Weber Williams Wójcik Yılmaz'.split(
    ' ',
  )

export const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘']

export const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文斌宇浩然子轩欣怡梦琪雨晨思',
]

export const TRADES =
  'Harbour Northwind Bluebird Summit Cedar Granite Lighthouse Orchard Falcon Meridian Juniper Copper Atlas Willow Beacon Anchor Quartz Maple Sterling Pioneer'.split(
    ' ',
  )

export const BUSINESSES =
  'Trading Logistics Textiles Foods Electronics Interiors Consulting Pharma Marine Design Printing Tools'.split(
    ' ',
  )

export const LEGAL_FORMS = ['Ltd', 'GmbH', 'Inc.', 'S.A.', 'B.V.', 'AB']

export const CITIES =
  'Shanghai Beijing Shenzhen London Hamburg Lisbon Toronto Lagos Singapore Oslo 上海 北京 深圳'.split(' ')

export const PLACES = ['上海', '北京', '深圳', '广州', '杭州', '苏州', '成都', '青岛']

export const CHINESE_TRADES = ['远洋', '华诚', '恒信', '东方', '天成', '金桥', '新源', '宏达']

export const CHINESE_BUSINESSES = ['贸易', '物流', '纺织', '电子', '食品', '设计', '机械']

/** The more to the front, the more often given. */
export const TAGS =
  'newsletter vip lead export retail wholesale bonds insurance loan referral golf conference trial partner supplier pension mortgage startup family charity press 重点 老客户 展会'.split(
    ' ',
  )

export const TOPICS =
  'the renewal|bond yields|the fixed deposit|delivery dates|the new price list|the spring catalogue|a second sample|export licences|the late invoice|the insurance cover|training for the team|the pilot project|next year’s budget|the exchange rate|the contract draft|warranty terms'.split(
    '|',
  )

export const OPENINGS =
  'asked about|wants to hear more on|is worried about|agreed to|will come back on|had good news on|sent papers on|complained about|compared offers for|thanked us for'.split(
    '|',
  )

export const ENDINGS =
  'calls back on Friday|wants it in writing|partner decides with him|daughter starts school in autumn|prefers mornings|travels until month end|knows our competitor’s price|send the brochure|nothing to do for now|keep warm'.split(
    '|',
  )

export const CHINESE_TOPICS = [
  '定期存款的利率',
  '国债发行',
  '新的报价单',
  '交货日期',
  '合同草稿',
  '样品质量',
  '出口许可',
  '保险条款',
]

export const CHINESE_OPENINGS = ['询问了', '希望了解', '对…有疑问：', '同意了', '下周回复', '比较了别家的']

export const CHINESE_ENDINGS = [
  '周五回电',
  '要书面确认',
  '月底前出差',
  '需与合伙人商量',
  '暂时不需要',
  '保持联系',
]

/** Stands in about one note of five thousand: what a search for a rare word finds. */
export const RARE_WORD = 'zeppelin'

export const STEPS =
  'send the offer|call back|send the prospectus|ask for the signed copy|confirm the appointment|send the invoice again|invite to the fair|回电确认|寄样品'.split(
    '|',
  )
