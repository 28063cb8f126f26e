"""Whether the machine's clock keeps the world's time: history, signatures and logs are told by it."""

import ctypes

_ROOM = 512  # bytes; the kernel's answer takes some two hundred
_UNKEPT = 5  # TIME_ERROR: nobody sets the clock right


def keeps_time() -> bool | None:
    """Whether a time server keeps the clock, as the kernel tells it; None where no kernel tells."""
    try:
        state = ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_ROOM))  # asks: nothing is set
    except (OSError, AttributeError):
        return None
    return None if state < 0 else state != _UNKEPT
