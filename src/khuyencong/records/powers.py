"""What the role that the program signs in with could do to the guards: who owns the ledger can take its triggers off.

PostgreSQL only; a SQLite file belongs to whoever runs the program.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from .ledger import Entry

SUPERUSER, OWNER = "superuser", "owner"


def excess_power(connection: BaseDatabaseWrapper) -> str:
    """«superuser» or «owner» where the role can do more than serve, by itself or by turning into another; else ""."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, [Entry._meta.db_table])
        superuser, owner = cursor.fetchone()
    return SUPERUSER if superuser else OWNER if owner else ""


_ASKED = (
    "SELECT rolsuper, EXISTS (SELECT 1 FROM pg_class WHERE oid = to_regclass(%s)"
    " AND pg_has_role(current_user, relowner, 'MEMBER')) FROM pg_roles WHERE rolname = current_user"
)
