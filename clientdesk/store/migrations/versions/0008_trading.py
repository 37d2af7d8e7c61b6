"""Products, orders, shipments, receipts and what belongs to them; the trade of the house."""

from clientdesk.store.migrations.tables import rows, section

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    _house()
    _products()
    _promised()
    _posted()
    _spent()


def _house() -> None:
    section(
        "house_trade",
        texts=("base_currency", "usual_terms", "books_closed_until"),
        integers=("usual_tax", "usual_incl_tax"),
    )
    rows(
        "house_number_patterns_rows",
        texts=("document", "pattern"),
    )
    rows(
        "house_exchange_rates_rows",
        texts=("currency", "since"),
        integers=("rate",),
    )
    rows(
        "house_expense_accounts_rows",
        texts=("category", "code", "name"),
    )
    rows(
        "house_posting_accounts_rows",
        texts=("role", "code", "name"),
    )
    rows(
        "house_ageing_allowances_rows",
        integers=("over_days", "share"),
    )
    rows(
        "house_package_profiles_rows",
        texts=("name", "profile"),
    )


def _products() -> None:
    section(
        "product_product",
        texts=(
            "name",
            "model",
            "article",
            "category",
            "unit",
            "currency",
            "upgrade_of",
            "replaces",
            "photo",
            "remarks",
        ),
        integers=("price", "cost", "tax_rate", "warranty_months", "active"),
    )
    rows(
        "product_price_levels_rows",
        texts=("level",),
        integers=("from_quantity", "price"),
    )
    section("product_own")


def _promised() -> None:
    section(
        "quotation_quotation",
        texts=(
            "particulars",
            "client",
            "contact_person",
            "date",
            "valid_until",
            "currency",
            "terms",
            "state",
            "salesperson",
            "remarks",
        ),
        integers=("price_incl_tax",),
    )
    rows(
        "quotation_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("no", "quantity", "price", "discount", "tax_rate"),
    )
    section("quotation_own")
    section(
        "order_order",
        texts=(
            "particulars",
            "client",
            "contact_person",
            "date",
            "client_order_no",
            "quotation",
            "currency",
            "terms",
            "due",
            "state",
            "void_reason",
            "purchase_type",
            "salesperson",
            "delivery_address",
            "invoice_title",
            "promised_payment",
            "accountant_note",
            "settled_on",
            "remarks",
        ),
        integers=("rate", "price_incl_tax"),
    )
    rows(
        "order_instalments_rows",
        texts=("due",),
        integers=("amount",),
    )
    rows(
        "order_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("no", "quantity", "price", "discount", "tax_rate"),
    )
    section("order_own")


def _posted() -> None:
    section(
        "shipment_shipment",
        texts=(
            "particulars",
            "client",
            "order",
            "date",
            "currency",
            "terms",
            "due",
            "invoice_no",
            "invoice_date",
            "state",
            "salesperson",
            "carrier",
            "accountant_note",
            "settled_on",
            "export_batch",
            "remarks",
        ),
        integers=("rate", "price_incl_tax"),
    )
    rows(
        "shipment_instalments_rows",
        texts=("due",),
        integers=("amount",),
    )
    rows(
        "shipment_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("order_line", "no", "quantity", "price", "discount", "tax_rate"),
    )
    section("shipment_own")
    section(
        "goods_return_goods_return",
        texts=(
            "particulars",
            "client",
            "shipment",
            "date",
            "currency",
            "reason",
            "invoice_no",
            "state",
            "export_batch",
            "remarks",
        ),
        integers=("rate", "price_incl_tax"),
    )
    rows(
        "goods_return_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("order_line", "no", "quantity", "price", "discount", "tax_rate"),
    )
    section("goods_return_own")
    section(
        "receipt_receipt",
        texts=(
            "particulars",
            "client",
            "date",
            "currency",
            "method",
            "account",
            "bill_no",
            "bill_due",
            "received_by",
            "state",
            "bounced_on",
            "accountant_note",
            "export_batch",
            "remarks",
        ),
        integers=("amount", "rate", "charges"),
    )
    rows(
        "receipt_allocations_rows",
        texts=("document",),
        integers=("amount",),
    )
    section("receipt_own")
    section(
        "adjustment_adjustment",
        texts=(
            "particulars",
            "client",
            "date",
            "kind",
            "currency",
            "due",
            "document",
            "state",
            "approved_by",
            "export_batch",
            "remarks",
        ),
        integers=("amount", "rate"),
    )
    section("adjustment_own")


def _spent() -> None:
    section(
        "expense_expense",
        texts=(
            "particulars",
            "date",
            "applicant",
            "department",
            "category",
            "account_code",
            "client",
            "linked_to",
            "currency",
            "invoice_no",
            "state",
            "approver",
            "approved_on",
            "paid_on",
            "pay_method",
            "reason",
            "export_batch",
            "remarks",
        ),
        integers=("net", "tax", "tax_deductible", "papers"),
    )
    section("expense_own")
