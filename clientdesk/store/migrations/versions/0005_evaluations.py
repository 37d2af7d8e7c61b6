"""The evaluations of clients, and the weights the house gives."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing yet."""
