"""What others call the lines of a statement, beside our captions: older forms, small enterprises, Taiwan, English."""

from collections.abc import Mapping

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "bs_cash": (
        "现金", "现金及银行存款", "银行存款", "现金及现金等价物", "cash", "cash at bank and on hand",
        "cash and bank",
    ),
    "bs_trading_fa": (
        "交易性金融资产", "衍生金融资产", "短期投资", "以公允价值计量且其变动计入当期损益的金融资产",
        "marketable securities", "trading financial assets", "derivative financial assets", "short-term investments",
    ),
    "bs_notes_rec": ("应收票据净额", "bills receivable", "notes receivable, net"),
    "bs_ar": (
        "应收账款净额", "应收账款", "accounts receivable", "accounts receivable, net", "trade debtors",
        "trade receivables",
    ),
    "bs_ar_financing": ("应收款项融资", "receivables financing"),
    "bs_prepay": ("预付账款", "预付款项", "预付货款", "prepaid accounts", "advances to suppliers"),
    "bs_other_rec": (
        "其他应收款", "应收利息", "应收股利", "other receivables", "interest receivable", "dividends receivable",
    ),
    "bs_inventory": ("存货净额", "inventory", "inventories, net", "stock"),
    "bs_contract_assets": ("合同资产", "合约资产"),
    "bs_nca_within_1y": ("一年内到期的非流动资产", "current portion of long-term assets"),
    "bs_other_ca": (
        "其他流动资产", "持有待售资产", "其他流动资产合计", "other current assets", "assets held for sale",
    ),
    "bs_total_ca": ("流动资产总额", "流动资产总计", "current assets, total", "total current assets"),
    "bs_lt_rec": ("长期应收款", "长期应收票据及款项", "long-term receivable"),
    "bs_lt_equity_inv": (
        "长期股权投资", "采用权益法之投资", "long-term equity investments", "investments in associates",
        "investments accounted for using the equity method",
    ),
    "bs_other_lt_inv": (
        "债权投资", "其他债权投资", "其他权益工具投资", "其他非流动金融资产", "长期债券投资", "可供出售金融资产",
        "持有至到期投资", "debt investments", "other equity investments", "long-term bond investments",
    ),
    "bs_inv_property": ("投资性房地产", "投资性不动产净额", "investment properties"),
    "bs_fixed_assets": (
        "固定资产", "固定资产净额", "固定资产净值", "固定资产账面价值", "固定资产清理", "不动产厂房及设备",
        "不动产、厂房及设备", "不动产、厂房及设备净额", "fixed assets", "fixed assets, net",
        "property, plant and equipment", "property, plant and equipment, net", "property and equipment",
        "disposal of fixed assets",
    ),
    "bs_cip": ("在建工程", "工程物资", "construction in progress", "construction materials"),
    "bs_rou": ("使用权资产净额", "right of use assets", "lease right-of-use assets"),
    "bs_intangible": ("无形资产净额", "intangibles", "intangible assets, net"),
    "bs_dev_cost": ("开发支出", "development costs", "development expenditure"),
    "bs_goodwill": ("商誉净额",),
    "bs_lt_deferred_exp": ("长期待摊费用", "long-term prepaid expenses", "deferred expenses"),
    "bs_dta": ("递延所得税资产净额", "递延税项资产", "deferred income tax assets"),
    "bs_other_nca": (
        "其他非流动资产", "生产性生物资产", "油气资产", "其他资产", "other non-current assets", "other assets",
        "productive biological assets",
    ),
    "bs_total_nca": ("非流动资产总计", "非流动资产总额", "non-current assets, total"),
    "bs_total_assets": ("资产合计", "资产总额", "assets, total"),
    "bs_st_loans": (
        "短期银行借款", "short-term loans", "short-term bank loans", "bank overdrafts", "short-term debt",
    ),
    "bs_trading_fl": (
        "交易性金融负债", "衍生金融负债", "trading financial liabilities", "derivative financial liabilities",
    ),
    "bs_notes_pay": ("应付票据净额", "bills payable"),
    "bs_ap": ("应付账款净额", "应付货款", "accounts payable", "trade creditors", "trade payable"),
    "bs_adv_received": ("预收账款", "预收款项", "预收货款", "advances from customers", "unearned revenue"),
    "bs_contract_liab": ("合同负债", "合约负债-流动", "合约负债—流动"),
    "bs_payroll": (
        "应付工资", "应付薪酬", "accrued payroll", "salaries payable", "wages payable", "staff costs payable",
    ),
    "bs_taxes_payable": (
        "应交税金", "应缴税费", "应付税款", "本期所得税负债", "tax payable", "income tax payable", "accrued taxes",
    ),
    "bs_other_pay": (
        "其他应付款", "应付利息", "应付股利", "应付利润", "other payables", "interest payable", "dividends payable",
        "accrued liabilities",
    ),
    "bs_ncl_within_1y": (
        "一年内到期的非流动负债", "一年内到期的长期负债", "一年或一营业周期内到期长期负债",
        "current portion of long-term debt", "current portion of long-term borrowings",
        "long-term loans due within one year",
    ),
    "bs_other_cl": ("其他流动负债", "持有待售负债", "预提费用", "other current liabilities", "accrued expenses"),
    "bs_total_cl": ("流动负债总额", "流动负债总计", "current liabilities, total"),
    "bs_lt_loans": (
        "长期银行借款", "long-term loans", "long-term bank loans", "long-term debt", "long-term borrowings",
    ),
    "bs_bonds": ("应付公司债", "应付债券净额", "bonds", "debentures"),
    "bs_lease_liab": ("租赁负债—非流动", "租赁负债-非流动", "lease liabilities", "non-current lease liabilities"),
    "bs_lt_payables": ("长期应付款项", "long-term payable"),
    "bs_provisions": ("负债准备", "预计负债", "provision"),
    "bs_deferred_income": ("递延收入", "deferred revenue", "government grants"),
    "bs_dtl": ("递延税项负债", "deferred income tax liabilities"),
    "bs_other_ncl": ("其他非流动负债", "其他长期负债", "other non-current liabilities"),
    "bs_total_ncl": ("非流动负债总计", "长期负债合计", "非流动负债总额", "non-current liabilities, total"),
    "bs_total_liab": ("负债总计", "负债总额", "liabilities, total"),
    "bs_capital": (
        "实收资本", "股本", "普通股股本", "注册资本", "paid-in capital", "paid in capital", "issued capital",
        "ordinary shares", "common stock", "capital stock",
    ),
    "bs_other_equity_instr": (
        "其他权益工具", "特别股股本", "other equity instruments", "preference shares", "preferred stock",
    ),
    "bs_capital_reserve": (
        "资本公积合计", "资本溢价", "share premium", "capital reserve", "additional paid-in capital",
        "capital surplus",
    ),
    "bs_treasury": ("库存股", "库藏股", "treasury shares", "treasury stock"),
    "bs_oci": (
        "其他权益", "其他综合损益", "other comprehensive income", "accumulated other comprehensive income",
        "other reserves",
    ),
    "bs_special_reserve": ("专项储备", "特别盈余公积", "special reserve"),
    "bs_surplus_reserve": (
        "盈余公积金", "法定盈余公积", "surplus reserve", "surplus reserves", "statutory reserve", "legal reserve",
    ),
    "bs_retained": (
        "未分配盈余", "累积盈亏", "累计亏损", "待弥补亏损", "undistributed profit", "retained earnings",
        "retained profits", "unappropriated retained earnings", "accumulated deficit", "留存收益", "保留盈余",
        "盈余滚存",
    ),
    "bs_minority": ("少数股权", "非控制权益", "minority interest", "minority interests", "noncontrolling interests"),
    "bs_total_equity": (
        "所有者权益合计", "股东权益合计", "所有者权益总计", "权益合计", "权益总额", "净资产", "股东权益总额",
        "total shareholders' equity", "total stockholders' equity", "total owners' equity",
        "shareholders' equity, total",
    ),
    "bs_total_liab_equity": (
        "负债和所有者权益合计", "负债及所有者权益总计", "负债和股东权益总计", "负债及股东权益总计", "负债及权益合计",
        "负债与权益总计", "total liabilities and shareholders' equity", "total equity and liabilities",
        "total liabilities and stockholders' equity",
    ),
    "is_revenue": (
        "营业总收入", "主营业务收入", "营业收入净额", "营业收入合计", "营业收入总额", "销售收入", "收入", "sales",
        "net sales", "turnover", "operating revenue", "total revenue", "total operating revenue",
    ),
    "is_cogs": (
        "主营业务成本", "营业成本合计", "销售成本", "销货成本", "cost of goods sold", "cost of revenue",
        "operating costs",
    ),
    "is_gross_profit": ("毛利", "营业毛利净额", "毛利润", "gross margin", "gross income"),
    "is_taxes_surcharges": (
        "营业税金及附加", "主营业务税金及附加", "business taxes and surcharges", "taxes other than income tax",
    ),
    "is_selling": (
        "营业费用", "销售及分销费用", "distribution costs", "selling and distribution expenses",
        "marketing expenses",
    ),
    "is_admin": (
        "管理费用", "行政费用", "管理及总务费用", "general and administrative expenses", "administration expenses",
    ),
    "is_rd": ("研究费用", "研究开发费用", "research and development", "r&d expenses", "research expenses"),
    "is_finance": ("财务成本", "财务费用净额", "finance costs", "financial expenses", "finance expenses, net"),
    "is_interest_expense": ("利息费用", "利息支出", "interest expense", "interest expenses"),
    "is_interest_income": ("利息收入", "interest income"),
    "is_other_income": ("其他收益", "other income", "government grants income"),
    "is_invest_income": ("投资净收益", "投资收益", "investment gains", "income from investments"),
    "is_fv_gain": (
        "公允价值变动收益", "公允价值变动损益", "公允价值变动净收益", "gains on fair value changes",
        "fair value gains",
    ),
    "is_credit_impair": (
        "信用减值损失", "预期信用减损损失", "预期信用减损利益", "credit impairment losses", "expected credit losses",
    ),
    "is_asset_impair": ("资产减值损失", "减损损失", "asset impairment losses", "impairment losses"),
    "is_disposal_gain": ("资产处置收益", "资产处置损益", "gain on disposal of assets", "gains on disposal"),
    "is_operating_profit": (
        "营业净利", "营业净利益", "营业损益", "operating profit", "operating income", "profit from operations",
    ),
    "is_nonop_income": ("营业外收入合计", "nonoperating income", "other non-operating income"),
    "is_nonop_expense": ("营业外支出合计", "营业外费用", "nonoperating expenses", "other non-operating expenses"),
    "is_profit_before_tax": (
        "税前利润", "税前净利", "利润总额", "继续营业单位税前净利", "profit before income tax", "income before tax",
        "income before income taxes", "total profit", "earnings before tax",
    ),
    "is_income_tax": ("所得税", "所得税费用", "所得税利益", "income tax", "income taxes", "tax expense"),
    "is_net_profit": (
        "净利润", "净利", "本年利润", "本期净利", "税后净利", "net profit", "net income", "profit for the year",
    ),
    "cf_sales_received": (
        "销售产成品、商品、提供劳务收到的现金", "销售商品、提供劳务收到的现金", "cash received from sales of goods",
        "cash received from sales of goods and rendering of services",
    ),
    "cf_tax_refunds": ("收到的税费返还", "refund of taxes", "tax refund"),
    "cf_other_op_in": (
        "收到其他与经营活动有关的现金", "收到的其他与经营活动有关的现金",
        "other cash received relating to operating activities",
    ),
    "cf_op_in": (
        "经营活动现金流入合计", "sub-total of cash inflows from operating activities",
        "cash inflows from operating activities",
    ),
    "cf_purchases_paid": ("购买原材料、商品、接受劳务支付的现金", "cash paid for goods and services"),
    "cf_staff_paid": ("支付的职工薪酬", "支付给职工以及为职工支付的现金", "cash paid to and on behalf of employees"),
    "cf_taxes_paid": ("支付的税费", "payments of all types of taxes", "taxes paid"),
    "cf_other_op_out": (
        "支付其他与经营活动有关的现金", "支付的其他与经营活动有关的现金",
        "other cash paid relating to operating activities",
    ),
    "cf_op_out": (
        "经营活动现金流出合计", "sub-total of cash outflows from operating activities",
        "cash outflows from operating activities",
    ),
    "cf_cfo": (
        "经营活动现金流量净额", "营业活动之净现金流入", "营业活动之净现金流量",
        "net cash flows from operating activities", "net cash generated from operating activities",
        "net cash provided by operating activities", "cash flow from operations",
    ),
    "cf_inv_recovered": (
        "收回短期投资、长期债券投资和长期股权投资收到的现金", "收回投资所收到的现金",
        "cash received from disposal of investments",
    ),
    "cf_inv_income": (
        "取得投资收益所收到的现金", "取得投资收益收到的现金", "cash received from returns on investments",
    ),
    "cf_disposal": (
        "处置固定资产、无形资产和其他非流动资产收回的现金净额", "处分不动产、厂房及设备",
        "net cash received from disposal of fixed assets, intangible assets and other long-term assets",
    ),
    "cf_other_inv_in": (
        "收到其他与投资活动有关的现金", "处置子公司及其他营业单位收到的现金净额",
        "other cash received relating to investing activities",
    ),
    "cf_inv_in": (
        "投资活动现金流入合计", "sub-total of cash inflows from investing activities",
        "cash inflows from investing activities",
    ),
    "cf_capex": (
        "购建固定资产、无形资产和其他非流动资产支付的现金", "capital expenditure",
        "purchase of property, plant and equipment",
        "cash paid to acquire fixed assets, intangible assets and other long-term assets",
    ),
    "cf_inv_paid": (
        "短期投资、长期债券投资和长期股权投资支付的现金", "投资所支付的现金", "cash paid for investments",
    ),
    "cf_other_inv_out": (
        "支付其他与投资活动有关的现金", "取得子公司及其他营业单位支付的现金净额",
        "other cash paid relating to investing activities",
    ),
    "cf_inv_out": (
        "投资活动现金流出合计", "sub-total of cash outflows from investing activities",
        "cash outflows from investing activities",
    ),
    "cf_cfi": (
        "投资活动现金流量净额", "投资活动之净现金流入", "投资活动之净现金流量",
        "net cash flows from investing activities", "net cash used in investing activities",
    ),
    "cf_equity_raised": (
        "吸收投资者投资收到的现金", "吸收投资所收到的现金", "cash received from capital contributions",
        "proceeds from issue of shares",
    ),
    "cf_borrowed": (
        "取得借款收到的现金", "借款所收到的现金", "发行债券收到的现金", "proceeds from borrowings",
        "cash received from borrowings",
    ),
    "cf_other_fin_in": ("收到其他与筹资活动有关的现金", "other cash received relating to financing activities"),
    "cf_fin_in": (
        "筹资活动现金流入合计", "sub-total of cash inflows from financing activities",
        "cash inflows from financing activities",
    ),
    "cf_debt_repaid": (
        "偿还借款本金支付的现金", "偿还债务所支付的现金", "repayments of borrowings",
        "cash repayments of borrowings",
    ),
    "cf_div_interest_paid": (
        "偿还借款利息支付的现金", "分配利润支付的现金", "分配股利、利润或偿付利息所支付的现金",
        "cash paid for dividends, profits or interest", "dividends paid", "interest paid",
    ),
    "cf_other_fin_out": (
        "支付其他与筹资活动有关的现金", "租赁本金偿还", "other cash paid relating to financing activities",
        "lease payments",
    ),
    "cf_fin_out": (
        "筹资活动现金流出合计", "sub-total of cash outflows from financing activities",
        "cash outflows from financing activities",
    ),
    "cf_cff": (
        "筹资活动现金流量净额", "筹资活动之净现金流入", "筹资活动之净现金流量",
        "net cash flows from financing activities", "net cash used in financing activities",
    ),
    "cf_fx": (
        "汇率变动对现金的影响", "汇率变动对现金的影响额", "effect of exchange rate changes",
        "effect of foreign exchange rate changes on cash",
    ),
    "cf_net_increase": (
        "现金净增加额", "现金及现金等价物的净增加额", "本期现金及约当现金增加数",
        "net increase in cash and cash equivalents", "net change in cash",
    ),
    "cf_cash_open": (
        "期初现金余额", "现金及现金等价物的期初余额", "期初现金及约当现金余额",
        "cash and cash equivalents at beginning of period", "cash and cash equivalents at beginning of year",
        "opening cash balance",
    ),
    "cf_cash_close": (
        "期末现金余额", "现金及现金等价物的期末余额", "期末现金及约当现金余额",
        "cash and cash equivalents at end of period", "cash and cash equivalents at end of year",
        "closing cash balance",
    ),
    "ci_net_profit": ("净利润", "net profit"),
    "ci_impairment": ("资产减值准备", "信用减值损失", "资产减值损失", "impairment losses"),
    "ci_depreciation": (
        "固定资产折旧", "固定资产折旧、油气资产折耗、生产性生物资产折旧", "使用权资产折旧", "折旧费用",
        "depreciation", "depreciation of fixed assets",
    ),
    "ci_amortisation": (
        "无形资产摊销", "长期待摊费用摊销", "摊销费用", "amortization", "amortisation of intangible assets",
    ),
    "ci_disposal_loss": (
        "处置固定资产、无形资产和其他长期资产的损失", "固定资产报废损失", "losses on disposal of long-term assets",
    ),
    "ci_fv_loss": ("公允价值变动损失", "losses on fair value changes"),
    "ci_finance_cost": ("财务费用", "利息费用", "financial expenses", "finance costs"),
    "ci_invest_loss": ("投资损失", "investment losses"),
    "ci_dta_decrease": ("递延所得税资产减少", "decrease in deferred income tax assets"),
    "ci_dtl_increase": ("递延所得税负债增加", "increase in deferred income tax liabilities"),
    "ci_inventory_decrease": ("存货的减少", "decrease in inventory", "decrease in inventories"),
    "ci_op_rec_decrease": ("经营性应收项目的减少", "decrease in operating receivables"),
    "ci_op_pay_increase": ("经营性应付项目的增加", "increase in operating payables"),
    "ci_other": ("其他", "others"),
    "memo_mt_loans": ("中期借款", "medium-term loans"),
    "memo_restricted_cash": ("受限资金", "使用受限的货币资金", "restricted cash"),
    "memo_purchases": ("采购额", "本期采购", "purchases"),
    "memo_depreciation": ("本期折旧", "depreciation charge"),
    "memo_amortisation": ("本期摊销", "amortisation charge"),
}  # fmt: skip
"""{key of a line: other captions}, in English and in simplified characters; traditional ones fold to them."""
NOT_KEPT = (
    "固定资产原价", "固定资产原值", "累计折旧", "固定资产减值准备", "坏账准备", "存货跌价准备", "基本每股收益",
    "稀释每股收益", "每股收益", "综合收益总额", "其他综合收益的税后净额", "营业总成本", "持续经营净利润",
    "终止经营净利润", "少数股东损益", "归属于母公司所有者的净利润", "归属于母公司股东的净利润",
    "归属于母公司所有者权益合计", "归属于母公司股东权益合计", "归属于母公司所有者的综合收益总额",
    "归属于少数股东的综合收益总额", "永续债", "优先股", "现金的期末余额", "现金的期初余额", "现金等价物的期末余额",
    "现金等价物的期初余额", "每股盈余", "基本每股盈余", "稀释每股盈余", "本期综合损益总额",
    "归属于母公司业主之权益合计", "earnings per share", "basic earnings per share", "diluted earnings per share",
    "total comprehensive income", "total operating costs", "accumulated depreciation",
)  # fmt: skip
"""Captions that many forms have and ours do not need: they are left out without a question."""
