"""Who gets what at every address: written by hand, compared with the answers by test_permissions.

Papers and plans belong to one department. `officer`, `centre` and `leader` work there, `inspector` looks over it,
`agency` and `commune` are officials of the same province elsewhere, `foreigner` is an officer of another province,
`nobody` has an account without an office, `visitor` has not signed in. 403 says why; 404 says nothing.
Forms are posted empty: who may use one gets it back (200) or is led on (302).
"""

PEOPLE = ["officer", "centre", "leader", "inspector", "agency", "commune", "foreigner", "admin", "nobody", "visitor"]

NO_PAGES = {"health", "trace", "page_picture", "progress", "paper_news"}  # answers that are no pages of their own

TABLE = """
home           GET   200 200 200 200 200 200 200 200 200 302
returns        GET   200 403 200 403 403 403 404 404 404 302
urge_returns   POST  302 403 302 403 403 403 404 404 404 302
due_reports    GET   200 200 200 200 200 200 200 200 200 302
tasks          GET   200 200 200 200 200 200 200 200 200 302
give_task      GET   200 403 200 403 403 403 200 403 403 302
give_task      POST  200 403 200 403 403 403 200 403 403 302
task           GET   200 200 200 200 404 200 404 404 404 302
task           POST  200 200 200 200 404 200 404 404 404 302
urge_task      POST  302 403 302 403 404 403 404 404 404 302
withdraw_task  GET   200 403 200 403 404 403 404 404 404 302
withdraw_task  POST  200 403 200 403 404 403 404 404 404 302
asked_task     GET   200 404 200 404 404 200 404 404 404 302
asked_task     POST  404 404 404 404 404 200 404 404 404 302
proofs         GET   403 403 403 200 403 403 403 200 403 302
proofs         POST  403 403 403 403 403 403 403 302 403 302
health         GET   200 200 200 200 200 200 200 200 200 200
search         GET   200 200 200 200 200 200 200 200 200 302
demo_sign_in   GET   404 404 404 404 404 404 404 404 404 404
demo_sign_in   POST  404 404 404 404 404 404 404 404 404 404
users          GET   403 403 403 403 403 403 403 200 403 302
add_user       GET   403 403 403 403 403 403 403 200 403 302
add_user       POST  403 403 403 403 403 403 403 200 403 302
list_users     GET   403 403 403 403 403 403 403 200 403 302
list_users     POST  403 403 403 403 403 403 403 200 403 302
links_file     POST  403 403 403 403 403 403 403 302 403 302
person         GET   403 403 403 403 403 403 403 200 403 302
give_office    GET   403 403 403 403 403 403 403 200 403 302
give_office    POST  403 403 403 403 403 403 403 200 403 302
end_office     GET   403 403 403 403 403 403 403 200 403 302
end_office     POST  403 403 403 403 403 403 403 200 403 302
person_deed    GET   403 403 403 403 403 403 403 200 403 302
person_deed    POST  403 403 403 403 403 403 403 200 403 302
invitation     GET   404 404 404 404 404 404 404 404 404 404
invitation     POST  404 404 404 404 404 404 404 404 404 404
notifications  GET   200 200 200 200 200 200 200 200 200 302
read_all       POST  302 302 302 302 302 302 302 302 302 302
open_notification POST  302 404 404 404 404 404 404 404 404 302
notification_choices GET   200 200 200 200 200 200 200 200 200 302
notification_choices POST  302 302 302 302 302 302 302 302 302 302
outbox         GET   403 403 403 403 403 403 403 200 403 302
send_mail_again POST  403 403 403 403 403 403 403 404 403 302
units          GET   200 200 200 200 200 200 200 200 200 302
unit           GET   200 200 200 200 200 200 404 200 404 302
add_unit       GET   403 403 403 403 403 403 404 200 404 302
add_unit       POST  403 403 403 403 403 403 404 200 404 302
rename_unit    GET   403 403 403 403 403 403 404 200 404 302
rename_unit    POST  403 403 403 403 403 403 404 200 404 302
give_identifier GET   403 403 403 403 403 403 404 200 404 302
give_identifier POST  403 403 403 403 403 403 404 200 404 302
succeed_unit   GET   403 403 403 403 403 403 404 200 404 302
succeed_unit   POST  403 403 403 403 403 403 404 200 404 302
end_unit       GET   403 403 403 403 403 403 404 200 404 302
end_unit       POST  403 403 403 403 403 403 404 200 404 302
areas          GET   200 200 200 200 200 200 200 200 200 302
area           GET   200 200 200 200 200 200 404 200 404 302
own_sessions   GET   200 200 200 200 200 200 200 200 200 302
own_sessions   POST  403 403 403 403 403 403 403 403 403 302
history        GET   200 200 200 200 200 200 200 200 200 302
openings       GET   200 200 200 200 200 200 200 200 200 302
openings_file  GET   403 403 403 403 403 403 403 200 403 302
registers      GET   200 200 200 200 200 200 200 200 200 302
registers_file GET   200 200 200 200 200 200 200 200 200 302
recipients     GET   200 200 200 200 200 200 200 200 200 302
recipient      GET   200 200 200 200 200 200 404 404 404 302
recipient_file GET   200 200 200 200 200 200 404 404 404 302
same_recipient POST  404 404 403 403 403 403 404 404 404 302
rename_recipient GET 200 200 403 403 403 403 404 404 404 302
rename_recipient POST 200 200 403 403 403 403 404 404 404 302
add_recipient  GET   200 403 403 403 403 403 404 404 404 302
add_recipient  POST  200 403 403 403 403 403 404 404 404 302
drop_recipient GET   200 403 403 403 403 403 404 404 404 302
drop_recipient POST  200 403 403 403 403 403 404 404 404 302
register_counts GET   200 200 200 200 200 200 200 200 200 302
correct_record GET   200 403 403 403 403 403 404 404 404 302
correct_record POST  200 403 403 403 403 403 404 404 404 302
withdraw_record GET   200 403 403 403 403 403 404 404 404 302
withdraw_record POST  200 403 403 403 403 403 404 404 404 302
listing        GET   200 200 200 200 404 404 404 404 404 302
listing        POST  302 403 403 403 404 404 404 404 404 302
listed_row     GET   200 403 403 403 404 404 404 404 404 302
listed_row     POST  200 403 403 403 404 404 404 404 404 302
references     GET   200 200 200 200 200 200 200 200 200 302
norms          GET   200 200 200 200 200 200 200 200 200 302
reference      GET   200 200 200 200 200 200 404 200 404 302
add_reference  GET   200 403 403 403 403 403 200 403 403 302
add_reference  POST  200 403 403 403 403 403 200 403 403 302
describe_reference GET   200 403 403 403 403 403 404 403 404 302
describe_reference POST  200 403 403 403 403 403 404 403 404 302
link_reference GET   200 403 403 403 403 403 404 403 404 302
link_reference POST  200 403 403 403 403 403 404 403 404 302
unlink_reference GET   200 403 403 403 403 403 404 403 404 302
unlink_reference POST  200 403 403 403 403 403 404 403 404 302
trace          GET   200 200 200 200 200 200 404 404 404 302
figure         GET   200 200 200 200 200 200 404 404 404 302
plans          GET   200 200 200 200 200 200 200 200 200 302
plan           GET   200 200 200 200 200 200 404 404 404 302
plan_entries   GET   200 200 200 200 200 200 404 404 404 302
approve_plan   GET   403 403 200 403 403 403 404 404 404 302
approve_plan   POST  403 403 200 403 403 403 404 404 404 302
take_back_approval GET   403 403 200 403 403 403 404 404 404 302
take_back_approval POST  403 403 200 403 403 403 404 404 404 302
compare_versions GET 200 200 200 200 200 200 404 404 404 302
reached_table  GET   200 200 403 403 200 200 404 404 404 302
reached_table  POST  200 200 403 403 200 200 404 404 404 302
adjust_plan    GET   200 403 403 403 403 403 404 404 404 302
adjust_plan    POST  200 403 403 403 403 403 404 404 404 302
undo_adjustment GET   200 403 403 403 403 403 404 404 404 302
undo_adjustment POST  200 403 403 403 403 403 404 404 404 302
line           GET   200 200 200 200 200 200 404 404 404 302
enter          GET   200 403 403 403 403 403 404 404 404 302
enter          POST  200 403 403 403 403 403 404 404 404 302
edit_line      GET   200 403 403 403 403 403 404 404 404 302
decide_authority GET   200 403 403 403 403 403 404 404 404 302
decide_authority POST  200 403 403 403 403 403 404 404 404 302
reopen_line    POST  302 403 403 403 403 403 404 404 404 302
edit_line      POST  200 403 403 403 403 403 404 404 404 302
merge_measure  GET   200 403 403 403 403 403 404 404 404 302
merge_measure  POST  200 403 403 403 403 403 404 404 404 302
part_measure   GET   200 403 403 403 403 403 404 404 404 302
part_measure   POST  200 403 403 403 403 403 404 404 404 302
sources        GET   200 200 200 200 200 200 200 200 200 302
add_source     GET   200 403 403 403 403 403 200 403 403 302
add_source     POST  200 403 403 403 403 403 200 403 403 302
name_source    GET   200 403 403 403 403 403 404 404 404 302
name_source    POST  200 403 403 403 403 403 404 404 404 302
measures       GET   200 200 200 200 200 200 200 200 200 302
add_measure    GET   200 403 403 403 403 403 200 403 403 302
add_measure    POST  200 403 403 403 403 403 200 403 403 302
change_kind    GET   200 403 403 403 403 403 404 404 404 302
change_kind    POST  200 403 403 403 403 403 404 404 404 302
withdraw       GET   200 403 403 403 403 403 404 404 404 302
withdraw       POST  200 403 403 403 403 403 404 404 404 302
withdraw_note  GET   200 403 403 403 403 403 404 404 404 302
withdraw_note  POST  200 403 403 403 403 403 404 404 404 302
tell_note_again GET  200 403 403 403 403 403 404 404 404 302
tell_note_again POST 200 403 403 403 403 403 404 404 404 302
settle         GET   200 403 403 403 403 403 404 404 404 302
settle         POST  200 403 403 403 403 403 404 404 404 302
papers         GET   200 200 200 200 200 200 200 200 200 302
receive        POST  200 200 403 403 200 200 200 403 403 302
paper          GET   200 200 200 200 404 404 404 404 404 302
progress       GET   200 200 200 200 404 404 404 404 404 302
paper_file     GET   200 200 200 200 404 404 404 404 404 302
decide         POST  302 403 403 403 404 404 404 404 404 302
mend           GET   200 403 403 403 404 404 404 404 404 302
mend           POST  200 403 403 403 404 404 404 404 404 302
alike          POST  200 403 403 403 404 404 404 404 404 302
columns        GET   200 403 403 403 404 404 404 404 404 302
columns        POST  200 403 403 403 404 404 404 404 404 302
read_table     POST 302 403 403 403 404 404 404 404 404 302
page_picture   GET   200 200 200 200 404 404 404 404 404 302
paper_news     GET   200 200 200 200 404 404 404 404 404 302
name_unit      POST  302 403 403 403 404 404 404 404 404 302
match_line     POST  302 403 403 403 404 404 404 404 404 302
send_paper     POST  302 403 403 403 404 404 404 404 404 302
place_plans    POST  302 403 403 403 404 404 404 404 404 302
choose_teller    POST  302 403 403 403 404 404 404 404 404 302
send_paper_back POST 302 403 403 403 404 404 404 404 404 302
settle_finding POST  302 403 403 403 404 404 404 404 404 302
note_paper     POST  302 403 403 403 404 404 404 404 404 302
settle_copy    POST  302 403 403 403 404 404 404 404 404 302
choose_plan    POST  302 403 403 403 404 404 404 404 404 302
as_mended      GET   302 302 302 302 404 404 404 404 404 302
as_mended      POST  302 403 403 403 404 404 404 404 404 302
ledger         GET   200 200 200 200 200 200 200 200 200 302
entries        GET   200 200 200 200 200 200 404 404 404 302
dashboard      GET   200 200 200 200 200 200 200 200 200 302
reports        GET   200 200 200 200 200 200 200 200 200 302
report         GET   200 403 200 200 403 403 404 404 404 302
sentence       GET   200 403 403 403 403 403 404 404 404 302
sentence       POST  200 403 403 403 403 403 404 404 404 302
draft          GET   200 403 200 200 403 403 404 404 404 302
issue_report   GET   200 403 403 403 403 403 404 404 404 302
issue_report   POST  200 403 403 403 403 403 404 404 404 302
register       GET   200 200 200 200 200 200 200 200 200 302
register_file  GET   200 200 200 200 200 200 200 404 404 302
reserve_numbers GET  200 403 403 403 403 403 200 404 404 302
reserve_numbers POST 200 403 403 403 403 403 200 404 404 302
number_rule    GET   200 403 403 403 403 403 200 404 404 302
number_rule    POST  200 403 403 403 403 403 200 404 404 302
cancel_number  GET   200 403 403 403 403 403 404 404 404 302
cancel_number  POST  200 403 403 403 403 403 404 404 404 302
strike_number  GET   200 403 403 403 403 403 404 404 404 302
strike_number  POST  200 403 403 403 403 403 404 404 404 302
stationery     GET   403 403 403 403 403 403 403 200 403 302
unit_stationery GET  404 404 404 404 404 404 404 200 404 302
unit_stationery POST 404 404 404 404 404 404 404 200 404 302
template_file  GET   404 404 404 404 404 404 404 404 404 302
drafts         GET   200 200 200 200 200 200 200 200 200 302
begin_draft    GET   200 403 403 403 403 403 404 404 404 302
begin_draft    POST  302 403 403 403 403 403 404 404 404 302
compose        GET   200 403 200 200 404 404 404 404 404 302
compose        POST  200 403 403 403 404 404 404 404 404 302
compose_preview POST 200 403 200 200 404 404 404 404 404 302
drop_draft     POST  302 403 403 403 404 404 404 404 404 302
submit_paper   GET   200 403 403 403 403 403 404 404 404 302
submit_paper   POST  200 403 403 403 403 403 404 404 404 302
signing_request GET  200 200 200 200 404 404 404 404 404 302
decide_request POST  200 200 200 200 404 404 404 404 404 302
issue_signed   GET   200 403 403 403 404 404 404 404 404 302
issue_signed   POST  200 403 403 403 404 404 404 404 404 302
signers        GET   200 200 200 200 200 200 200 200 404 302
appoint_signer GET   403 403 200 403 403 403 403 200 404 302
appoint_signer POST  403 403 200 403 403 403 403 200 404 302
hand_over      GET   403 403 200 403 403 403 403 200 404 302
hand_over      POST  403 403 200 403 403 403 403 200 404 302
end_signer     GET   403 403 200 403 403 403 404 200 404 302
end_signer     POST  403 403 200 403 403 403 404 200 404 302
end_handing_over GET 403 403 200 403 403 403 404 200 404 302
end_handing_over POST 403 403 200 403 403 403 404 200 404 302
issue          GET   200 200 200 200 200 200 404 404 404 302
issue_file     GET   200 200 200 200 200 200 404 404 404 302
recall_issue   GET   200 403 403 403 403 403 404 404 404 302
recall_issue   POST  200 403 403 403 403 403 404 404 404 302
issue_package  GET   200 200 200 200 200 200 404 404 404 302
status_message POST  200 403 403 403 403 403 404 404 404 302
return_file    POST  200 403 403 403 403 403 404 404 404 302
"""


def expected() -> dict[tuple[str, str], dict[str, int]]:
    """{(route, method): {person: status}}; a method that has no row must be refused (405) to everybody."""
    answers = {}
    for row in TABLE.strip().splitlines():
        route, method, *statuses = row.split()
        answers[route, method] = dict(zip(PEOPLE, map(int, statuses), strict=True))
    return answers


def viewers() -> dict[str, list[str]]:
    """The pages that each person opens: every route once, by the first who gets it."""
    found: dict[str, list[str]] = {}
    for (route, method), answers in expected().items():
        who = next((person for person in PEOPLE if answers[person] == 200), None)
        if method == "GET" and who and who != "visitor" and route not in NO_PAGES:
            found.setdefault(who, []).append(route)
    return found
