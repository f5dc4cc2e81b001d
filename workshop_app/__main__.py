"""Entry point of `python -m workshop_app`, of the commands and of the bundle."""

import signal


def main() -> None:
    """Run the program with the arguments of the process, and exit."""
    # Ctrl+C ends the process at once until a command begins, which may have a file to clean up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from workshop_app import cli  # noqa: PLC0415 - after the line above

    cli.main()


if __name__ == "__main__":
    main()
