"""Makes the start-up checks known to Django before any check runs."""

from django.apps import AppConfig


class House(AppConfig):
    name = "khuyencong.config"
    label = "house"

    def ready(self) -> None:
        from . import checks as checks  # noqa: PLC0415  registers; Django's checks can be imported only now
