#!/usr/bin/env python3
"""Measures one run of a client (run) and prints the medians of all runs (table). Called by bench.sh."""
import argparse, json, os, resource, shutil, signal, statistics, subprocess, sys, time

PAGE = os.sysconf("SC_PAGE_SIZE")
TICK = os.sysconf("SC_CLK_TCK")
MB = 1e6


def written(pid):
    """Bytes that a process, and the children it has waited for, handed to the file system."""
    with open(f"/proc/{pid}/io") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("write_bytes"))


def session(leader):
    """(pid, name, CPU seconds, resident bytes) of each process of a session."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat") as f:
                name, rest = f.read().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue
        fields = rest.split()
        if int(fields[3]) == leader:
            yield pid, name, (int(fields[11]) + int(fields[12])) / TICK, int(fields[21]) * PAGE


def size(folder):
    total = 0
    for where, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(where, name)).st_blocks * 512
            except OSError:
                pass
    return total


def half_of_cold(a):
    return statistics.median(r["received"] for r in results(a) if r["client"] == a.client and r["row"] == "cold") / 2


def results(a):
    with open(a.results) as f:
        return [json.loads(line) for line in f]


def run(a):
    shutil.rmtree(a.scratch, ignore_errors=True)
    os.makedirs(a.scratch)
    env = {**os.environ, "TMPDIR": a.scratch, "HOME": a.scratch}  # whatever it leaves on disk is left where we look
    limit = half_of_cold(a) if a.kill_at_half else None
    received, servers, rss, scratch, looked = written(a.registry_pid), {}, 0, 0, 0.0
    cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    with open(a.log, "w") as log:
        client = subprocess.Popen(a.command, stdin=subprocess.PIPE, stdout=log, stderr=log, env=env, start_new_session=True)
        try:
            client.stdin.write(b"secret\n")
            client.stdin.close()
        except BrokenPipeError:
            pass
        while os.waitid(os.P_PID, client.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if limit is not None and written(a.registry_pid) - received >= limit:
                break
            now = time.monotonic()
            if now - looked >= 0.2:
                looked = now
                processes = list(session(client.pid))
                rss = max(rss, sum(p[3] for p in processes))
                servers.update({p[0]: p[2] for p in processes if p[1] == "docker-registry"})  # nobody waits for these
                scratch = max(scratch, size(a.scratch))
            time.sleep(0.01)
    wall = time.monotonic() - start
    files = written(client.pid)
    killed = client.poll() is None
    for pid, *_ in list(session(client.pid)):
        try:
            os.kill(int(pid), signal.SIGKILL)
        except ProcessLookupError:
            pass
    code = client.wait()
    if a.kill_at_half:
        if not killed:
            print(f"{a.client} was done before it could be killed: take a bigger --scale", file=sys.stderr)
        return
    if code:
        sys.exit(f"{a.client} ended with {code}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(a.results, "a") as f:
        f.write(json.dumps({"client": a.client, "row": a.row, "wall": wall, "rss": max(rss, used.ru_maxrss * 1024), "scratch": scratch, "files": files,
                            "cpu": used.ru_utime + used.ru_stime - cpu.ru_utime - cpu.ru_stime + sum(servers.values()),
                            "received": written(a.registry_pid) - received}) + "\n")


def table(a):
    clients = ["acp-upgrade", "skopeo"]
    measures = [("wall", "wall time, s", 1, 2), ("cpu", "CPU of the client, s", 1, 2), ("rss", "peak memory, MB", MB, 0),
                ("received", "written by the registry, MB", MB, 1), ("files", "written by the client, MB", MB, 1),
                ("scratch", "temporary files at most, MB", MB, 1)]
    rows = results(a)
    print("| run | measure | " + " | ".join(clients) + " | ratio |\n|---|---|--:|--:|--:|")
    for row in ["cold", "warm", "resumed"]:
        for key, title, unit, digits in measures:
            ours, theirs = (statistics.median(r[key] for r in rows if (r["client"], r["row"]) == (c, row)) / unit for c in clients)
            ratio = f"{ours / theirs:.2f}" if theirs >= 0.05 else "–"
            print(f"| {row} | {title} | {ours:.{digits}f} | {theirs:.{digits}f} | {ratio} |")
    print("\nMedians; the ratio is ours to theirs, less is better. resumed: run again after `kill -9` when half had arrived. Memory and CPU are\n"
          "of all processes of the client, with the registries that skopeo reads the package's layouts from. What the registry wrote\n"
          "is what it received, and what it had to copy itself.")


def main():
    p = argparse.ArgumentParser(description=__doc__, usage="bench.py run|table OPTIONS [-- COMMAND...]")
    p.add_argument("verb", choices=["run", "table"])
    p.add_argument("--results", required=True)
    p.add_argument("--client")
    p.add_argument("--row")
    p.add_argument("--registry-pid")
    p.add_argument("--scratch")
    p.add_argument("--log")
    p.add_argument("--kill-at-half", action="store_true")
    cut = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    a = p.parse_args(sys.argv[1:cut])
    a.command = sys.argv[cut + 1:]
    run(a) if a.verb == "run" else table(a)


if __name__ == "__main__":
    main()
