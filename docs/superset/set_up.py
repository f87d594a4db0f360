"""Sets up Superset over a warehouse: a locked database, data sets with their descriptions, charts and a dashboard.

Run it with the Python of Superset's own environment:

    python3 -m venv superset-env && superset-env/bin/pip install -r docs/superset/requirements.txt
    superset-env/bin/python docs/superset/set_up.py WAREHOUSE --home superset-home --password PASSWORD

A second run brings what is there up to date. At its end it asks each chart for its data and prints the rows.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAME = "Claimhouse"
TABLES = ("claims", "sources", "studies", "propositions", "source_scorecards", "discrepancies")


@dataclass(frozen=True)
class Chart:
    """A chart: the table that it shows, Superset's name of its kind, and what is counted by what."""

    title: str
    table: str
    kind: str
    by: tuple[str, ...]
    measure: str
    split: tuple[str, ...] = ()


CHARTS = (
    Chart(
        "Claims by type and certainty", "claims", "echarts_timeseries_bar", ("claim_type",), "count(*)", ("certainty",)
    ),
    Chart("What claims rest on", "claims", "table", ("evidence_basis",), "count(*)"),
    Chart("Sources: share hedged", "source_scorecards", "table", ("source_id", "claim_count"), "max(share_hedged)"),
    Chart(
        "Points by claims, and whether sources agree",
        "propositions",
        "table",
        ("label", "agreement"),
        "sum(claim_count)",
    ),
)


def main() -> None:
    """Set everything up, then check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("--home", type=Path, default=Path("superset-home"), help="where Superset keeps its own data")
    parser.add_argument("--user", default="admin")
    parser.add_argument("--password", required=True)
    options = parser.parse_args()
    os.environ["SUPERSET_HOME"] = str(options.home.absolute())
    os.environ["CLAIMHOUSE_WAREHOUSE"] = str(options.warehouse.absolute())
    os.environ["SUPERSET_CONFIG_PATH"] = str(HERE / "superset_config.py")
    app = start_app(options.user, options.password)
    api = Api(app.test_client(), options.user, options.password)
    database = save_database(api, options.warehouse.absolute())
    datasets = {table: save_dataset(api, database, table) for table in TABLES}
    charts = {chart.title: save_chart(api, chart, datasets[chart.table]) for chart in CHARTS}
    dashboard = save_dashboard(api, charts)
    for chart in CHARTS:
        print(f"{chart.title}: {len(ask_chart(api, chart, datasets[chart.table]))} rows")
    check_lock(api, database)
    print(f"Dashboard {dashboard} is ready. Start Superset and open /superset/dashboard/{dashboard}/:")
    for name in ("SUPERSET_HOME", "SUPERSET_CONFIG_PATH", "CLAIMHOUSE_WAREHOUSE"):
        print(f"  export {name}={os.environ[name]}")
    print("  superset-env/bin/superset run -p 8088")


def start_app(user: str, password: str) -> Any:
    """The application, its own database made and the user in it."""
    from superset.app import create_app

    app = create_app()
    with app.app_context():
        import superset
        from flask_migrate import upgrade
        from superset import security_manager
        from superset.extensions import appbuilder, db

        upgrade(directory=str(Path(superset.__file__).parent / "migrations"))
        appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        if not security_manager.find_user(username=user):
            role = security_manager.find_role("Admin")
            security_manager.add_user(user, "Claim", "House", "admin@localhost", role, password=password)
        db.session.commit()
    return app


class Api:
    """Superset's REST interface."""

    def __init__(self, client: Any, user: str, password: str) -> None:
        self.client = client
        login = {"username": user, "password": password, "provider": "db"}
        token = client.post("/api/v1/security/login", json=login).get_json()["access_token"]
        self.headers = {"Authorization": f"Bearer {token}"}
        csrf = client.get("/api/v1/security/csrf_token/", headers=self.headers).get_json()["result"]
        self.headers |= {"X-CSRFToken": csrf, "Referer": "http://localhost/"}

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """What the server answers; an error ends the program with its text."""
        answer = self.client.open(f"/api/v1/{path}", method=method, json=body, headers=self.headers)
        if answer.status_code >= 400:
            raise SystemExit(f"{method} {path}: {answer.status_code} {answer.get_data(as_text=True)[:500]}")
        return answer.get_json()

    def save(self, kind: str, column: str, value: str, body: dict[str, Any]) -> int:
        """Make the thing of that name, or change the one that is there; its id."""
        query = json.dumps({"filters": [{"col": column, "opr": "eq", "value": value}]})
        found = self.client.get(f"/api/v1/{kind}/", query_string={"q": query}, headers=self.headers).get_json()[
            "result"
        ]
        if found:
            changed = {k: v for k, v in body.items() if not (kind == "dataset" and k in ("database", "schema"))}
            self.call("PUT", f"{kind}/{found[0]['id']}", changed)
            return int(found[0]["id"])
        return int(self.call("POST", f"{kind}/", body)["id"])


def save_database(api: Api, warehouse: Path) -> int:
    """The connection, read-only; `superset_config.py` shuts it into the snapshots."""
    extra = {"engine_params": {"connect_args": {"read_only": True}}}
    address = f"duckdb:///{warehouse / 'current' / 'claimhouse.duckdb'}"
    body = {"database_name": NAME, "sqlalchemy_uri": address, "extra": json.dumps(extra), "expose_in_sqllab": True}
    return api.save("database", "database_name", NAME, body)


def save_dataset(api: Api, database: int, table: str) -> int:
    """The data set of a table, its columns with their descriptions as the database tells them."""
    dataset = api.save("dataset", "table_name", table, {"database": database, "schema": "main", "table_name": table})
    told = dict(read_comments(api, database, table))
    columns = api.call("GET", f"dataset/{dataset}")["result"]["columns"]
    kept = ("id", "column_name", "type", "is_dttm", "filterable", "groupby")
    described = [{k: c[k] for k in kept} | {"description": told.get(c["column_name"])} for c in columns]
    api.call("PUT", f"dataset/{dataset}?override_columns=false", {"columns": described})
    return dataset


def read_comments(api: Api, database: int, table: str) -> Iterator[tuple[str, str]]:
    """Columns with their comments."""
    sql = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE comment IS NOT NULL"
    for row in run_sql(api, database, sql):
        if row["table_name"] == table:
            yield row["column_name"], row["comment"]


def run_sql(api: Api, database: int, sql: str) -> list[dict[str, Any]]:
    """Rows of a query in SQL Lab."""
    body = {"database_id": database, "sql": sql, "schema": "main", "runAsync": False}
    rows: list[dict[str, Any]] = api.call("POST", "sqllab/execute/", body)["data"]
    return rows


def save_chart(api: Api, chart: Chart, dataset: int) -> int:
    """The chart, as Superset keeps it."""
    measure = {"expressionType": "SQL", "sqlExpression": chart.measure, "label": chart.measure}
    parameters = {"viz_type": chart.kind, "datasource": f"{dataset}__table", "row_limit": 1000, "metrics": [measure]}
    if chart.kind == "table":
        parameters |= {"query_mode": "aggregate", "groupby": list(chart.by)}
    else:
        parameters |= {"x_axis": chart.by[0], "groupby": list(chart.split), "stack": "Stack"}
    body = {"slice_name": chart.title, "viz_type": chart.kind, "datasource_id": dataset, "datasource_type": "table"}
    return api.save("chart", "slice_name", chart.title, body | {"params": json.dumps(parameters)})


def save_dashboard(api: Api, charts: dict[str, int]) -> int:
    """The dashboard with the charts, two in a row."""
    positions: dict[str, Any] = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"id": "ROOT_ID", "type": "ROOT", "children": ["GRID_ID"]},
        "GRID_ID": {"id": "GRID_ID", "type": "GRID", "children": [], "parents": ["ROOT_ID"]},
    }
    for number, (title, chart) in enumerate(charts.items()):
        row, name = f"ROW-{number // 2}", f"CHART-{chart}"
        place = {"type": "ROW", "id": row, "children": [], "parents": ["ROOT_ID", "GRID_ID"]}
        positions.setdefault(row, place | {"meta": {"background": "BACKGROUND_TRANSPARENT"}})["children"].append(name)
        meta = {"chartId": chart, "width": 6, "height": 50, "sliceName": title}
        positions[name] = {
            "type": "CHART",
            "id": name,
            "children": [],
            "meta": meta,
            "parents": ["ROOT_ID", "GRID_ID", row],
        }
    positions["GRID_ID"]["children"] = [key for key in positions if key.startswith("ROW-")]
    body = {"dashboard_title": NAME, "published": True, "position_json": json.dumps(positions)}
    dashboard = api.save("dashboard", "dashboard_title", NAME, body)
    for chart in charts.values():
        api.call("PUT", f"chart/{chart}", {"dashboards": [dashboard]})
    return dashboard


def ask_chart(api: Api, chart: Chart, dataset: int) -> list[dict[str, Any]]:
    """The rows that a chart shows."""
    measure = {"expressionType": "SQL", "sqlExpression": chart.measure, "label": "measure"}
    query = {"columns": [*chart.by, *chart.split], "metrics": [measure], "row_limit": 1000}
    body = {"datasource": {"id": dataset, "type": "table"}, "queries": [query], "result_type": "full", "force": True}
    rows: list[dict[str, Any]] = api.call("POST", "chart/data", body)["result"][0]["data"]
    return rows


def check_lock(api: Api, database: int) -> None:
    """A query that reads another file must fail."""
    body = {
        "database_id": database,
        "sql": "SELECT * FROM read_text('/etc/hostname')",
        "schema": "main",
        "runAsync": False,
    }
    answer = api.client.post("/api/v1/sqllab/execute/", json=body, headers=api.headers)
    if answer.status_code < 400:
        raise SystemExit("SQL Lab can read files outside the warehouse: do not let others in")
    print("Locked: SQL Lab cannot read other files.")


if __name__ == "__main__":
    main()
