"""What makes each schema out of the one before; `python3 installer schema` adds a line here."""

from collections.abc import Callable

from sqlalchemy import Connection

from ccworkbench.store.migrations.schema_1 import upgrade_to_1
from ccworkbench.store.migrations.schema_2 import upgrade_to_2
from ccworkbench.store.migrations.schema_3 import upgrade_to_3
from ccworkbench.store.migrations.schema_4 import upgrade_to_4
from ccworkbench.store.migrations.schema_5 import upgrade_to_5

Revision = Callable[[Connection], None]

REVISIONS: dict[int, Revision] = {
    1: upgrade_to_1,
    2: upgrade_to_2,
    3: upgrade_to_3,
    4: upgrade_to_4,
    5: upgrade_to_5,
}
