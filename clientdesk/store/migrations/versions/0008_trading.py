"""Products, orders, shipments, receipts and what belongs to them; the trade of the house."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    _house()
    _products()
    _promised()
    _posted()
    _spent()


def _columns(texts: Sequence[str], integers: Sequence[str]) -> list[sa.Column[object]]:
    kinds = [(name, sa.Text()) for name in texts] + [(name, sa.Integer()) for name in integers]
    return [sa.Column(name, kind, nullable=True) for name, kind in kinds]


def _section(name: str, *, texts: Sequence[str] = (), integers: Sequence[str] = ()) -> None:
    op.create_table(
        name,
        sa.Column("client_id", sa.Integer(), nullable=False),
        *_columns(texts, integers),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _rows(name: str, *, texts: Sequence[str] = (), integers: Sequence[str] = ()) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_columns(texts, integers),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(f"{name}_order", name, ["client_id", "position"], unique=False)


def _house() -> None:
    _section(
        "house_trade",
        texts=("base_currency", "usual_terms", "books_closed_until"),
        integers=("usual_tax", "usual_incl_tax"),
    )
    _rows(
        "house_number_patterns_rows",
        texts=("document", "pattern"),
    )
    _rows(
        "house_exchange_rates_rows",
        texts=("currency", "since"),
        integers=("rate",),
    )
    _rows(
        "house_expense_accounts_rows",
        texts=("category", "code", "name"),
    )
    _rows(
        "house_posting_accounts_rows",
        texts=("role", "code", "name"),
    )
    _rows(
        "house_ageing_allowances_rows",
        integers=("over_days", "share"),
    )
    _rows(
        "house_package_profiles_rows",
        texts=("name", "profile"),
    )


def _products() -> None:
    _section(
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
    _rows(
        "product_price_levels_rows",
        texts=("level",),
        integers=("from_quantity", "price"),
    )
    _section("product_own")


def _promised() -> None:
    _section(
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
    _rows(
        "quotation_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("no", "quantity", "price", "discount", "tax_rate"),
    )
    _section("quotation_own")
    _section(
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
    _rows(
        "order_instalments_rows",
        texts=("due",),
        integers=("amount",),
    )
    _rows(
        "order_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("no", "quantity", "price", "discount", "tax_rate"),
    )
    _section("order_own")


def _posted() -> None:
    _section(
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
    _rows(
        "shipment_instalments_rows",
        texts=("due",),
        integers=("amount",),
    )
    _rows(
        "shipment_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("order_line", "no", "quantity", "price", "discount", "tax_rate"),
    )
    _section("shipment_own")
    _section(
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
    _rows(
        "goods_return_lines_rows",
        texts=("product", "model", "unit", "ship_by", "remark"),
        integers=("order_line", "no", "quantity", "price", "discount", "tax_rate"),
    )
    _section("goods_return_own")
    _section(
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
    _rows(
        "receipt_allocations_rows",
        texts=("document",),
        integers=("amount",),
    )
    _section("receipt_own")
    _section(
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
    _section("adjustment_own")


def _spent() -> None:
    _section(
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
    _section("expense_own")
