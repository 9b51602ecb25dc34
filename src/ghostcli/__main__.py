"""`python -m ghostcli` and the script `ghost`."""

import gc
import signal

# Until `main` catches it, an interrupt ends the process without a traceback.
signal.signal(signal.SIGINT, signal.SIG_DFL)

# A start creates some 50,000 objects and no garbage; collecting takes a tenth of the time.
gc.set_threshold(200_000, 20, 20)

from ghostcli.cli.app import main  # noqa: E402 - after that, since importing is most of a start

if __name__ == "__main__":
    main()
