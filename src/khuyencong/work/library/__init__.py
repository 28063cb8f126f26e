"""Papers received and issued: the verbs of the library."""

from .accept import Accepted, accept, accept_clean, reject
from .areas import placeable_plans
from .arranging import day_of, name_unit
from .columns import Cell, Column, cells_of, columns_told, heads_told, in_reading_order, times_differ
from .correct import Correction, alike, choose_plan, correct, match_item, name_new, place_planned
from .doubts import ASKED_FOR, NEW_CONTENT, beside_ledger, beside_plan, clean_ids, doubts_of
from .duplicates import Duplicate, settle_duplicate
from .earlier import DUPLICATE, absent_plans, held_here, same_paper
from .heads import asks_whose, issuing_units, other_sender
from .issue import Circulation, IssueOrder, issue, look_at, order_of, recall, wanted_by
from .list_contents import line_named, lines_for
from .matching import match_waiting
from .mend_listed import correct_record, place_rows, take_corrected
from .mending import MendedBefore, is_taken, mend_table, newest_of, told_from
from .programmes import new_plans, plan_meant
from .reached import send_table, sources_asked, table_period, table_to_fill, told_of
from .read import read_paper
from .read_as import TableAs, parts_told, table_around, table_as
from .receive import ReceivedBefore, receive
from .registers import Listed, is_to_come, list_at, record_of, rows_listed, tables_listed, take_rows, withdraw_record
from .review import may_settle, note_paper, settle_finding
from .same_decision import SameDecision, same_decision
from .seen import Change, changes_since, last_seen
from .sending import recipients_of, return_paper, send
from .standing import require_a_word_about, standing_issues
from .tables import read_before, read_table_as
from .take_back import AnotherPaper, set_aside, take_back
from .taught_before import paper_followed, read_after, read_as_printed
from .teach import Lesson, ReadAs, Taught, fingerprint, taught_by, teach
from .undo import to_undo, undo
from .whose import say_whose
