"""Papers received and issued: the verbs of the library."""

from .accept import Accepted, accept, accept_clean, clean_facts, reject
from .correct import Correction, alike, choose_plan, correct
from .issue import IssueOrder, issue
from .read import read_paper
from .receive import receive
from .take_back import take_back

__all__ = [
    "Accepted",
    "Correction",
    "IssueOrder",
    "accept",
    "accept_clean",
    "alike",
    "choose_plan",
    "clean_facts",
    "correct",
    "issue",
    "read_paper",
    "receive",
    "reject",
    "take_back",
]
