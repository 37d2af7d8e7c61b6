"""What tables of others call things, beside the labels and synonyms of the declarations; one language after another.

Keys are targets as `headings.targets` writes them; names are compared bare, so case, width, signs and traditional
characters do not matter. Every name is written once.
"""

from collections.abc import Mapping

from clientdesk.dossier.kinds import ENTERPRISE, PERSON, POLICY

_HEADER = {
    "client_code": "编号|客户编号|客户代码|客户号|档案编号|会员号|客户id|customer id|client id|client code|code",
    "client_kind": "类型|客户类型|客户性质|性质|kind|client kind|client type|customer type",
    "owner_id": "业务员|销售|销售员|跟进人|负责人|客户经理|业务代表|account manager|sales rep|owner",
    "lead_source": "来源|客户来源|渠道|获客渠道|lead source|source",
    "abc_class_override": "级别|客户级别|等级|客户等级|分类|grade|rating|class",
    "tags": "标签|分组|群组|tags|labels|groups",
    "introduced_by": "介绍人|推荐人|转介绍人|referrer|referred by|introducer",
    "lifecycle_stage": "阶段|客户阶段|客户状态|状态|stage|status",
}
CLIENT_NAMES: Mapping[str, Mapping[str, str]] = {
    PERSON.name: {
        **_HEADER,
        "full_name": "姓名|名字|客户|客户姓名|客户名称|联系人|联系人姓名|full name|name|client|customer|contact",
        "mobile": "手机|手机号|手机号码|移动电话|联系手机|行动电话|mobile|cell|mobile phone|cell phone|gsm",
        "gender": "性别|gender|sex|男女",
        "birth_date": "生日|出生日期|出生年月|出生年月日|birthday|birth date|date of birth|dob|born|bday",
        "id_number": "身份证|身份证号|身份证号码|证件号|证件号码|身份证字号|id number|id card|id no",
        "email": "邮箱|电子邮箱|电子邮件|email|e-mail|e-mail address|mail|email 1 value",
        "employer_name": "公司|单位|公司名称|单位名称|工作单位|所在公司|company|employer|organization|organisation",
        "position": "职务|职位|岗位|job title|title|position|role",
        "department": "部门|科室|department|dept",
        "home_address": "地址|住址|家庭地址|家庭住址|通讯地址|联系地址|收货地址|address|home address|mailing address",
        "office_address": "单位地址|公司地址|办公地址|work address|business address|office address",
        "office_phone": "办公电话|单位电话|公司电话|座机|固话|固定电话|work phone|business phone|office phone",
        "home_phone": "家庭电话|住宅电话|宅电|home phone",
        "home_address.postcode": "邮编|邮政编码|邮递区号|zip|zip code|postcode|postal code",
        "home_address.country": "国家地区|country|country region",
        "home_address.province": "省|省份|所在省份|province|state|state province",
        "home_address.city": "市|城市|所在城市|city|town",
        "home_address.district": "区|区县|县|district|county",
        "home_address.street": "街道|详细地址|街道地址|street|street address|address line 1",
        "family_name": "姓|姓氏|last name|surname|family name",
        "given_name": "名|first name|given name|forename",
        "notes": "备注|说明|附注|remark|remarks|note|notes|comments|memo",
        "socials#app=wechat.handle": "微信|微信号|wechat|wechat id|weixin",
        "socials#app=qq.handle": "qq|qq号|qq号码",
        "socials#app=weibo.handle": "微博|weibo",
        "socials#app=line.handle": "line|line id",
        "socials#app=linkedin.handle": "领英|linkedin",
        "socials#app=whatsapp.handle": "whatsapp",
        "office_fax": "传真|fax|business fax",
        "vehicles#1.plate": "车牌|车牌号|车牌号码|license plate|plate",
        "education#1.school": "毕业院校|毕业学校|school|university",
    },
    ENTERPRISE.name: {
        **_HEADER,
        "name": "客户|客户名称|公司|公司名称|企业名称|单位|单位名称|company|company name|customer|name|account name",
        "short_name": "简称|公司简称|客户简称|short name|abbreviation",
        "reg_no": "统一社会信用代码|信用代码|税号|纳税人识别号|营业执照号|注册号|统一编号|统编|tax number|tax id"
        "|vat number|registration number|company number",
        "phone": "电话|公司电话|联系电话|座机|总机|phone|telephone|tel|main phone",
        "address": "地址|公司地址|注册地址|办公地址|联系地址|address|registered address|office address",
        "address.postcode": "邮编|邮政编码|zip|zip code|postcode|postal code",
        "address.country": "国家|国家地区|country",
        "address.province": "省|省份|所在省份|province|state",
        "address.city": "市|城市|所在城市|city|town",
        "address.district": "区|区县|县|district|county",
        "address.street": "街道|详细地址|街道地址|street|street address|address line 1",
        "email": "邮箱|公司邮箱|电子邮件|email|e-mail",
        "website": "网址|网站|官网|website|web|homepage|url",
        "notes": "备注|说明|附注|remark|remarks|note|notes|comments|memo",
        "org_people#1.name": "联系人|联系人姓名|主要联系人|contact|contact name|contact person|primary contact",
        "org_people#1.mobile": "手机|手机号|联系人手机|联系手机|mobile|contact mobile",
        "org_people#1.phone": "联系人电话|contact phone",
        "org_people#1.post": "职务|职位|联系人职务|job title|title|contact title",
        "org_people#1.email": "联系人邮箱|contact email",
        "org_people#1.department": "联系人部门|contact department",
        "org_people#role=legal_rep.name": "法人|法人代表|法定代表人|负责人姓名|legal representative|legal rep"
        "|legal person|director|managing director|company director",
        "org_people#role=owner.name": "老板|企业主",
        "org_people#role=finance.name": "财务|财务联系人|会计",
        "org_people#role=purchasing.name": "采购|采购员|采购负责人|buyer",
        "bank_accounts#1.bank": "开户行|开户银行|bank|bank name",
        "bank_accounts#1.account": "账号|帐号|银行账号|银行账户|bank account|account number",
        "invoice_titles#1.title": "开票抬头|发票抬头|invoice title",
    },
    POLICY.name: {
        "client": "投保人|投保人姓名|要保人|持有人|保单持有人|客户|客户姓名|客户名称|姓名|名字|policyholder"
        "|policy holder|holder|client|client name|customer|customer name|name|full name",
        "client_code": "客户编号|客户代码|客户号|client code|customer id|client id",
        "mobile": "手机|手机号|手机号码|行动电话|电话|联系电话|客户电话|客户手机|投保人电话|投保人手机|mobile|cell"
        "|phone|telephone|tel|contact number|client phone|customer phone",
        "id_number": "身份证|身份证号|身份证号码|证件号|证件号码|投保人身份证|投保人身份证号|投保人证件号|id number"
        "|id no",
        "product": "产品|产品名称|险种|险种名称|保险产品|保险名称|主险|主险名称|商品名称|product|product name|plan"
        "|plan name|policy name|insurance product",
        "policy_no": "保单号|保单号码|保险单号|保单编号|保险合同号|合同号|policy number|policy no|policy id"
        "|contract number|contract no",
        "insurer": "保险公司|承保公司|承保人|保险人|公司|insurer|insurance company|carrier|underwriter|provider"
        "|company",
        "cover": "险类|险别|保险类型|险种类别|险种类型|保障类型|类别|type of cover|cover type|cover|coverage type"
        "|line of business|policy type|type",
        "status": "状态|保单状态|status|policy status",
        "object_insured": "标的|保险标的|车牌|车牌号|车牌号码|车辆|投保车辆|vehicle|plate|license plate|registration"
        "|insured object|property",
        "sum_insured": "保额|保险金额|基本保额|保障额度|sum insured|sum assured|coverage amount|coverage|face amount"
        "|benefit",
        "premium": "保费|保险费|每期保费|期缴保费|期交保费|年缴保费|年交保费|应缴保费|premium|premium amount"
        "|annual premium|modal premium",
        "currency": "币种|币别|货币|currency",
        "pay_mode": "缴费方式|交费方式|缴费频率|交费频率|缴费周期|缴别|缴费频次|pay mode|payment mode"
        "|payment frequency|premium frequency|billing frequency|frequency|mode",
        "start": "起保日|起保日期|生效日|生效日期|保险起期|起期|开始日期|保单生效日|start|start date|effective date"
        "|effective|inception|inception date|commencement|from",
        "end": "到期日|到期日期|保险止期|止期|终止日期|满期日|满期日期|保单到期日|续保日|续保日期|end|end date"
        "|expiry|expiry date|expiration|expiration date|expires|renewal|renewal date|maturity|maturity date|to",
        "next_premium_due": "下次缴费日|下次缴费日期|下次交费日|应缴日|应缴日期|续期日期|缴费日|next due"
        "|next due date|next premium|next payment|premium due|due date|paid to date",
        "pay_until": "缴费止期|交费止期|缴费终止日|交费终止日|last premium|pay until|premium end date",
        "issued": "投保日期|出单日期|承保日期|签单日期|issued|issue date|date issued",
        "insured#1.name": "被保险人|被保人|被保险人姓名|被保人姓名|insured|insured name|insured person|life insured"
        "|life assured",
        "insured#1.relation": "关系|与投保人关系|relation|relationship",
        "insured#1.birthday": "被保险人生日|被保险人出生日期|insured birthday|insured date of birth",
        "insured#1.id_no": "被保险人身份证|被保险人身份证号|被保险人证件号|insured id|insured id number",
        "beneficiaries#1.name": "受益人|受益人姓名|beneficiary|beneficiary name",
        "commission_rate": "佣金率|佣金比例|commission rate|commission",
        "remarks": "备注|说明|附注|remark|remarks|note|notes|comments|memo",
    },
}
"""What a column of a sheet of clients, or of policies with their holders, may be called, by its target."""
GROUP_NAMES: Mapping[str, Mapping[str, str]] = {
    PERSON.name: {
        "children": "孩子|子女|小孩|儿女|宝宝|学生|学员|child|children|kid|kids|student|students|pupil|pupils",
        "parents": "父母|双亲|parents|parent",
        "parents#relation=father": "父亲|爸爸|父|father|father's|dad|dad's",
        "parents#relation=mother": "母亲|妈妈|母|mother|mother's|mum|mum's|mom|mom's",
        "relatives": "亲戚|亲属|relative|relatives",
        "friends": "朋友|好友|friend|friends",
        "phones": "电话|其他电话|更多电话|电话号码|phone|telephone|tel|other phone|contact number",
        "phones#kind=mobile": "手机|手机号|手机号码|mobile|cell",
        "emails": "邮箱|其他邮箱|更多邮箱|email|e-mail|other email",
        "addresses": "地址|其他地址|更多地址|address|other address",
        "education": "教育经历|学历经历|教育|education",
        "jobs": "工作经历|工作履历|就业经历|过去工作|employment|job history",
        "vehicles": "车辆|汽车|车|vehicle|vehicles|car",
        "properties": "房产|房屋|property|properties",
        "gifts": "礼品|礼物|送礼记录|gift|gifts",
        "certificates": "证书|培训|certificate|certificates",
        "family_dates": "纪念日|家庭纪念日|anniversary|anniversaries",
        "milestones": "大事记|人生大事|milestone|milestones",
    },
    ENTERPRISE.name: {
        "org_people": "联系人|人员|关键人|客户联系人|联络人|contact|contacts|contact person|people|staff",
        "shareholders": "股东|出资人|shareholder|shareholders",
        "affiliates": "关联企业|关联公司|affiliate|affiliates",
        "bank_accounts": "银行账户|银行账号|账户|开户行|bank account|bank accounts",
        "invoice_titles": "开票信息|开票资料|发票抬头|invoice|invoice title|invoice titles",
        "licences": "证照|资质|资质证照|licence|license|licences|licenses",
        "sites": "场所|门店|仓库|分店|网点|site|sites|branch|branches",
        "equipment": "设备|设备设施|equipment",
        "suppliers_of": "供应商|supplier|suppliers",
        "customers_of": "客户的客户|下游客户",
        "products_handled": "经销产品|经营产品|产品|product|products",
        "sales_by_year": "销售实绩|年度销售|sales by year",
        "credit_events": "信用问题|信用记录|credit event|credit events",
    },
}
"""What a group, or a row of it, is called beside the name of a column (孩子2姓名), and on the tab of a sheet."""
FAMILY_SHEETS = "家庭成员|家属|家人|家庭|家庭情况|family|family members"
COLUMN_NAMES: Mapping[str, str] = {
    "name": "姓名|名字|名称|name|full name",
    "mobile": "手机|手机号|手机号码|移动电话|mobile|cell|mobile phone",
    "phone": "电话|联系电话|电话号码|联系方式|手机|手机号|手机号码|phone|telephone|tel|mobile|contact",
    "number": "号码|电话|号|number|no",
    "birthday": "生日|出生日期|出生年月|birthday|birth date|date of birth|dob",
    "gender": "性别|gender|sex",
    "relation": "关系|与客户关系|称谓|relation|relationship",
    "kinship": "关系|与客户关系|称谓|relation|relationship",
    "school": "学校|就读学校|在读学校|学校单位|school",
    "education": "学历|教育程度|年级|education",
    "job": "工作|单位|工作单位|职业|job|occupation",
    "post": "职务|职位|岗位|post|title|job title|position",
    "department": "部门|department|dept",
    "email": "邮箱|电子邮件|email|e-mail",
    "address": "地址|邮箱|邮箱地址|address|email|e-mail",
    "note": "备注|说明|note|notes|remark|remarks|comments",
    "role": "角色|role",
    "interests": "兴趣|爱好|interests|hobbies",
    "hobbies": "爱好|兴趣|hobbies",
    "date": "日期|时间|date",
    "social": "微信|微信号|qq|wechat",
    "street": "详细地址|街道|地址|street|address",
    "plate": "车牌|车牌号|plate",
    "make_model": "品牌|型号|车型|品牌型号|model|make",
    "share_pct": "占股|股比|持股比例|出资比例|share|share of his purchases %|share of his range %",
    "category_purchases": "his purchases of our category",
    "account": "账号|帐号|account",
    "bank": "开户行|银行|bank",
}
"""What a column of a group may be called, by its key."""
LEVEL_CLIENT: Mapping[str, Mapping[str, str]] = {
    PERSON.name: {
        "client_code": "编号|客户编号|客户代码|所属客户编号|家长编号|client code|customer id|client id",
        "full_name": "客户|客户姓名|客户名称|所属客户|户主|父母姓名|家长|家长姓名|监护人|监护人姓名|client|client name"
        "|customer|customer name|parent|parent name|guardian|guardian name",
        "mobile": "客户手机|客户电话|客户手机号|家长电话|家长手机|家长手机号|家长联系电话|监护人电话|client mobile"
        "|client phone|customer phone|parent phone|parent mobile|guardian phone",
        "id_number": "客户身份证|客户身份证号",
    },
    ENTERPRISE.name: {
        "client_code": "编号|客户编号|客户代码|公司编号|client code|customer id|client id",
        "name": "客户|客户名称|公司|公司名称|企业名称|单位|单位名称|所属公司|所属客户|company|company name|client",
        "reg_no": "统一社会信用代码|税号|tax number",
    },
}
"""How a sheet of rows names the client they belong to."""
LINKS = "序号|行号|客户序号|关联号|关联编号|对应序号|row|row no|no|seq|serial|sn|#|index|ref|reference no"
"""A number that only counts the rows, or joins the sheets of a file."""
COMPUTED = "年龄|虚岁|生肖|属相|星座|age|zodiac|star sign"
"""What the program works out by itself."""
KINDS: Mapping[str, str] = {
    PERSON.name: "个人|个人客户|自然人|私人|person|persons|individual|private|p",
    ENTERPRISE.name: "企业|企业客户|公司|公司客户|单位|法人|机构|团体|enterprise|enterprises|company|firm|organisation"
    "|organization|e",
}
"""What a column may call the kind of each client, where one table holds both."""
SIGNS: Mapping[str, str] = {
    PERSON.name: "姓名|性别|身份证|生日|出生|婚姻|配偶|手机|gender|birthday|first name|last name|surname",
    ENTERPRISE.name: "公司名称|企业名称|法人|注册资本|税号|信用代码|经营范围|成立日期|开户行|联系人|company name"
    "|registration|legal rep|turnover|contact person",
}
"""Words that only tables of one kind have."""
