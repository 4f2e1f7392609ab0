"""The whole portal on this machine, in the order it comes up: services, tables, web, worker, beat, a report."""

import http.client
import signal
import sys
from functools import partial
from urllib.parse import urlsplit

from psed_portal.embedded import installation
from psed_portal.embedded.installation import Web
from psed_portal.embedded.places import Place
from psed_portal.embedded.processes import Failed, Stopped
from psed_portal.embedded.supervisor import Supervisor, say

PYTHON = sys.executable
REPORT_SECONDS = 180
MOST_PEOPLE = 6  # what is printed stays within fifteen lines


def serve(place: Place, *, once: bool) -> int:
    """Bring everything up, print where it is, and keep it up; with `once`, end when the example report is there."""
    with Supervisor(place) as supervisor:
        try:
            addresses = installation.bring_up_services(supervisor)
            web = installation.listen()
            supervisor.announce(web.url)
            env = installation.environment(place, addresses, web.url)
            _prepare(supervisor, env, "schema", role="owner")
            _start_portal(supervisor, web, env)
            _prepare(supervisor, env, "content", role="app")
            supervisor.wait_until(partial(_answers, web), name="gunicorn", seconds=60)
            say("The web server, the worker and the clock are up")
        except Stopped:
            say("Stopped before everything was up")
            return 130
        print(_summary(place, web, env, once=once), flush=True)
        if once:
            return 0
        try:
            supervisor.wait_for_the_end()
        except Stopped:
            say("Stopping")
    say("Stopped; everything is kept in var")
    return 0


def _has_example(env: dict[str, str]) -> bool:
    return env["ALLOW_EXAMPLE"].lower() in {"true", "1", "yes", "on"}


def _prepare(supervisor: Supervisor, env: dict[str, str], part: str, *, role: str) -> None:
    """Run one part of the preparation; the content's comes with the example and, through the queue, its report."""
    command = [PYTHON, "-m", "psed_portal.embedded.preparation", part]
    if part == "content" and _has_example(env):
        command += ["--report", str(REPORT_SECONDS)]
    name = f"preparation-{part}"
    if supervisor.run(name, command, env={**env, "DATABASE_ROLE": role}, stdout=sys.stdout.buffer):
        log = supervisor.place.folder("log") / f"{name}.log"
        raise Failed(f"The installation could not be prepared; var/log/{name}.log says more.", log)


def _start_portal(supervisor: Supervisor, web: Web, env: dict[str, str]) -> None:
    listener = web.listener.fileno()
    gunicorn = [PYTHON, "-m", "gunicorn", "psed_portal.wsgi:application", "--bind", f"fd://{listener}"]
    gunicorn += ["--workers=2", "--preload", "--access-logfile=-", "--graceful-timeout=5", "--no-control-socket"]
    gunicorn += ["--logger-class=psed_portal.access_log.AccessLog"]
    supervisor.start("gunicorn", gunicorn, env=env, pass_fds=[listener])
    celery = [PYTHON, "-m", "celery", "-A", "psed_portal"]
    worker = [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    # An orphaned worker goes at once, its own children with it: the sweep of the next start finds their errands again.
    supervisor.start("worker", worker, env=env, orphaned_by=signal.SIGKILL, patience=20)
    schedule = supervisor.place.folder("run") / "beat-schedule"
    beat = [*celery, "beat", "--loglevel", "INFO", "--schedule", str(schedule), "--pidfile", ""]
    supervisor.start("beat", beat, env=env)


def _answers(web: Web) -> bool:
    host = urlsplit(web.url).hostname or "127.0.0.1"
    connection = http.client.HTTPConnection(*web.address, timeout=10)
    try:
        connection.request("GET", "/health/ready", headers={"Host": host})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _summary(place: Place, web: Web, env: dict[str, str], *, once: bool) -> str:
    mail = "is sent through EMAIL_URL" if env.get("EMAIL_URL") else "lands in var/mail"
    lines = ["", f"  The portal      {web.url}/"]
    if _has_example(env):
        people = (place.state / "sign-ins").read_text().strip().splitlines()[:MOST_PEOPLE]
        report = (place.state / "run" / "example-report").read_text().strip().splitlines()[-1]
        lines += [f"  {'' if number else 'Sign in as':<16}{line.strip()}" for number, line in enumerate(people)]
        lines += [f"  Password        {env['EXAMPLE_PASSWORD']}", f"  Example report  {report}"]
    else:
        lines.append("  First person    .venv/bin/python manage.py invite EMAIL --council SLUG --role administrator")
    lines += [f"  Mail            {mail}", "  Logs            var/log"]
    lines.append("  It stops now; ./start keeps it running." if once else "  Stop it with Ctrl-C.")
    return "\n".join(lines)
