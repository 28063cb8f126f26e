"""Papers received and issued: the verbs of the library."""

from .issuing.issue import Circulation, IssueOrder, issue, look_at, order_of, recall, wanted_by
from .issuing.standing import require_a_word_about, standing_issues
from .issuing.take_back import AnotherPaper, set_aside, take_back
from .meaning.areas import placeable_plans
from .meaning.columns import Cell, Column, cells_of, columns_told, heads_told, in_reading_order, times_differ
from .meaning.earlier import DUPLICATE, absent_plans, held_here, same_paper
from .meaning.list_contents import line_named, lines_for
from .meaning.matching import match_waiting
from .meaning.programmes import PLAN_ROW, PlanRow, may_open, plan_meant, plan_rows
from .meaning.read_as import TableAs, TablesAs, table_around, tables_as
from .meaning.same_decision import SameDecision, same_decision
from .read import read_paper
from .receiving.mending import MendedBefore, is_taken, mend_table, newest_of, told_from
from .receiving.reached import send_table, sources_asked, table_period, table_to_fill, told_of
from .receiving.receive import ReceivedBefore, receive
from .review.accept import Accepted, accept, accept_clean, reject
from .review.arranging import day_of, name_unit
from .review.correct import Correction, alike, choose_plan, correct, match_item, name_new, place_planned
from .review.doubts import ASKED_FOR, NEW_CONTENT, beside_ledger, beside_plan, clean_ids, doubts_of
from .review.duplicates import Duplicate, settle_duplicate
from .review.heads import asks_whose, issuing_units, other_sender
from .review.seen import Change, changes_since
from .review.sending import may_be_sent_to, recipients_of, return_paper, send
from .review.under_review import may_settle, note_paper, settle_finding
from .review.undo import to_undo, undo
from .review.whose import say_whose
from .tables.list_or_contents import read_before, read_table_as
from .tables.mend_listed import correct_record, place_rows, take_corrected
from .tables.registers import (
    Listed,
    is_to_come,
    list_at,
    record_of,
    rows_listed,
    tables_listed,
    take_rows,
    withdraw_record,
)
from .tables.taught_before import paper_followed, read_after, read_as_printed
from .tables.teach import Lesson, ReadAs, Taught, fingerprint, taught_by, teach
