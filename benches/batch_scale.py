"""Measures `batch run` with lists of several sizes. `benches/batch_scale.sh` serves the sandbox and starts it.

The same thousand applicants are driven in a list of each size. All others in the list are not due, so that each run makes the
same calls and only the cost of the other applicants differs. Before each run, SQL in the ledger resets the thousand to their
state after the import, because no command does that. A copy of the ledger would not do, because a run notices it.
"""
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.request

WORK, URL, ZHENGXIN = sys.argv[1], os.environ["URL"], os.environ["ZHENGXIN"]
SIZES = [int(size) for size in os.environ.get("SIZES", "1000,100000,1000000").split(",")]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
AROUND = os.environ.get("AROUND_RUNS")
DRIVEN = 1000
SQL_NOW = "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)"
IN_A_YEAR = SQL_NOW + " + 31536000000000"
# The intents that an applicant of the card route leaves behind.
METHODS = ["getOnlineMessageCode", "login", "onlineAuthentication", "onlineValidateCard", "submitApplyMessageCode",
           "submitOnlineAuth"]
# 7: some applicants have not ended
IDLE = (0, 7)
missed = False


def control(method, path):
    request = urllib.request.Request(f"{URL}/_sandbox/{path}", method=method)
    with urllib.request.urlopen(request) as reply:
        text = reply.read()
    return json.loads(text) if text else None


def calls():
    return control("GET", "faults")[0]["met"]


def measured(*args, exits=(0,)):
    """Runs the program. Returns its CPU time, its wall time and the most memory it held, in MB."""
    if AROUND:
        subprocess.run([AROUND, "begin"], check=True)
    try:
        with open(f"{WORK}/said", "w") as said:
            began = time.perf_counter()
            child = subprocess.Popen([ZHENGXIN, "--gateway", URL, "--quiet", "batch", "run", *args], stdout=said, stderr=said)
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.perf_counter() - began
    finally:
        if AROUND:
            subprocess.run([AROUND, "end"], check=True)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in exits:
        sys.exit(f"batch run {args}: exit {child.returncode}\n{open(f'{WORK}/said').read()}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def verdict(what, value, relation, aim):
    global missed
    met = value <= aim if relation == "<=" else value >= aim
    missed |= not met
    print(f"{what:<62} {value:>11,.2f}  (aim {relation} {aim:,}) {'ok' if met else 'MISSED'}", flush=True)


def real_rows():
    people = control("GET", "people")
    trial = [person["answers"] for person in people if person["answers"].get("login_name", "").startswith("trial-")]
    assert len(trial) >= 2 * DRIVEN, len(trial)
    return [{**answers, "user_id": "u-" + answers["login_name"]} for answers in trial[: 2 * DRIVEN]]


def other_row(n):
    """An applicant of the list for whom no call is made."""
    return {"login_name": f"other-{n:07}", "password": "Sandbox-9000", "real_name": "赵测二五零", "year": "29", "month": "09",
            "bank_card": "6250000000050009", "cellphone": "15400005000", "id_card": "990010196009170014", "last_three": "037",
            "user_id": f"u-{n:07}"}


def write_list(size, real):
    """The list: the driven thousand, then the others, then another thousand to drive."""
    path = f"{WORK}/list-{size}"
    first, last = real[:DRIVEN], real[DRIVEN:] if size >= 2 * DRIVEN else []
    with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as out:
        for row in first:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        for n in range(size - len(first) - len(last)):
            out.write(json.dumps(other_row(n), ensure_ascii=False) + "\n")
        for row in last:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


# A sealed part has the number of its applicant twice, and one more for a snapshot.
APPLICANT_OF_SEALED = "id / 2"


class LedgerFile:
    """A ledger between two runs."""

    def __init__(self, path, size):
        self.size = size
        self.file = sqlite3.connect(path, isolation_level=None)
        self.file.execute("PRAGMA synchronous = OFF")
        self.file.execute("ATTACH ':memory:' AS before")
        for table, key in (("applicants", "id"), ("sealed", APPLICANT_OF_SEALED)):
            chosen = f"{key} <= {DRIVEN} OR {key} > {size - DRIVEN}"
            self.file.execute(f"CREATE TABLE before.{table} AS SELECT * FROM main.{table} WHERE {chosen}")
        count = self.file.execute("SELECT count(*) FROM main.applicants").fetchone()[0]
        assert count == size, f"{count} of {size} rows were imported"
        self.stand_still(f"state = 'ready', due_at = {IN_A_YEAR} + id")

    def stand_still(self, how):
        self.file.execute(f"UPDATE applicants SET {how}")

    def everybody_has_applied(self):
        """Gives all applicants the state that an application leaves in the ledger; their reports are due in a year."""
        rows = ",".join(f"({seq}, '{method}')" for seq, method in enumerate(METHODS, 1))
        self.file.execute(f"""INSERT INTO intents SELECT id, column1, column2, 'submits', 1, {SQL_NOW}, {SQL_NOW}, 'accepted', 0, {SQL_NOW}
            FROM applicants, (VALUES {rows}) WHERE id > {DRIVEN} AND id <= {self.size - DRIVEN}""")
        self.file.execute(f"""INSERT INTO sealed SELECT 2 * id + 1, randomblob(400) FROM applicants
            WHERE id > {DRIVEN} AND id <= {self.size - DRIVEN}""")
        self.stand_still(f"state = 'applied', due_at = {IN_A_YEAR} + id")

    def set_back(self, low):
        """Resets the thousand from `low` on to their state after the import."""
        chosen = f"BETWEEN {low} AND {low + DRIVEN - 1}"
        self.file.execute("BEGIN")
        for table in ("intents", "questions", "evidence"):
            self.file.execute(f"DELETE FROM {table} WHERE applicant {chosen}")
        self.file.execute(f"DELETE FROM sealed WHERE id BETWEEN {2 * low} AND {2 * (low + DRIVEN) - 1}")
        self.file.execute("DELETE FROM passwords")
        self.file.execute(f"INSERT INTO sealed SELECT * FROM before.sealed WHERE {APPLICANT_OF_SEALED} {chosen}")
        self.file.execute(f"REPLACE INTO applicants SELECT * FROM before.applicants WHERE id {chosen}")
        self.file.execute(f"UPDATE applicants SET due_at = {SQL_NOW} WHERE id {chosen}")
        self.file.execute("COMMIT")
        self.file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def run_of_a_thousand(path, ledger, low, start):
    """CPU time per call in ms, without and with the start; calls per second; memory."""
    control("POST", "reset")
    ledger.set_back(low)
    before = calls()
    cpu, wall, memory = measured("--ledger", path + ".ledger", "--ask", "sandbox:", "--until", "applied", "--jobs", "32",
                                 exits=IDLE)
    made = calls() - before
    chosen = f"BETWEEN {low} AND {low + DRIVEN - 1}"
    ended = ledger.file.execute(f"SELECT count(*) FROM applicants WHERE state = 'applied' AND id {chosen}").fetchone()[0]
    if ended != DRIVEN or made < 5 * DRIVEN:
        sys.exit(f"{ended} of {DRIVEN} have applied, with {made} calls: the measurement is void")
    return 1000 * (cpu - start) / made, 1000 * cpu / made, made / wall, memory


def fdatasync():
    file = os.open(f"{WORK}/fsync", os.O_CREAT | os.O_WRONLY, 0o600)
    times = []
    for _ in range(200):
        began = time.perf_counter()
        os.pwrite(file, b"x" * 4096, 0)
        os.fdatasync(file)
        times.append(time.perf_counter() - began)
    times.sort()
    print(f"fdatasync of 4 KiB: median and p99 {1000 * times[100]:.2f} and {1000 * times[197]:.2f} ms", flush=True)


real = real_rows()
ledgers = {}
fdatasync()
for size in SIZES:
    path = write_list(size, real)
    cpu, wall, memory = measured(path, "--ledger", path + ".checked", "--check")
    print(f"{size:,} rows: checked in {wall:.2f} s, {cpu:.2f} s of the processor, {memory:.0f} MB", flush=True)
    # --max-failures allows none, so the run ends as soon as the list is imported.
    cpu, wall, memory = measured(path, "--ask", "sandbox:", "--max-failures", "0", exits=(6,))
    print(f"{size:,} rows: imported in {wall:.2f} s, {cpu:.2f} s of the processor, {memory:.0f} MB", flush=True)
    if size == max(SIZES):
        verdict(f"import of {size:,} rows, rows/s", size / wall, ">=", 100_000)
        verdict(f"import of {size:,} rows, MB of memory", memory, "<=", 100)
    ledgers[size] = (path, LedgerFile(path + ".ledger", size))

# A run in which no applicant is due: it starts, counts the list twice, and ends, so that none of its processor time
# belongs to a call.
figures, idle = {size: [] for size in SIZES}, {size: [] for size in SIZES}
for _ in range(ROUNDS):
    for size, (path, ledger) in ledgers.items():
        idle[size].append(measured("--ledger", path + ".ledger", "--ask", "sandbox:", exits=IDLE))
        figures[size].append(run_of_a_thousand(path, ledger, 1, statistics.median(start[0] for start in idle[size])))
medians = {size: [statistics.median(column) for column in zip(*rows)] for size, rows in figures.items()}
starts = {size: [statistics.median(column) for column in zip(*rows)] for size, rows in idle.items()}
for size, (cpu, whole, rate, memory) in medians.items():
    print(f"{size:,} rows: {cpu:.3f} ms of the processor a call ({whole:.3f} with the start, which takes {starts[size][0]:.2f} s), "
          f"{rate:,.0f} calls/s, {memory:.0f} MB", flush=True)
a_call = [row[0] for row in medians.values()]
verdict("CPU time a call, the dearest size against the cheapest", max(a_call) / min(a_call), "<=", 1.25)

size = max(SIZES)
path, ledger = ledgers[size]
verdict(f"later start of {size:,} rows, s", starts[size][1], "<=", 2)
cpu, wall, memory = measured(path, "--ledger", path + ".ledger", "--ask", "sandbox:", exits=IDLE)
print(f"{size:,} rows: the same list again, {wall:.2f} s, {cpu:.2f} s of the processor, {memory:.0f} MB", flush=True)

if size >= 100 * DRIVEN:
    # For the last thousand, all earlier applicants are in the state that an application leaves. The short list runs
    # alternately with both, so that a slower machine does not distort the comparison.
    short, last, beside = min(SIZES), [], []
    ledger.everybody_has_applied()
    for _ in range(ROUNDS):
        last.append(run_of_a_thousand(path, ledger, size - DRIVEN + 1, starts[size][0]))
        beside.append(run_of_a_thousand(*ledgers[short], 1, starts[short][0]))
    last, beside = ([statistics.median(column) for column in zip(*rows)] for rows in (last, beside))
    first, first_beside = medians[size], medians[short]
    print(f"the first thousand of {size:,}: {first[2]:,.0f} calls/s, {first[0]:.3f} ms of the processor a call; "
          f"the last: {last[2]:,.0f}, {last[0]:.3f}; beside them {short:,} rows: {first_beside[2]:,.0f}, {beside[2]:,.0f}", flush=True)
    verdict("throughput of the last thousand against the first", last[2] / first[2] * first_beside[2] / beside[2], ">=", 0.9)
    verdict("memory of such a run, MB", last[3], "<=", 100)
sys.exit(missed)
