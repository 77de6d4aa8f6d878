"""Opens the real window on the sample journal and writes a PNG of every page and state it knows.

Each is written at 1280x800 in light and dark, and at 880x600; names follow the design's pictures.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"

from PySide6.QtWidgets import QApplication

from tests.pictures import scenes
from tests.pictures.stage import Stage

LOOKS = (("", "light", (1280, 800)), ("-dark", "dark", (1280, 800)), ("-880", "light", (880, 600)))


def main(folder: Path, only: str) -> int:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Inglenook")
    app.setStyle("Fusion")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        stage = Stage(app, Path(place))
        for name, scene in scenes.ALL:
            if only and only not in name:
                continue
            for suffix, theme, size in LOOKS:
                window = stage.open(theme, size)
                shown = scene(stage, window) or window  # or a second one
                scenes.pause(450)  # motions end, lists fill, icons arrive
                shown.grab().save(str(folder / f"{name}{suffix}.png"))
                print(folder / f"{name}{suffix}.png")
                stage.close()
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        print("python -m tests.pictures FOLDER [PART OF A NAME]", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) == 3 else ""))
