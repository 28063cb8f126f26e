"""Papers received and issued: the verbs of the library."""

from .accept import Accepted, accept, accept_clean, clean_facts, reject
from .correct import Correction, alike, choose_plan, correct
from .issue import Circulation, IssueOrder, issue, recall
from .read import read_paper
from .receive import receive
from .take_back import take_back

__all__ = [
    "Accepted",
    "Circulation",
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
    "recall",
    "receive",
    "reject",
    "take_back",
]
