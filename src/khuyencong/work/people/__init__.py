"""People: accounts, the offices they hold, and how they come to their passwords: the verbs.

History speaks of an account by its number: names must be able to go (Luật 91/2025), history never goes.
"""

from .accounts import (
    account,
    changed,
    close_sessions,
    create_user,
    end_own_sessions,
    end_sessions,
    lock_account,
    open_account,
    province_of,
    reason_without_names,
)
from .lists import Listed, Wanted, one_each, open_accounts, weigh
from .offices import end_office, give_office
from .passwords import (
    accept_invitation,
    choose_password,
    first_password,
    give_password,
    invite,
    is_invited,
    reset_second_step,
)
