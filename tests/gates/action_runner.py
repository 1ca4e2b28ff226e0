"""Runs the shell steps of a composite GitHub Action as its runner does: bash, its files for outputs and the summary, its expressions.

What it does not know is an error, not something to pass over: an expression other than the few below, a step that is neither `run` nor
`uses`. A step with `uses` is recorded with its inputs, which is what the test asks about.
"""
import dataclasses
import os
import re
import subprocess


@dataclasses.dataclass
class Run:
    code: int                 # of the first step that failed, else 0
    log: str                  # standard output of all steps
    summary: str
    outputs: dict             # of the action
    used: list                # (action, its inputs) of each step with `uses` that was reached
    steps: dict               # id → its outputs


class Unknown(Exception):
    pass


def _value(expression, world):
    """inputs.x, steps.id.outputs.x, 'text', always(), a == b, a != b, a && b."""
    expression = expression.strip()
    if "&&" in expression:
        return all([_value(part, world) for part in expression.split("&&")])
    for sign in ("==", "!="):
        if sign in expression:
            left, right = (_value(part, world) for part in expression.split(sign))
            return (left == right) == (sign == "==")
    if match := re.fullmatch(r"'([^']*)'", expression):
        return match[1]
    if match := re.fullmatch(r"inputs\.([\w-]+)", expression):
        return world["inputs"][match[1]]
    if match := re.fullmatch(r"steps\.([\w-]+)\.outputs\.([\w-]+)", expression):
        return world["steps"].get(match[1], {}).get(match[2], "")
    if expression == "always()":
        world["always"] = True
        return True
    raise Unknown(expression)


def expand(text, world):
    whole = re.fullmatch(r"\$\{\{(.*)\}\}", text.strip(), re.DOTALL)
    return _value(whole[1], world) if whole else re.sub(r"\$\{\{(.*?)\}\}", lambda match: str(_value(match[1], world)), text)


def _read_outputs(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def run_action(action, inputs, workspace, temp, path, variables):
    """`action`: the parsed action.yml. `workspace`: where the repository is checked out. `path`: the PATH of the machine.
    `variables`: the environment of the job."""
    unknown = inputs.keys() - action["inputs"].keys()
    if unknown:
        raise Unknown(f"inputs {unknown}")
    world = {"inputs": {name: inputs.get(name, row.get("default", "")) for name, row in action["inputs"].items()}, "steps": {}}
    temp.mkdir(exist_ok=True)
    summary = temp / "summary.md"
    summary.write_text("")
    result = Run(0, "", "", {}, [], world["steps"])
    for index, step in enumerate(action["runs"]["steps"]):
        world["always"] = False
        wanted = expand(step["if"], world) if "if" in step else True
        if not wanted or (result.code != 0 and not world["always"]):
            continue
        if "uses" in step:
            result.used.append((step["uses"], {name: expand(value, world) for name, value in step.get("with", {}).items()}))
            continue
        if step.get("shell") != "bash" or "run" not in step:
            raise Unknown(step)
        script, outputs = temp / f"step{index}.sh", temp / f"outputs{index}"
        script.write_text(step["run"], encoding="utf-8")
        outputs.write_text("")
        environment = {
            "PATH": path, "HOME": str(temp), "LANG": "C.UTF-8", "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(workspace),
            "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(temp), **variables,
            **{name: str(expand(value, world)) for name, value in step.get("env", {}).items()},
        }
        done = subprocess.run(["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)], env=environment, text=True, capture_output=True, timeout=300,
                              cwd=os.path.join(workspace, expand(step.get("working-directory", "."), world)))
        result.log += done.stdout + done.stderr
        if "id" in step:
            world["steps"][step["id"]] = _read_outputs(outputs)
        result.code = result.code or done.returncode
    result.summary = summary.read_text(encoding="utf-8")
    result.outputs = {name: expand(row["value"], world) for name, row in action.get("outputs", {}).items()}
    return result
