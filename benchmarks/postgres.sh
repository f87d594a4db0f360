#!/usr/bin/env bash
# Scheduled runs with Prefect's server on PostgreSQL: a cluster of its own in a temporary folder, on the loopback interface.
# On Debian or Ubuntu: apt-get install postgresql. Run it as any user; root lends the cluster to the user `postgres`.
set -euo pipefail
cd "$(dirname "$0")/.."
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
folder=$(mktemp -d)
as() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$*"; else sh -c "$*"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$folder"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
trap 'as "$programs/pg_ctl -D $folder/data -m immediate stop" >/dev/null; rm -rf "$folder"' EXIT
as "$programs/initdb -D $folder/data -A trust -U prefect" >/dev/null
as "$programs/pg_ctl -D $folder/data -w -o '-p $port -k $folder -c listen_addresses=127.0.0.1' -l $folder/log start" >/dev/null
as "$programs/createdb -h 127.0.0.1 -p $port -U prefect prefect"
"${PYTHON:-.venv/bin/python}" benchmarks/scheduled.py --database "postgresql+asyncpg://prefect@127.0.0.1:$port/prefect"
