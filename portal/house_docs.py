"""The documents that are written from the tables: machines, access, audit verbs."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kernel.access.actor import ROLE_LABELS
from kernel.access.policy import Policy, all_policies
from kernel.access.rows import Allow
from kernel.audit.verbs import all_verbs
from kernel.workflow.machine import By, Machine, Transition
from kernel.workflow.registry import all_machines

NOTE = "Written by `manage.py house_docs` from the tables in the code. Do not edit.\n"


def machines() -> str:
    """Every machine as a diagram and a table."""
    return "\n".join(["# Machines", "", NOTE, *(_machine(machine) for machine in all_machines())])


def access() -> str:
    """Every policy row, model by model."""
    return "\n".join(["# Access", "", NOTE, *(_policy(policy) for policy in all_policies().values())])


def verbs() -> str:
    """Every verb of the audit and its words."""
    rows = [f"| `{verb}` | {words} |" for verb, words in all_verbs().items()]
    return "\n".join(
        ["# Audit verbs", "", NOTE, "| verb | words after the person's name |", "| --- | --- |", *rows, ""]
    )


DOCUMENTS: dict[str, Callable[[], str]] = {"machines.md": machines, "access.md": access, "verbs.md": verbs}


def out_of_date(folder: Path) -> list[str]:
    """The documents that no longer say what the tables say."""
    return [name for name, text in DOCUMENTS.items() if _read(folder / name) != text()]


def write(folder: Path) -> None:
    """Write every document."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text(), encoding="utf-8")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _machine(machine: Machine) -> str:
    lines = [f"## {machine.name}", "", f"`{machine.model}.{machine.field}`", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"  [*] --> {state}" for state in sorted(machine.initial)]
    lines += [
        f"  {source} --> {row.target}: {row.label}" for row in machine.transitions for source in sorted(row.sources)
    ]
    lines += [f"  {state} --> [*]" for state in sorted(machine.terminal)]
    lines += [
        "```",
        "",
        "| transition | from | to | who | must hold | comment |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *(_transition(row) for row in machine.transitions), ""])


def _transition(row: Transition) -> str:
    who = "; ".join(f"{_roles(by)} ({by.scope})" for by in row.by)
    guards = "; ".join(guard.__name__.replace("_", " ") for guard in row.guards) or "–"
    return f"| {row.label} | {', '.join(sorted(row.sources))} | {row.target} | {who} | {guards} | {row.comment} |"


def _roles(row: By | Allow) -> str:
    return ", ".join(label for role, label in ROLE_LABELS.items() if role in row.roles)


def _policy(policy: Policy) -> str:
    head = [f"## {policy.model}", "", "| action | who | scope | states |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *_rows(policy.rows), ""])


def _rows(rows: tuple[Allow, ...]) -> Iterator[str]:
    for row in rows:
        states = "any" if row.states is None else ", ".join(sorted(row.states))
        yield f"| {row.action} | {_roles(row)} | {row.scope} | {states} |"
