"""The command `beian` that the wheel installs: the program itself, in the place of this process."""
import os
import subprocess
import sys

from . import BeianError, _program


def main() -> None:
    try:
        program = _program()
    except BeianError as error:
        sys.exit(str(error))
    if os.name == "nt":  # there, exec returns to the shell before the program has ended
        sys.exit(subprocess.run([program, *sys.argv[1:]]).returncode)
    os.execv(program, [program, *sys.argv[1:]])


if __name__ == "__main__":
    main()
