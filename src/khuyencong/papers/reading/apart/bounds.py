"""What the reading process takes from itself before it looks at a file: memory, time, the network, other files.

Memory and time are limits of every Unix. Linux lets each process give up more: a filter of system calls (seccomp)
closes the network and other processes; rules of paths (Landlock, Linux 5.13) leave only programs and libraries to be
read and nothing to be written. A machine without them still has the limits. Children inherit what was given up.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER_MODE = 38, 22, 2  # prctl
_LOAD, _EQUAL, _LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # instructions of the filter
_ALLOW, _DENY = 0x7FFF0000, 0x00050001  # deny = EPERM
_X32 = 0x40000000  # a second numbering of the same calls on x86-64
_ARCHITECTURES = {  # audit number, then socket, socketpair, io_uring_setup, ptrace, process_vm_readv and writev
    "x86_64": (0xC000003E, (41, 53, 425, 101, 310, 311)),
    "aarch64": (0xC00000B7, (198, 199, 425, 117, 270, 271)),
}
_NEW_RULES, _ADD_RULE, _OBEY_RULES = 444, 445, 446  # Landlock's calls, one number on every architecture
_RUN, _WRITE, _READ, _LIST = 1, 2, 4, 8
_EVERY_ACCESS = 0x1FFF  # what its first version knows: also making, removing and renaming of any kind
_TELLS_PATHS = ("TESSDATA_PREFIX", "LD_LIBRARY_PATH")
_PROGRAMS = ("/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/dev/urandom")


def bound(seconds: int, megabytes: int) -> None:
    """No more memory and processor time than given, not a byte written to any file, nothing of the machine in reach."""
    memory = megabytes * 1024 * 1024
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        _, ceiling = resource.getrlimit(what)
        lowered = most if ceiling < 0 else min(most, ceiling)
        resource.setrlimit(what, (lowered, lowered))
    allow_seconds(seconds)
    close_files()
    close_network()


def allow_seconds(seconds: int) -> None:
    """So much processor time from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, ceiling = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most if ceiling < 0 else min(most, ceiling), ceiling))


def close_network() -> bool:
    """Refuse every call that opens a connection or looks into another process; whether the machine can."""
    known = _ARCHITECTURES.get(platform.machine())
    if known is None or not _gives_up_privileges():
        return False
    program = _filter(*known)
    code = ctypes.create_string_buffer(program, len(program))
    pointer = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    zero = ctypes.c_ulong(0)
    return bool(_libc().prctl(_SET_FILTER, ctypes.c_ulong(_FILTER_MODE), pointer, zero, zero) == 0)


def _filter(architecture: int, denied: tuple[int, ...]) -> bytes:
    """Calls of another architecture, of the second numbering and the denied ones end in «not permitted»."""
    allow_at = 4 + len(denied)  # the last instruction but one; the one behind it denies
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, allow_at - 1, architecture),
        (_LOAD, 0, 0, 0),
        (_LEAST, allow_at - 3, 0, _X32),
    ]
    steps += [(_EQUAL, allow_at - place, 0, number) for place, number in enumerate(denied, len(steps))]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def close_files() -> bool:
    """Leave only programs and libraries to be read, and no file to be written; whether the machine can."""
    if not _gives_up_privileges():
        return False
    rules = _call(_NEW_RULES, struct.pack("Q", _EVERY_ACCESS), 8, 0)
    if rules < 0:
        return False
    for path in _readable():
        _allow(rules, path, _RUN | _READ | (_LIST if path.is_dir() else 0))
    _allow(rules, Path(os.devnull), _READ | _WRITE)
    obeyed = _call(_OBEY_RULES, rules, 0) == 0
    os.close(rules)
    return obeyed


def _readable() -> Iterable[Path]:
    """Where Python, this package, the programs it starts and what they need lie."""
    ours = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), str(Path(__file__).parents[3])}
    given = [path for name in _TELLS_PATHS for path in os.environ.get(name, "").split(":")]
    return {path for told in (*ours, *given, *_PROGRAMS) if told and (path := Path(told)).exists()}


def _allow(rules: int, path: Path, access: int) -> None:
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _call(_ADD_RULE, rules, 1, struct.pack("=Qi", access, handle), 0)
    finally:
        os.close(handle)


def _gives_up_privileges() -> bool:
    """What Linux asks of a process that bounds itself for good."""
    zero = ctypes.c_ulong(0)
    if sys.platform != "linux":
        return False
    return bool(_libc().prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), zero, zero, zero) == 0)


def _call(number: int, *arguments: int | bytes) -> int:
    told = (argument if isinstance(argument, bytes) else ctypes.c_long(argument) for argument in arguments)
    result: int = _libc().syscall(ctypes.c_long(number), *told)
    return result


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
