"""Addresses of the counter."""

from django.urls import URLPattern, URLResolver, path

from . import health, history, notifications, search
from .home import views as home
from .ledger import views as ledger
from .library import columns, deciding, keeping, norms, references
from .library import views as library
from .numbering import views as numbering
from .people import accounts, deeds, sessions
from .people import views as people
from .plans import adjusting, approving, authority, exports, held, items, lines, measures, versions
from .plans import views as plans
from .registers import listing
from .registers import views as registers
from .reporting import composing, dashboard, issued, sentences, trace
from .reporting import views as reporting
from .signing import requests as signing
from .signing import signers
from .stationery import views as stationery
from .units import areas, changes
from .units import views as units

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("suc-khoe/", health.health, name="health"),
    path("tim/", search.search, name="search"),
    path("vao-thu/", people.demo_sign_in, name="demo_sign_in"),
    path("nhan-tai-khoan/<int:person>/<str:token>/", people.invitation, name="invitation"),
    path("thong-bao/", notifications.notifications, name="notifications"),
    path("thong-bao/da-doc/", notifications.read_all, name="read_all"),
    path("thong-bao/<int:notification>/mo/", notifications.open_notification, name="open_notification"),
    path("thong-bao/cach-nhan/", notifications.choices, name="notification_choices"),
    path("thu-di/", notifications.outbox, name="outbox"),
    path("thu-di/<int:mail>/gui-lai/", notifications.send_mail_again, name="send_mail_again"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/<int:unit>/", units.unit, name="unit"),
    path("don-vi/<int:unit>/lap/", changes.add_unit, name="add_unit"),
    path("don-vi/<int:unit>/doi-ten/", changes.rename_unit, name="rename_unit"),
    path("don-vi/<int:unit>/ma-dinh-danh/", changes.give_identifier, name="give_identifier"),
    path("don-vi/<int:unit>/ke-thua/", changes.succeed_unit, name="succeed_unit"),
    path("don-vi/<int:unit>/ket-thuc/", changes.end_unit, name="end_unit"),
    path("dia-ban/", areas.areas, name="areas"),
    path("dia-ban/<int:area>/", areas.area, name="area"),
    path("phien/", sessions.own_sessions, name="own_sessions"),
    path("nguoi-dung/", accounts.users, name="users"),
    path("nguoi-dung/them/", accounts.add_user, name="add_user"),
    path("nguoi-dung/<int:person>/", accounts.person, name="person"),
    path("nguoi-dung/<int:person>/vai-tro/", accounts.give, name="give_office"),
    path("nguoi-dung/<int:person>/<slug:deed>/", deeds.person_deed, name="person_deed"),
    path("vai-tro/<int:membership>/ket-thuc/", accounts.end, name="end_office"),
    path("nhat-ky/", history.history, name="history"),
    path("can-cu/", references.references, name="references"),
    path("can-cu/muc-chi/", norms.norms, name="norms"),
    path("can-cu/them/", keeping.add_reference, name="add_reference"),
    path("can-cu/<int:reference>/", references.reference, name="reference"),
    path("can-cu/<int:reference>/cap-nhat/", keeping.describe_reference, name="describe_reference"),
    path("can-cu/<int:reference>/noi/", keeping.link_reference, name="link_reference"),
    path("can-cu/noi/<int:change>/go/", keeping.unlink_reference, name="unlink_reference"),
    path("nguon-goc/", trace.trace_panel, name="trace"),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/<int:plan>/", plans.plan, name="plan"),
    path("ke-hoach/<int:plan>/but-toan/", exports.plan_entries, name="plan_entries"),
    path("ke-hoach/<int:plan>/phe-duyet/", approving.approve_plan, name="approve_plan"),
    path("ke-hoach/<int:plan>/thu-hoi-phe-duyet/", approving.take_back, name="take_back_approval"),
    path("ke-hoach/<int:plan>/cac-ban/", versions.compare_versions, name="compare_versions"),
    path("ke-hoach/<int:plan>/dieu-chinh/", adjusting.adjust_plan, name="adjust_plan"),
    path("ke-hoach/<int:plan>/muc/<int:line>/", lines.line, name="line"),
    path("ke-hoach/<int:plan>/muc/<int:line>/sua/", items.edit_line, name="edit_line"),
    path("ke-hoach/<int:plan>/muc/<int:line>/nguon/", authority.decide_authority, name="decide_authority"),
    path("ke-hoach/<int:plan>/muc/<int:line>/ghi/", lines.enter, name="enter"),
    path("chi-tieu/", measures.measures, name="measures"),
    path("chi-tieu/them/", measures.add_measure, name="add_measure"),
    path("chi-tieu/<int:measure>/cach-cong/", measures.change_kind, name="change_kind"),
    path("so-lieu/<int:statement>/rut/", lines.withdraw, name="withdraw"),
    path("so-lieu/<int:held>/quyet-dinh/", held.settle, name="settle"),
    path("so-so-lieu/", ledger.ledger, name="ledger"),
    path("so-so-lieu/but-toan/", ledger.entries, name="entries"),
    path("van-ban/", library.papers, name="papers"),
    path("van-ban/nhan/", library.receive_papers, name="receive"),
    path("van-ban/<int:paper>/", library.paper, name="paper"),
    path("van-ban/<int:paper>/tien-do/", library.progress, name="progress"),
    path("van-ban/<int:paper>/trang/<int:page>.png", library.page_picture, name="page_picture"),
    path("van-ban/<int:paper>/tin-moi/", library.paper_news, name="paper_news"),
    path("van-ban/<int:paper>/bang/<int:table>/", columns.columns, name="columns"),
    path("van-ban/<int:paper>/danh-muc/<int:table>/", listing.listing, name="listing"),
    path("van-ban/<int:paper>/tep/", library.paper_file, name="paper_file"),
    path("van-ban/<int:paper>/duyet/", deciding.decide, name="decide"),
    path("van-ban/<int:paper>/so-lieu/<int:fact>/sua/", deciding.mend, name="mend"),
    path("van-ban/<int:paper>/so-lieu/<int:fact>/cung-loai/", deciding.alike_facts, name="alike"),
    path("van-ban/<int:paper>/muc/<int:activity>/khop/", deciding.match_line, name="match_line"),
    path("van-ban/<int:paper>/da-xem/", deciding.note, name="note_paper"),
    path("van-ban/<int:paper>/trung/", deciding.settle_copy, name="settle_copy"),
    path("van-ban/<int:paper>/ke-hoach/", deciding.choose, name="choose_plan"),
    path("danh-muc/", registers.registers, name="registers"),
    path("danh-muc/tep/", registers.registers_file, name="registers_file"),
    path("danh-muc/<int:record>/rut/", registers.withdraw, name="withdraw_record"),
    path("dieu-hanh/", dashboard.dashboard, name="dashboard"),
    path("bao-cao/", reporting.reports, name="reports"),
    path("bao-cao/<int:plan>/", reporting.report, name="report"),
    path("bao-cao/<int:plan>/cau/<str:key>/", sentences.sentence, name="sentence"),
    path("bao-cao/<int:plan>/du-thao.<str:format>", reporting.draft, name="draft"),
    path("bao-cao/<int:plan>/phat-hanh/", reporting.issue_report, name="issue_report"),
    path("so-van-ban/", numbering.register, name="register"),
    path("so-van-ban/so-van-ban.xlsx", numbering.register_file, name="register_file"),
    path("so-van-ban/giu-so/", numbering.reserve_numbers, name="reserve_numbers"),
    path("so-van-ban/cach-danh-so/", numbering.number_rule, name="number_rule"),
    path("so-van-ban/<int:number>/huy/", numbering.cancel_number, name="cancel_number"),
    path("giay-mau/", stationery.stationery, name="stationery"),
    path("giay-mau/<int:unit>/", stationery.unit_stationery, name="unit_stationery"),
    path("giay-mau/<int:unit>/mau.docx", stationery.template_file, name="template_file"),
    path("soan/", composing.drafts, name="drafts"),
    path("soan/ke-hoach/<int:plan>/", composing.begin, name="begin_draft"),
    path("soan/<int:draft>/", composing.compose, name="compose"),
    path("soan/<int:draft>/xem/", composing.compose_preview, name="compose_preview"),
    path("soan/<int:draft>/bo/", composing.drop_draft, name="drop_draft"),
    path("bao-cao/<int:plan>/trinh-ky/", signing.submit_paper, name="submit_paper"),
    path("trinh-ky/<int:request_id>/", signing.signing_request, name="signing_request"),
    path("trinh-ky/<int:request_id>/quyet-dinh/", signing.decide_request, name="decide_request"),
    path("trinh-ky/<int:request_id>/phat-hanh/", signing.issue_signed, name="issue_signed"),
    path("nguoi-ky/", signers.signers, name="signers"),
    path("nguoi-ky/chuc-vu/", signers.appoint_signer, name="appoint_signer"),
    path("nguoi-ky/giao-ky/", signers.hand_over, name="hand_over"),
    path("nguoi-ky/chuc-vu/<int:post>/ket-thuc/", signers.end_signer, name="end_signer"),
    path("nguoi-ky/giao-ky/<int:delegation>/ket-thuc/", signers.end_handing_over, name="end_handing_over"),
    path("phat-hanh/<int:issue>/", reporting.issue, name="issue"),
    path("phat-hanh/<int:issue>/ban.<str:format>", reporting.issue_file, name="issue_file"),
    path("phat-hanh/<int:issue>/thu-hoi/", issued.recall_issue, name="recall_issue"),
    path("phat-hanh/<int:issue>/goi.edxml", issued.issue_package, name="issue_package"),
    path("phat-hanh/<int:issue>/trang-thai/", issued.status_message, name="status_message"),
    path("phat-hanh/<int:issue>/nhan-lai/", reporting.return_file, name="return_file"),
]
