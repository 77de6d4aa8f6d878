"""What the frozen program starts: the window, a headless command, or the process that sets pages for either."""

import sys

PRESSWORK = ["-m", "app.summary.presswork"]  # as app.summary.press calls an interpreter


def main() -> int:
    if sys.argv[1:] == PRESSWORK:
        from app.summary import presswork

        presswork.main()
    from ui.__main__ import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
