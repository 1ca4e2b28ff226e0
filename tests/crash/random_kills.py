"""R7: runs on 2,000 pages are killed after a random time, with as many threads as there are cores.

Quick: 300 pages and 12 kills.
"""

import os
import random
import subprocess
import time

from crash import Site, Tally, arguments, page


def main():
    options = arguments(kills=0)
    count, kills = (2000, 500) if options.full else (300, 12)
    kills = options.kills or kills
    rng = random.Random(options.seed)
    site = Site({f"{i % 40}/p{i}.html": page(i, fill=i % 30) for i in range(count)})
    tally = Tally("killed at a random time")
    began = time.monotonic()
    subprocess.run(site.command(f"-j{os.cpu_count()}"), check=True, capture_output=True)
    whole = time.monotonic() - began
    midway = 0
    for kill in range(kills):
        site.restore()
        running = subprocess.Popen(site.command(f"-j{os.cpu_count()}"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * whole)
        running.kill()
        running.wait()
        wrong = site.judge(leftovers=True)
        new = sum((site.root / name).read_bytes() == content for name, content in site.new.items())
        midway += 0 < new < count
        tally.point(f"kill {kill}", wrong + site.heals())
    site.remove()
    print(f"{midway} of them with some pages old and some new")
    tally.end(least=kills)


main()
