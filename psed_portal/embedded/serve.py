"""The whole portal on this machine, in the order it comes up: services, tables, web, worker, beat, a report."""

import http.client
import signal
import sys
from urllib.parse import urlsplit

from psed_portal.embedded import installation
from psed_portal.embedded.installation import Web
from psed_portal.embedded.places import REPOSITORY, Place
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
            env = installation.environment(place, addresses, web.url)
            _prepare(supervisor, env)
            _start_portal(supervisor, web, env)
            report = _example_report(supervisor, env) if _has_example(env) else None
        except Stopped:
            say("Stopped before everything was up")
            return 130
        print(_summary(web, env, report, once=once), flush=True)
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


def _prepare(supervisor: Supervisor, env: dict[str, str]) -> None:
    for part in ("owner", "app"):
        command = [PYTHON, "-m", "psed_portal.embedded.preparation", part]
        name = f"preparation-{part}"
        if supervisor.run(name, command, env={**env, "DATABASE_ROLE": part}, stdout=sys.stdout.buffer):
            log = supervisor.place.folder("log") / f"{name}.log"
            raise Failed(f"The installation could not be prepared; var/log/{name}.log says more.", log)


def _start_portal(supervisor: Supervisor, web: Web, env: dict[str, str]) -> None:
    listener = web.listener.fileno()
    gunicorn = [PYTHON, "-m", "gunicorn", "psed_portal.wsgi:application", "--bind", f"fd://{listener}"]
    gunicorn += ["--workers", "2", "--access-logfile", "-", "--graceful-timeout", "5", "--no-control-socket"]
    supervisor.start("gunicorn", gunicorn, env=env, pass_fds=[listener])
    celery = [PYTHON, "-m", "celery", "-A", "psed_portal"]
    worker = [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    # An orphaned worker does not finish its errand: the sweep of the next start finds it again.
    supervisor.start("worker", worker, env=env, orphaned_by=signal.SIGQUIT, patience=20)
    schedule = supervisor.place.folder("run") / "beat-schedule"
    beat = [*celery, "beat", "--loglevel", "INFO", "--schedule", str(schedule), "--pidfile", ""]
    supervisor.start("beat", beat, env=env)
    host = urlsplit(web.url).hostname or "127.0.0.1"
    supervisor.wait_until(lambda: _answers(web, host), name="gunicorn", seconds=60)
    say("The web server, the worker and the clock are up")


def _answers(web: Web, host: str) -> bool:
    connection = http.client.HTTPConnection(*web.address, timeout=10)
    try:
        connection.request("GET", "/health/ready", headers={"Host": host})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _example_report(supervisor: Supervisor, env: dict[str, str]) -> str:
    """The path of the example annual report's PDF, rendered by the worker, out of the queue."""
    answer = supervisor.place.folder("run") / "example-report"
    command = [PYTHON, "manage.py", "example_report", "--wait", str(REPORT_SECONDS)]
    with answer.open("wb") as stdout:
        code = supervisor.run("example-report", command, env=env, stdout=stdout)
    if code:
        log = supervisor.place.folder("log") / "example-report.log"
        raise Failed("The example report was not rendered; var/log/worker.log and example-report.log say more.", log)
    say("The example annual report is rendered")
    return answer.read_text().strip().splitlines()[-1]


def _summary(web: Web, env: dict[str, str], report: str | None, *, once: bool) -> str:
    mail = "is sent through EMAIL_URL" if env.get("EMAIL_URL") else "lands in var/mail"
    lines = ["", f"  The portal      {web.url}/"]
    if report:
        people = (REPOSITORY / "var" / "sign-ins").read_text().strip().splitlines()[:MOST_PEOPLE]
        lines += [f"  {'Sign in as' if number == 0 else '':<16}{line.strip()}" for number, line in enumerate(people)]
        lines += [f"  Password        {env['EXAMPLE_PASSWORD']}", f"  Example report  {report}"]
    else:
        lines.append("  First person    .venv/bin/python manage.py invite EMAIL --council SLUG --role administrator")
    lines += [f"  Mail            {mail}", "  Logs            var/log"]
    lines.append("  It stops now; ./start keeps it running." if once else "  Stop it with Ctrl-C.")
    return "\n".join(lines)
