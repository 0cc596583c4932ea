"""Where the papers of a project come from: its rows, with what the company says where the project is silent."""

from ccworkbench.author import author_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.hand_over import PaperSource
from ccworkbench.exchange.packs.profiled_rows import profiled_picture, profiled_rows
from ccworkbench.operations.company import company_profile
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


def paper_source(store: Store, workbook: Workbook, viewer: Viewer) -> PaperSource:
    """Return where papers come from; raises UserError where the company’s profile can't be read."""
    profile = company_profile(store.path)
    picture = profiled_picture(store.picture, profile)
    return PaperSource(profiled_rows(workbook.rows, profile), viewer, picture, author_of(store.path))
