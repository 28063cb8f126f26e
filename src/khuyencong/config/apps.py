"""Makes the start-up checks and the listeners (requests, security, the search index) known to Django at start."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class House(AppConfig):
    name = "khuyencong.config"
    label = "house"

    def ready(self) -> None:
        from khuyencong.desk import field_words as field_words  # noqa: PLC0415  the words before any form is made
        from khuyencong.work.people import recovery_codes  # noqa: PLC0415  and these need the models
        from khuyencong.work.search import keep_search_index  # noqa: PLC0415

        from . import checks as checks  # noqa: PLC0415  registers; Django's checks can be imported only now
        from . import installation as installation  # noqa: PLC0415  likewise
        from . import request_log, security_log  # noqa: PLC0415  so do these
        from . import sessions as sessions  # noqa: PLC0415  and this

        recovery_codes.take_the_place()
        request_log.listen()
        security_log.listen()
        post_migrate.connect(keep_search_index, sender=apps.get_app_config("records"))
