"""What the exports of mail programs, telephones, chat programs and registers call things, and the lists of schools: the
names that `spellings`, labels and synonyms do not tell already, by where they come from.

Names are compared bare: "Phone 1 - Value" is phone1value.
"""

from collections.abc import Iterator, Mapping

from clientdesk.dossier.kinds import ENTERPRISE, PERSON

_GOOGLE = {
    "mobile": "phone 1 value",
    "phones#1.number": "phone 2 value",
    "phones#2.number": "phone 3 value",
    "phones#3.number": "phone 4 value",
    "email": "e-mail 1 value",
    "emails#1.address": "e-mail 2 value",
    "emails#2.address": "e-mail 3 value",
    "employer_name": "organization name|organization 1 name",
    "position": "organization title|organization 1 title",
    "department": "organization department|organization 1 department",
    "home_address.street": "address 1 street",
    "home_address.city": "address 1 city",
    "home_address.province": "address 1 region",
    "home_address.postcode": "address 1 postal code",
    "home_address.country": "address 1 country",
    "addresses#1.street": "address 2 street",
    "addresses#1.city": "address 2 city",
    "addresses#1.province": "address 2 region",
    "addresses#1.postcode": "address 2 postal code",
    "addresses#1.country": "address 2 country",
    "family_dates#1.date": "event 1 value",
    "family_dates#1.name": "event 1 label|event 1 type",
    "relatives#1.name": "relation 1 value",
    "relatives#1.note": "relation 1 label|relation 1 type",
    "tags": "group membership",
}
"""Google Contacts, both forms of its CSV."""
_OUTLOOK = {
    "salutation": "title|称谓|中文称谓|稱謂|prefix|name prefix|honorific",
    "emails#1.address": "e-mail 2 address|电子邮件 2 地址|電子郵件 2 地址",
    "emails#2.address": "e-mail 3 address|电子邮件 3 地址|電子郵件 3 地址",
    "email": "电子邮件地址|電子郵件地址",
    "phones#1.number": "other phone|其他电话",
    "phones#2.number": "home phone 2|住宅电话 2",
    "phones#3.number": "business phone 2|商务电话 2|商務電話 2",
    "phones#4.number": "primary phone|main|主要电话|主要号码",
    "phones#5.number": "car phone|车载电话|汽車電話",
    "phones#6.number": "company main phone|单位主要电话|公司主要电话",
    "office_phone": "商务电话|商務電話",
    "office_fax": "商务传真|商務傳真|单位传真|办公传真|work fax",
    "home_fax": "住宅传真|home fax",
    "home_phone": "住宅电话|住宅電話",
    "assistant_phone": "assistant's phone|助理的电话",
    "reports_to": "manager's name|经理姓名",
    "spouse_name": "spouse|配偶",
    "wedding_date": "anniversary|纪念日",
    "education#1.school": "schools",
    "children#1.name": "children|子女",
    "office_address.street": "business street|商务地址 街道|商務街",
    "office_address.city": "business city|商务地址 市县|商務市鎮",
    "office_address.province": "business state|商务地址 省市自治区|商務縣市",
    "office_address.postcode": "business postal code|商务地址 邮政编码|商務郵遞區號",
    "office_address.country": "business country region|商务地址 国家地区|商務國家地區",
    "home_address.street": "home street|住宅地址 街道",
    "home_address.city": "home city|住宅地址 市县",
    "home_address.province": "home state|住宅地址 省市自治区",
    "home_address.postcode": "home postal code|住宅地址 邮政编码",
    "home_address.country": "home country region|住宅地址 国家地区",
    "addresses#1.street": "other street|其他地址 街道",
    "addresses#1.city": "other city|其他地址 市县",
    "addresses#1.province": "other state|其他地址 省市自治区",
    "addresses#1.postcode": "other postal code|其他地址 邮政编码",
    "id_number": "government id number|身份证编号",
    "tags": "categories|类别|類別",
    "notes": "附注|附註",
    "hobbies": "hobby|业余爱好",
}
"""Outlook, in English and Chinese."""
_TELEPHONES = {
    "given_name": "first",
    "family_name": "last",
    "mobile": "iphone|手机1|手机号1|手机号码1|电话号码1|联系电话1|电话1|主手机",
    "phones#1.number": "iphone|备用电话|备用手机|备用号码|其他号码",
    "home_phone": "home|家庭号码|住宅号码",
    "office_phone": "work|工作号码|工作电话|单位号码|办电|办公座机",
    "email": "个人邮箱|私人邮箱|邮箱1|home email|工作邮箱|企业邮箱|公司邮箱|work email",
    "emails#1.address": "工作邮箱|企业邮箱|公司邮箱|邮箱2|work email",
    "office_address": "工作地址",
    "birth_date": "公历生日|阳历生日|新历生日",
    "birth_lunar": "生日农历|阴历生日|旧历生日",
    "tags": "群组|联系人分组",
}
"""iCloud by way of Numbers, Xiaomi, Huawei, and telephones' own tools for spreadsheets."""
_CHAT = {
    "full_name": "客户名|备注名|联系人名称|成员姓名",
    "nickname": "昵称|别名|微信昵称",
    "mobile": "备注手机号|联系方式|联系号码",
    "employer_name": "所属公司|所属企业|备注企业|企业|公司名|就职公司",
    "lead_source": "添加渠道|客户来源渠道",
    "owner_id": "添加人|业务人员|跟进人员|所属员工|所属销售|归属人",
    "reports_to": "直属主管|上级主管",
    "notes": "描述|客户描述",
}
"""WeChat Work and DingTalk: directories, clients outside; Chinese sales programs."""
_PUPILS = {
    "full_name": "家长|家长姓名|家长名字|监护人|监护人姓名|学生家长|家长称呼|parent|parent name|guardian|guardian name"
    "|学生|学生姓名|学员|学员姓名|student|student name|pupil|pupil name",
    "mobile": "家长电话|家长手机|家长手机号|家长手机号码|家长联系方式|家长联系电话|监护人电话|监护人手机|监护人联系电话"
    "|parent phone|parent mobile|guardian phone|guardian mobile",
    "email": "家长邮箱|parent email|guardian email",
    "socials#app=wechat.handle": "家长微信|家长微信号",
    "employer_name": "家长单位|家长工作单位",
    "occupation": "家长职业",
    "children#1.name": "孩子|小孩|宝宝|宝贝|孩子姓名|宝宝姓名|小孩姓名|学生|学生姓名|学员|学员姓名|student"
    "|student name|pupil|pupil name|child name",
    "children#1.gender": "学生性别|学员性别|宝宝性别|student gender",
    "children#1.birthday": "学生生日|学生出生日期|学员生日|学员出生日期|宝宝生日|student birthday"
    "|student date of birth",
    "children#1.school": "就读学校|在读学校|学生学校|所在学校|school of the child",
    "children#1.note": "年级|年级班级|就读年级|school year",
    "children#2.name": "二宝|二胎|老二",
}
"""Schools and courses, whose clients are the parents of those who are taught."""
_BOOKS = {
    "id_number": "证件号",
    "family_dates#1.date": "重要日期",
    "phones#7.number": "紧急联系电话|紧急联系人电话|emergency phone",
    "relatives#1.name": "紧急联系人|emergency contact|related name|related names",
    "annual_income": "年薪",
}
"""Address books and lists that people keep themselves."""
_FIRMS = {
    "name": "客户全名|客户全称|公司全称|企业全称|单位全称|account|organization name",
    "short_name": "客户简称|企业简称|单位简称",
    "reg_no": "统一编号|纳税人识别号|统一信用代码|社会信用代码",
    "phone": "企业电话|联系方式|单位电话",
    "fax": "公司传真|传真号码",
    "address.province": "所属省份",
    "address.city": "所属城市",
    "address.district": "所属区县",
    "address": "企业地址|通讯地址|单位地址|经营地址",
    "sites#1.address": "送货地址|收货地址|发货地址|仓库地址|最新年报地址",
    "founded": "成立日期|成立时间|注册日期",
    "staff": "参保人数|员工数|人数",
    "email": "企业邮箱|电子信箱",
    "org_people#role=legal_rep.name": "法定代表人|法人姓名|负责人",
    "org_people#1.name": "联络人|连络人",
    "org_people#1.post": "职称",
    "org_people#1.mobile": "行动电话|联系人手机号",
    "owner_id": "业务人员|业务|跟单员|负责业务|所属销售",
    "payment_terms": "付款条件|付款方式|结算方式|账期",
    "invoice_titles#1.address_phone": "发票地址|开票地址电话|开票地址",
    "customers_of#1.name": "主要客户",
}
"""Registers of companies, sales programs, accounts of Taiwanese firms."""
EXPORT_NAMES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    PERSON.name: (_GOOGLE, _OUTLOOK, _TELEPHONES, _CHAT, _PUPILS, _BOOKS),
    ENTERPRISE.name: (_FIRMS,),
}
VAGUE = (
    "title|称谓|学生|学生姓名|学员|学员姓名|student|student name|pupil|pupil name|备注名|负责人|工作邮箱|企业邮箱"
    "|公司邮箱|work email"
)
"""Names that a clearer heading goes before: Title is the salutation beside Job Title; the pupil is the client where no
parent is; 負責人 is who leads a firm where somebody else looks after it for us."""
PUPIL_NAMES = "孩子|小孩|宝宝|宝贝|孩子姓名|宝宝姓名|学生|学生姓名|学员|学员姓名|student|student name|pupil|pupil name"
BEHIND_PUPIL: Mapping[str, str] = {
    "gender": "children#1.gender",
    "birth_date": "children#1.birthday",
    "birth_lunar": "children#1.birthday_lunar",
    "education#1.school": "children#1.school",
    "hobbies": "children#1.interests",
}
"""What columns that follow a pupil's name tell, beside a parent who is the client."""
OF_NO_USE = (
    "middle name|middle|additional name|phonetic first name|phonetic middle name|phonetic last name|phonetic first"
    "|phonetic last|yomi name|given name yomi|additional name yomi|family name yomi|company yomi|given yomi"
    "|surname yomi|name suffix|suffix|file as|photo|sensitivity|initials|entry id|中间名|后缀"
    "|phone label|phone type|e-mail label|e-mail type|address label|address type|address formatted|address po box"
    "|address extended address|organization type|organization label|organization symbol|organization yomi name"
    "|website label|website type|im type|im service"
    "|custom field label|custom field type|铃声|常用联系人|员工userid|userid|工号|共享给部门|共享给员工|添加时间"
    "|更新时间|创建时间|修改时间|created time|updated time|孩子年龄|学生年龄|学员年龄|宝宝年龄|child age|student age"
)
"""What such exports have columns for that no file keeps: the kinds of the values beside them, how a name is read, what
only the program itself needs. Numbers do not count: "Phone 2 - Label" is here."""


def names_of(kind: str) -> Iterator[tuple[str, str]]:
    """(target, names) of all exports for a kind."""
    for origin in EXPORT_NAMES.get(kind, ()):
        yield from origin.items()
