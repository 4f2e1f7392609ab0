"""The command behind `./start` and `./check`.

python -m psed_portal.embedded serve [--once]     the whole portal, until Ctrl-C
python -m psed_portal.embedded run -- COMMAND     a command beside a PostgreSQL and a Valkey that are thrown away
"""

import argparse
import sys

from psed_portal.embedded import installation
from psed_portal.embedded.places import Place, remove_tree
from psed_portal.embedded.processes import Failed, Stopped
from psed_portal.embedded.serve import serve
from psed_portal.embedded.supervisor import Supervisor


def run(place: Place, command: list[str]) -> int:
    """Run a command with services of its own and their addresses in its environment; returns its exit code."""
    with Supervisor(place) as supervisor:
        addresses = installation.bring_up_services(supervisor, disposable=True)
        env = installation.environment_of_checks(place, addresses)
        try:
            return supervisor.run("command", command, env=env, log=None, patience=20)
        finally:
            for child in reversed(supervisor.children):
                child.end()
            remove_tree(place.database)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m psed_portal.embedded")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("serve").add_argument("--once", action="store_true")
    runner = actions.add_parser("run")
    runner.add_argument("--last-line-on-failure", default="", help="printed when the services, not the command, failed")
    runner.add_argument("command", nargs="+")
    wish = parser.parse_args(words)
    try:
        if wish.action == "serve":
            return serve(Place.of("start"), once=wish.once)
        return run(Place.of("check"), wish.command)
    except Stopped:
        return 130
    except Failed as failure:
        print(failure.tail, f"Failed: {failure}", sep="\n", file=sys.stderr, flush=True)
        if getattr(wish, "last_line_on_failure", ""):
            print(wish.last_line_on_failure, flush=True)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
