"""A Slurm of one machine for a test: munge, slurmctld and slurmd of Debian, in a folder of their own, on ports of their own.

Nothing of the system's Slurm is touched: keys, spool, state, logs and sockets are in the folder, and all that was started is ended.
"""
import os
import pathlib
import shutil
import socket
import subprocess
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel")


def missing():
    """Why there can be no cluster here, or None."""
    for name in PROGRAMS:
        if shutil.which(name, path=PATH) is None:
            return f"{name} is not installed: scripts/setup machines"
    return None if os.geteuid() == 0 else "slurmd starts jobs as root only: run as root"


PATH = f"{os.environ['PATH']}:/usr/sbin:/sbin"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Cluster:
    def __init__(self, folder, slots=4):
        self.folder = pathlib.Path(folder)
        self.running = []
        host = socket.gethostname().split(".")[0]
        for name in ("state", "spool", "munge", "log"):
            (self.folder / name).mkdir()
        (self.folder / "munge").chmod(0o755)
        key = self.folder / "munge/key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        self.socket = self.folder / "munge/socket"
        # More slots than the machine has processors: what is tested is the order of things, not speed.
        (self.folder / "slurm.conf").write_text(f"""ClusterName=beian
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket={self.socket}
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
StateSaveLocation={self.folder}/state
SlurmdSpoolDir={self.folder}/spool
SlurmctldPidFile={self.folder}/slurmctld.pid
SlurmdPidFile={self.folder}/slurmd.pid
SlurmctldLogFile={self.folder}/log/slurmctld
SlurmdLogFile={self.folder}/log/slurmd
SlurmctldParameters=enable_configless
SlurmdParameters=config_overrides
KillWait=2
MinJobAge=3600
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,batch_sched_delay=0,sched_min_interval=0
NodeName={host} NodeAddr=127.0.0.1 CPUs={slots} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
""")
        self.env = {**os.environ, "PATH": PATH, "SLURM_CONF": str(self.folder / "slurm.conf")}

    def __enter__(self):
        try:
            self.start("munged", "--foreground", "--force", f"--key-file={self.folder}/munge/key", f"--socket={self.socket}", f"--pid-file={self.folder}/munge/pid",
                       f"--log-file={self.folder}/log/munged", f"--seed-file={self.folder}/munge/seed")
            self.until(self.socket.exists, "munged")
            self.start("slurmctld", "-D", "-i")
            self.until(lambda: "UP" in self.run("scontrol", "ping", check=False), "slurmctld")
            self.start("slurmd", "-D", "-N", socket.gethostname().split(".")[0])
            self.until(lambda: "State=IDLE" in self.run("scontrol", "show", "node", check=False), "slurmd")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.running):
            process.terminate()
        for process in reversed(self.running):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def start(self, *command):
        log = open(self.folder / f"log/{command[0]}.out", "wb")
        self.running.append(subprocess.Popen(command, env=self.env, stdout=log, stderr=log))
        log.close()

    def until(self, done, what, seconds=60):
        """Waits for a state, not for a time; `seconds` is when to give up."""
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise RuntimeError(f"{what} did not come: " + "\n".join(f"{p.name}: {p.read_text(errors='replace')[-1500:]}" for p in (self.folder / "log").iterdir()))
            time.sleep(0.05)

    def run(self, *command, check=True, cwd=None, env=None):
        done = subprocess.run([str(c) for c in command], env={**self.env, **(env or {})}, cwd=cwd, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")
        return done.stdout

    def job(self, number):
        """What Slurm knows of a job or of a task of an array."""
        text = self.run("scontrol", "--oneliner", "show", "job", number)
        return dict(word.split("=", 1) for word in text.split("\n")[0].split() if "=" in word)

    def wait(self, number, seconds=3600):
        """The exit code of a job, once it has ended."""
        ended = ("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL", "OUT_OF_MEMORY")
        self.until(lambda: self.job(number)["JobState"] in ended, f"job {number}", seconds)
        return int(self.job(number)["ExitCode"].split(":")[0])
