"""``claimcheck review``: the editors' desk, on a page of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli import console
from claimcheck.cli.options import add_shared, load_cache, load_settings
from claimcheck.errors import InputError

if TYPE_CHECKING:
    import argparse

    from claimcheck.models.cache import Memory
    from claimcheck.progress import Progress
    from claimcheck.review.jobs.worker import Checks, MakeChecker
    from claimcheck.review.languagetool.service import Service
    from claimcheck.settings import Settings

PORT = 8417
DATABASE = "claimcheck-review.db"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the parser of this command."""
    parser = commands.add_parser(
        "review",
        help="serve the page on which editors review articles",
        description="Serve a page on which articles are checked, their evidence is looked at and "
        "decisions are kept. It is reached from this machine alone unless --host says otherwise.",
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    parser.add_argument(
        "--db",
        type=Path,
        default=Path(DATABASE),
        metavar="FILE",
        help=f"where articles and decisions are kept, made if absent (default: {DATABASE})",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="a folder from which articles and references can be picked; may be repeated",
    )
    parser.add_argument(
        "--port", type=int, default=PORT, metavar="N", help=f"0 for any (default: {PORT})"
    )
    parser.add_argument(
        "--languagetool",
        action="store_true",
        help="answer editors that ask a LanguageTool server too, at an address with a secret in it "
        "(see docs/languagetool.md)",
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    _add_network(parser)
    add_shared(parser)


def _add_network(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("for more than this machine (see docs/review.md)")
    group.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="address to listen on; any but this machine's own needs --password-file "
        "(default: 127.0.0.1)",
    )
    group.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help="ask everybody for the password on the first line of FILE",
    )
    group.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="another name that browsers reach the desk by, as behind a proxy; may be repeated",
    )
    group.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain, for https")
    group.add_argument("--tls-key", type=Path, metavar="FILE", help="its private key")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; returns 0."""
    from claimcheck.review import serving
    from claimcheck.review.app import make_desk
    from claimcheck.review.storage.store import Store

    screen = console.Console(quiet=args.quiet)
    password = _password(args)
    certificate = _certificate(args)
    settings = load_settings(args)
    scheme = "https" if certificate else "http"
    serving.names(args.host, args.port, args.name, scheme)
    listening = serving.listen(args.host, _port(args.port))
    try:
        port = listening.getsockname()[1]
        desk = make_desk(
            Store(args.db),
            checker_maker(settings, load_cache(args, screen.note)),
            settings=settings,
            folders=args.folder,
            password=password,
            port=port,
            languagetool=args.languagetool,
        )
        hosts = serving.names(args.host, port, args.name, scheme)
        shown = args.name[0] if args.name else args.host
        url = f"{scheme}://{f'[{shown}]' if ':' in shown else shown}:{port}/"

        def ready() -> None:
            screen.note(f"the desk is at {url} and keeps everything in {args.db}; Ctrl+C ends it")
            if desk.languagetool:
                _tell_of_sets(desk.languagetool, url, screen)
            if args.open:
                serving.open_browser(url)

        if not serving.is_loopback(args.host) and not certificate:
            screen.note(
                "passwords and texts cross the network unencrypted: give --tls-cert and --tls-key, "
                "or serve through a proxy that does (docs/review.md)"
            )
        serving.serve(desk, listening, hosts, certificate=certificate, ready=ready)
    except KeyboardInterrupt:  # how a desk is closed
        pass
    finally:
        listening.close()
    return 0


def _tell_of_sets(service: Service, url: str, screen: console.Console) -> None:
    """Say by which address programs ask for a text to be checked against which references."""
    from urllib.parse import quote

    base = f"{url}languagetool/{service.token}"
    for name in service.sets.names():
        screen.note(f"LanguageTool's clients check against {name} at {base}/{quote(name)}")
    screen.note(f"and against the references of article 1 of the desk at {base}/article-1")


def checker_maker(settings: Settings, cache: Memory | None = None) -> MakeChecker:
    """Make the checker when the first check needs it, so that the page is there at once.

    ``cache`` is asked for what the desk's own memory lacks.
    """

    def make(progress: Progress, memory: Memory) -> Checks:
        from claimcheck.pipeline.checker import Checker

        return Checker(settings, progress=progress, memory=memory, cache=cache)

    return make


def _password(args: argparse.Namespace) -> str | None:
    from claimcheck.review import serving

    if args.password_file is not None:
        return serving.read_password(args.password_file)
    if not serving.is_loopback(args.host):
        public = f"--host {args.host}"
    else:
        named = [name for name in args.name if not serving.is_private(name)]
        if not named:
            return None
        public = f"--name {named[0]}"
    raise InputError(
        f"{public}: others could reach the desk there, so it needs a password; give "
        "--password-file FILE"
    )


def _certificate(args: argparse.Namespace) -> tuple[Path, Path] | None:
    if (args.tls_cert is None) != (args.tls_key is None):
        raise InputError("--tls-cert and --tls-key belong together; give both")
    return None if args.tls_cert is None else (args.tls_cert, args.tls_key)


def _port(port: int) -> int:
    if not 0 <= port <= 65535:
        raise InputError(f"--port {port}: must be from 0 to 65535")
    return port
