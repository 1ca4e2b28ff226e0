#!/usr/bin/env python3
"""Pages in object storage, in parts by Dask, through `beian inject --stream`.

    beian_dask.py SOURCE TARGET [-- OPTION…]       beian_dask.py s3://site/public s3://site/done -- --config beian.toml

SOURCE and TARGET are folders as fsspec names them (s3://, oss://, hdfs://, a path); TARGET may be SOURCE. Pages that change are
written there, others only where TARGET is another folder. Findings come as lines of JSON. Exit code as beian's: 0, 1 or 2.
DASK_SCHEDULER_ADDRESS names a cluster; without it there is one on this machine. beian must be on PATH there, or BEIAN_BIN name it.
"""
import base64
import json
import os
import subprocess
import sys

import dask.bag
import distributed
import fsspec

PAGES = (".html", ".htm", ".xhtml")
PART = int(os.environ.get("PAGES_PER_PART", "2000"))  # pages of one call of beian: what a worker holds in memory


def work(names, source, target, program, options):
    """One part: read the pages, give them to beian, write what comes back. The same part again gives the same."""
    files, root = fsspec.core.url_to_fs(source)
    written, top = fsspec.core.url_to_fs(target)
    records = (json.dumps({"path": name, "base64": base64.b64encode(files.cat_file(f"{root}/{name}")).decode()}) for name in names)
    done = subprocess.run([program, "inject", "--stream", "-q", *options], input="\n".join(records).encode(), stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(names):
        raise RuntimeError(f"beian ended with {done.returncode} after {len(answers)} of {len(names)} pages; its standard error says why")
    for answer in answers:
        if "error" not in answer and (answer["changed"] or target != source):
            written.makedirs(os.path.dirname(f"{top}/{answer['path']}"), exist_ok=True)
            written.pipe_file(f"{top}/{answer['path']}", base64.b64decode(answer.pop("base64")))
    return [{key: value for key, value in answer.items() if key != "base64"} for answer in answers]


def main(source, target, options):
    files, root = fsspec.core.url_to_fs(source)
    names = sorted(path[len(root):].lstrip("/") for path in files.find(root) if path.endswith(PAGES))
    with distributed.Client(os.environ.get("DASK_SCHEDULER_ADDRESS")):
        parts = dask.bag.from_sequence(names, partition_size=PART) if names else []
        answers = parts.map_partitions(work, source, target, os.environ.get("BEIAN_BIN", "beian"), options).compute() if names else []
    standing = 0
    for answer in answers:
        for finding in answer.get("findings", [{"path": answer["path"], "severity": "error", "message": answer.get("error"), "fixed": False}]):
            standing += finding["severity"] == "error" and not finding["fixed"]
            print(json.dumps(finding, ensure_ascii=False))
    broken = sum("error" in answer for answer in answers)
    print(f"{len(answers)} files: {sum(a.get('changed', False) for a in answers)} changed, {standing} errors, {broken} not done", file=sys.stderr)
    return 2 if broken or not answers or all(a["skipped"] for a in answers) else 1 if standing else 0


if __name__ == "__main__":
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    if cut != 2:
        sys.exit(__doc__)
    sys.exit(main(*words[:2], words[cut + 1:]))
