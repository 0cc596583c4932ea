"""What the window remembers between two starts: language, colours, sizes, the last project; nothing of its content."""

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from ccworkbench.files import drafted

FILE_NAME = "settings.json"


@dataclass
class Settings:
    """Kept as a small file in the user’s own folder; a broken or foreign file counts as none."""

    path: Path
    language: str = ""  # empty: as the system
    theme: str = "system"
    zoom: float = 1.0
    geometry: str = ""
    panel_open: bool = True
    navigation_width: int = 232
    panel_width: int = 320
    last_project: str = ""
    last_projects: dict[str, str] = field(default_factory=dict)  # store -> the project it was left in
    last_sheets: dict[str, str] = field(default_factory=dict)  # project -> key of the sheet it was left at
    layouts: dict[str, Any] = field(default_factory=dict)  # sheet -> how its columns were left
    open_chapters: list[str] = field(default_factory=list)  # those that were unfolded by hand
    whole_chapters: list[str] = field(default_factory=list)  # of lean projects, those that show their empty sheets, too
    pictures: dict[str, bool] = field(default_factory=dict)  # sheet -> whether it was left as a picture
    dismissed_rescues: list[str] = field(default_factory=list)  # rescued files that nobody needs to be told of again
    dismissed_texts: list[str] = field(default_factory=list)  # files with unwritten texts, likewise
    authors_asked: list[str] = field(default_factory=list)  # folders of stores in which somebody was asked for a name
    export_folder: str = ""
    export_choices: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what was remembered, as far as it makes sense."""
        settings = cls(folder / FILE_NAME)
        try:
            kept = json.loads(settings.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return settings
        for remembered in fields(settings)[1:]:
            value = kept.get(remembered.name) if isinstance(kept, dict) else None
            if type(value) is type(getattr(settings, remembered.name)):
                setattr(settings, remembered.name, value)
        return settings

    def save(self) -> None:
        """Remember; where that is not possible the next start is as the first."""
        kept = {key: value for key, value in asdict(self).items() if key != "path"}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with drafted(self.path) as draft:
                draft.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError:
            return
