import { rolesIn } from './preset-roles.ts'

/** The columns of Outlook, the program and the page, in English. */
export const outlookEnglish = rolesIn(`
name first: First Name
name middle: Middle Name
name last: Last Name
name suffix: Suffix
aliases: Nickname
organisation: Company
title: Job Title
own department: Department
email: E-mail Address|E-mail 2 Address|E-mail 3 Address
phone work: Business Phone|Business Phone 2
phone work fax: Business Fax
phone home: Home Phone|Home Phone 2
phone home fax: Home Fax
phone mobile: Mobile Phone
phone main: Company Main Phone
phone other: Other Phone
phone other fax: Other Fax
phone pager: Pager
phone car: Car Phone
phone: Primary Phone
phone radio: Radio Phone
phone callback: Callback
phone assistant: Assistant's Phone
phone text: TTY/TDD Phone
address work street: Business Street|Business Street 2|Business Street 3
address work locality: Business City
address work region: Business State
address work code: Business Postal Code
address work country: Business Country|Business Country/Region
address work box: Business Address PO Box
address home street: Home Street|Home Street 2|Home Street 3
address home locality: Home City
address home region: Home State
address home code: Home Postal Code
address home country: Home Country|Home Country/Region
address home box: Home Address PO Box
address other street: Other Street|Other Street 2|Other Street 3
address other locality: Other City
address other region: Other State
address other code: Other Postal Code
address other country: Other Country|Other Country/Region
address other box: Other Address PO Box
url: Web Page|Personal Web Page
birthday: Birthday
note: Notes
tags: Categories|Keywords
own anniversary: Anniversary
own spouse: Spouse
own children: Children
own manager: Manager's Name
own assistant: Assistant's Name
own hobby: Hobby
own role: Profession
own office: Office Location
own referred by: Referred By
own account: Account
own messenger: IMAddress
own user 1: User 1
own user 2: User 2
own user 3: User 3
own user 4: User 4
noise: Title|Initials|Mileage|Sensitivity|Priority|Private|Billing Information|Directory Server|Gender|Language|Location
noise: Government ID Number|Organizational ID Number|Internet Free Busy|Telex|ISDN|Schools|School
noise: E-mail Type|E-mail 2 Type|E-mail 3 Type|E-mail Display Name|E-mail 2 Display Name|E-mail 3 Display Name
noise: Given Yomi|Surname Yomi|Company Yomi|Display Name|File As
`)

/** The columns of Outlook, the program and the page, in Chinese. */
export const outlookChinese = rolesIn(`
name first: 名|名字
name middle: 中间名
name last: 姓|姓氏
name suffix: 后缀
name filed: 中文称谓
aliases: 昵称
organisation: 单位|公司
title: 职务
own department: 部门
email: 电子邮件地址|电子邮件2地址|电子邮件3地址
phone work: 商务电话|商务电话2|办公电话
phone work fax: 商务传真
phone home: 住宅电话|住宅电话2|家庭电话
phone home fax: 住宅传真
phone mobile: 移动电话
phone main: 单位主要电话|单位主电话
phone other: 其他电话
phone other fax: 其他传真
phone pager: 寻呼机
phone car: 车载电话
phone: 主要电话
phone radio: 无线电话|无绳电话
phone callback: 回电话|回呼电话
phone assistant: 助理的电话|助理电话
phone text: TTY/TDD电话|TTY/TTD电话
address work street: 商务地址街道|商务地址街道2|商务地址街道3
address work locality: 商务地址市县|商务地址城市
address work region: 商务地址省市自治区|商务地址省
address work code: 商务地址邮政编码
address work country: 商务地址国家地区|商务地址国家
address work box: 商务地址邮箱|商务地址邮政信箱
address home street: 住宅地址街道|住宅地址街道2|住宅地址街道3
address home locality: 住宅地址市县|住宅地址城市
address home region: 住宅地址省市自治区|住宅地址省
address home code: 住宅地址邮政编码
address home country: 住宅地址国家地区|住宅地址国家
address home box: 住宅地址邮箱|住宅地址邮政信箱
address other street: 其他地址街道|其他地址街道2|其他地址街道3
address other locality: 其他地址市县|其他地址城市
address other region: 其他地址省市自治区|其他地址省
address other code: 其他地址邮政编码
address other country: 其他地址国家地区|其他地址国家
address other box: 其他地址邮箱|其他地址邮政信箱
url: 网页|个人网页
birthday: 生日
note: 附注|便笺|备注
tags: 类别|关键字|关键词
own 纪念日: 纪念日
own 配偶: 配偶
own 子女: 子女
own 经理: 经理姓名|经理
own 助理: 助理姓名|助理的姓名
own 爱好: 嗜好|爱好|业余爱好
own 职业: 职业
own 办公地点: 办公地点|办公室位置
own 推荐人: 推荐人|引用者
own 账户: 帐户|账户
own 用户1: 用户1
own 用户2: 用户2
own 用户3: 用户3
own 用户4: 用户4
noise: 称谓|英文称谓|地点|缩写|里程|敏感度|优先级|私有|私人|记帐信息|记账信息|目录服务器|性别|语言|位置|电报|ISDN
noise: 身份证编号|工作证号码|政府识别号|政府ID号|单位识别号|单位ID号|Internet忙闲|Internet忙闲信息
noise: 电子邮件类型|电子邮件2类型|电子邮件3类型|电子邮件显示名称|电子邮件2显示名称|电子邮件3显示名称
noise: 电子邮件显示名|电子邮件2显示名|电子邮件3显示名
`)
