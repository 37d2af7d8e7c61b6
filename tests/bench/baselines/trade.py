"""Receivables by age and the documents of a client with nothing but SQL: argv is TASK, FILE."""

import json
import re
import sys
import time
from pathlib import Path
from statistics import median

from tests.bench.baselines.opened import opened

DAY, TIMES = "2025-12-31", 5
_AGED = """
WITH owed AS (
  SELECT s.client_id, l.target AS client, s.currency, julianday(?) - julianday(s.due) AS days,
         SUM(ROUND(ROUND(r.quantity * r.price / 1e7 * (1 - COALESCE(r.discount, 0) / 1e6), 2)
                   * (1 + COALESCE(r.tax_rate, 0) / 1e6), 2)) AS amount
  FROM shipment_shipment s
  JOIN client w ON w.id = s.client_id AND w.trashed IS NULL
  JOIN link l ON l.client_id = s.client_id AND l.field = 'client'
  JOIN shipment_lines_rows r ON r.client_id = s.client_id
  WHERE s.state = 'posted' AND s.date <= ?
  GROUP BY s.client_id
)
SELECT client, currency, SUM(amount), SUM(amount * (days <= 0)), SUM(amount * (days BETWEEN 1 AND 30)),
       SUM(amount * (days BETWEEN 31 AND 60)), SUM(amount * (days BETWEEN 61 AND 90)), SUM(amount * (days > 90))
FROM owed GROUP BY client, currency ORDER BY client, currency
"""
_TABLES = (
    "order_order order_lines_rows order_instalments_rows shipment_shipment shipment_lines_rows "
    "shipment_instalments_rows receipt_receipt receipt_allocations_rows client"
)
db = opened(sys.argv[2], "")


def ageing() -> float:
    begun = time.process_time()
    assert db.execute(_AGED, (DAY, DAY)).fetchall()
    return time.process_time() - begun


def overview() -> float:
    """The same rows as a page needs, fetched and taken apart, nothing reckoned."""
    code = db.execute("SELECT code FROM client WHERE kind = 'enterprise' ORDER BY id").fetchone()[0]
    taken = []
    for _ in range(TIMES):
        begun = time.process_time()
        ids = [
            row[0] for row in db.execute("SELECT client_id FROM link WHERE target = ? AND field = 'client'", (code,))
        ]
        marks = ",".join("?" * len(ids))
        for table in _TABLES.split():
            key = "id" if table == "client" else "client_id"
            for row in db.execute(f"SELECT * FROM {table} WHERE {key} IN ({marks})", ids):
                for value in row:
                    if isinstance(value, str) and value.startswith("{"):
                        json.loads(value)
        taken.append(time.process_time() - begun)
    return median(taken)


whole = {"ageing": ageing, "overview": overview}[sys.argv[1]]()
peak = re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
print(json.dumps({"whole": whole, "memory": int(peak[0]) / 1024}))
