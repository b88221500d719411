"""The console script's door: Ctrl-C is answered as soon as this module is imported, before the program is loaded.

Nothing of the program is imported at the top of this file, and `import onrecord` loads nothing either: until the commands are there, an
interruption ends the process at once, with the message and the exit code of an interrupted command. After that it is an exception again,
which `main.run` turns into the same. Whoever imports this module is the console script: it takes the signal over, unless that is ignored.
"""

from __future__ import annotations

import os

INTERRUPTED = 130
MESSAGE = b"onrecord: interrupted; nothing further was written\n"


def _leave(*_: object) -> None:
    """Nothing is open and nothing written yet, so that the process can end where it stands."""
    os.write(2, MESSAGE)
    os._exit(INTERRUPTED)


try:
    import signal

    _heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if _heard:  # `nohup onrecord …`: a signal that the caller ignores stays ignored
        signal.signal(signal.SIGINT, _leave)
except KeyboardInterrupt:
    _leave()


def main() -> None:
    """Load the program, make an interruption an exception again, and run the program on the arguments of the process."""
    from onrecord.cli.main import main as program

    try:
        if _heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        program()
    except KeyboardInterrupt:
        _leave()


if __name__ == "__main__":
    main()
