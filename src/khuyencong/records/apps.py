"""The one Django app that holds all tables."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class RecordsConfig(AppConfig):
    name = "khuyencong.records"
    label = "records"
    verbose_name = "Sổ số liệu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import append_only, search_index  # noqa: PLC0415  imports models: only once the registry is ready

        post_migrate.connect(append_only.guard_after_migrate, sender=self)
        pre_migrate.connect(search_index.lift_search_before_migrate, sender=self)
