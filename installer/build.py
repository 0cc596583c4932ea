"""What a build does besides packing: it compiles the word catalogues, which the repository does not hold."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Called by hatchling for each wheel and each editable installation, whose words are compiled, too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and let them be packed, though git ignores them."""
        sys.path.insert(0, str(Path(__file__).parent))
        from words import compile_all

        compile_all()
        build_data["artifacts"].append("resources/words/*/LC_MESSAGES/*.mo")
