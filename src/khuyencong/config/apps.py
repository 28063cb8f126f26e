"""Makes the start-up checks and the listeners of security events known to Django at start."""

from django.apps import AppConfig


class House(AppConfig):
    name = "khuyencong.config"
    label = "house"

    def ready(self) -> None:
        from . import checks as checks  # noqa: PLC0415  registers; Django's checks can be imported only now
        from . import security_log  # noqa: PLC0415  it needs the models
        from . import sessions as sessions  # noqa: PLC0415  so does this

        security_log.listen()
