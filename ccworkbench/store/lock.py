"""The lock record: one writer at a time, and everybody else is told who that is."""

import getpass
import os
import socket
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from ccworkbench.core.problem import UserError
from ccworkbench.core.words import phrase
from ccworkbench.store.errors import explain
from ccworkbench.store.tables import LOCK


class LockedError(UserError):
    """Somebody else writes to this store; it can be opened read-only, or taken over."""


def take(engine: Engine, *, take_over: bool = False) -> None:
    """Become the one writer; raises LockedError while another living program is."""
    me = {"id": 1, "host": socket.gethostname(), "user": getpass.getuser(), "pid": os.getpid(),
          "since": datetime.now().astimezone().isoformat(timespec="minutes")}  # fmt: skip
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            holder = connection.execute(select(LOCK)).one_or_none()
            if holder is not None and not take_over and _is_alive(holder):
                message = "{user} has had this store open on {host} since {since}. Close it there, or open it to read."
                raise LockedError(phrase(message, user=holder.user, host=holder.host, since=holder.since))
            connection.execute(LOCK.delete())
            connection.execute(LOCK.insert().values(me))
            connection.commit()
    except SQLAlchemyError as error:
        raise explain(error) from error


def release(engine: Engine) -> None:
    """Give the lock back, if it is still ours."""
    with engine.begin() as connection:
        connection.execute(LOCK.delete().where(LOCK.c.pid == os.getpid(), LOCK.c.host == socket.gethostname()))


def _is_alive(holder: Any) -> bool:
    """Tell whether a lock's holder may still be writing; on another computer nobody can know."""
    if holder.host != socket.gethostname():
        return True
    return holder.pid != os.getpid() and process_exists(holder.pid)


def process_exists(pid: int) -> bool:
    """Ask the system for a process; on Windows `os.kill` would end it."""
    if os.name == "nt":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x100000, 0, pid)  # type: ignore[attr-defined] # SYNCHRONIZE
        return bool(handle and ctypes.windll.kernel32.CloseHandle(handle))  # type: ignore[attr-defined]
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
