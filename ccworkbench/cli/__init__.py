"""The command line: the same rooms below as the window, for scripts and tests."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from ccworkbench.cli.arguments import Call, Command, CommandLine, answer_language, in_language, take_store
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.paths import default_store
from ccworkbench.store.errors import FAULTS, explain

Window = Callable[[Path | None, str | None], int]
DONE, BAD_INPUT, STOPPED = 0, 2, 130


def main(arguments: Sequence[str], window: Window) -> int:
    """Do what the line says; without a command it is `window` that opens."""
    _prepare_streams()
    try:
        words = words_of(answer_language(arguments))
    except UserError as error:  # there are no words to say it in
        print(error, file=sys.stderr)
        return BAD_INPUT
    try:
        code = run(arguments, words, window)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our answer has read enough
        _close_stdout()
        return DONE
    except KeyboardInterrupt:
        return STOPPED
    except (UserError, *FAULTS) as error:
        told = explain(error)
        if not isinstance(told, UserError):
            raise
        print(words.tell(told.message), file=sys.stderr)
        _give_up_stdout()
        return BAD_INPUT
    return code


def run(arguments: Sequence[str], words: Words, window: Window) -> int:
    """Find the command and run it."""
    store, rest = take_store(arguments)
    if store is not None and store.is_dir():
        raise UserError(phrase("“{file}” is a folder. Choose a file.", file=str(store)))
    if not rest or rest[0].startswith("-") or rest[0].endswith(".ccw"):
        return _open(rest, store, words, window)
    command = all_commands().get(rest[0])
    if command is None:
        known = ", ".join(all_commands())
        raise UserError(phrase("There is no command “{text}”. Known commands: {known}.", text=rest[0], known=known))
    if {"--help", "-h"} & set(rest):
        print(words.say(command.purpose), command.line.usage_line, sep="\n")
        return DONE
    options = command.line.read(rest[1:])
    return command.run(Call(options, store or default_store(), words))


def all_commands() -> dict[str, Command]:
    """Return the commands by name; they are loaded when one is used, so that the window opens sooner."""
    from ccworkbench.cli.commands.checks import CHECK_COMMANDS
    from ccworkbench.cli.commands.contents import CONTENT_COMMANDS
    from ccworkbench.cli.commands.documents import DOCUMENT_COMMANDS
    from ccworkbench.cli.commands.edit import EDIT_COMMANDS
    from ccworkbench.cli.commands.figures import FIGURE_COMMANDS
    from ccworkbench.cli.commands.files import FILE_COMMANDS
    from ccworkbench.cli.commands.plan import PLAN_COMMANDS
    from ccworkbench.cli.commands.readiness import READINESS_COMMANDS
    from ccworkbench.cli.commands.register import REGISTER_COMMANDS
    from ccworkbench.cli.commands.show import SHOW_COMMANDS
    from ccworkbench.cli.commands.size import SIZE_COMMANDS
    from ccworkbench.cli.commands.uat import UAT_COMMANDS

    listed = (
        *SHOW_COMMANDS,
        *CHECK_COMMANDS,
        *READINESS_COMMANDS,
        *PLAN_COMMANDS,
        *SIZE_COMMANDS,
        *CONTENT_COMMANDS,
        *EDIT_COMMANDS,
        *UAT_COMMANDS,
        *FIGURE_COMMANDS,
        *DOCUMENT_COMMANDS,
        *REGISTER_COMMANDS,
        *FILE_COMMANDS,
    )
    return {command.name: command for command in listed}


def _open(arguments: Sequence[str], store: Path | None, words: Words, window: Window) -> int:
    """Open the window, or say what the program is and can do."""
    line = CommandLine("")
    line.add_argument("file", metavar="FILE.ccw", nargs="?", type=Path)
    line.add_argument("--version", action="store_true")
    line.add_argument("--help", "-h", action="store_true")
    in_language(line)
    options = line.read(arguments)
    if options.version:
        from ccworkbench import __version__

        print(f"CC Workbench {__version__}")
    elif options.help:
        _print_help(words)
    elif not _has_display():
        raise UserError(phrase("There is no display, so no window can open. `--help` lists the commands."))
    else:
        return window(store or options.file, options.language)
    return DONE


def _has_display() -> bool:
    """Tell whether a window can open: only Linux and its kin may lack a display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _print_help(words: Words) -> None:
    print(words.say("Without a command, the window opens. The commands are for scripts:"))
    for name, command in all_commands().items():
        print(f"  {name:<12} {words.say(command.purpose)}")
    print(words.say("`--store PATH` uses a store other than your own; `--help` shows a command’s options."))


def _prepare_streams() -> None:
    if sys.stdout is None:  # whoever called has closed it
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to stop


def _give_up_stdout() -> None:
    """Write what is left, or Python would try it at the end and complain once more."""
    try:
        sys.stdout.flush()
    except OSError:
        _close_stdout()


def _close_stdout() -> None:
    """Point the standard output at nothing, or Python would complain of the broken pipe once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
