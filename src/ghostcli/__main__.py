"""`python -m ghostcli` and the script `ghost`."""

from ghostcli.cli.app import main

if __name__ == "__main__":
    main()
