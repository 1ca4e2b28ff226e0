"""R15: two to eight runs of inject at once, and readers that look at the pages all the while.

One run works; another ends with 2 and the word “locked”, at once, or it came later and found nothing to do. Nobody ever reads a
page that is neither old nor new.
"""

import random
import subprocess
import threading
import time

from crash import Site, Tally, arguments


def read_all(site, stop, wrong, reads):
    names = list(site.pages)
    while not stop.is_set():
        for name in names:
            content = (site.root / name).read_bytes()
            reads[0] += 1
            if content not in (site.pages[name], site.new[name]):
                wrong.append(f"a reader saw {len(content)} bytes of {name}, neither old nor new")
                return


def main():
    options = arguments()
    trials, least_reads = (200, 100000) if options.full else (25, 5000)
    rng = random.Random(options.seed)
    site = Site()
    tally = Tally("runs at once")
    reads = [0]
    locked = 0
    trial = 0
    while trial < trials or reads[0] < least_reads:
        site.restore()
        wrong = []
        stop = threading.Event()
        reader = threading.Thread(target=read_all, args=(site, stop, wrong, reads))
        reader.start()
        began = time.monotonic()
        running = [subprocess.Popen(site.command("-j2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                   for _ in range(rng.randint(2, 8))]
        codes = []
        for each in running:
            _, said = each.communicate(timeout=30)
            codes.append(each.returncode)
            if each.returncode == 2 and b"locked" in said:
                locked += 1
            elif each.returncode != 0:
                wrong.append(f"a run ends with {each.returncode}: {said.decode()!r}")
        stop.set()
        reader.join()
        if 0 not in codes:
            wrong.append("no run worked")
        if time.monotonic() - began > 20:
            wrong.append("it took more than 20 s")
        wrong += site.judge()
        if not site.all_new():
            wrong.append("a page is still old")
        tally.point(f"trial {trial}", wrong)
        trial += 1
    site.remove()
    print(f"{reads[0]} pages read meanwhile; {locked} runs found the folder locked")
    if locked == 0:
        tally.wrong.append("no run met another: the trials showed nothing")
    tally.end(least=trials)


main()
