"""All tables, under the name Django looks for."""

from .arrangements import Arrangement
from .drafts import Draft
from .establishments import Establishment
from .exchange import ExchangeStatus
from .history import Act, Head, Verification
from .ledger import Authority, Entry, PlaceSummary, Statement, Summary
from .library import (
    AskedTask,
    Fact,
    Issue,
    Note,
    Paper,
    PaperFinding,
    ReportEdit,
    ReturnedFile,
    StoredFile,
)
from .norms import Norm
from .notifications import Mail, Notification, NotificationChoice
from .numbering import BookNumber, NumberRule, NumberSeries
from .openings import Opening
from .people import Membership, Office, User
from .plans import FundSource, Line, LineClosing, Measure, Plan, PlanVersion, Programme, SourceName
from .references import CitedIn, Reference, ReferenceChange, ReferenceVersion
from .registers import RegisterRecord
from .search import Found
from .signing import SigningDelegation, SigningPost, SigningRequest
from .stationery import Stationery
from .tasks import GivenTask, TaskShare
from .units import (
    Area,
    AreaSuccession,
    LoadedSeed,
    Province,
    Unit,
    UnitIdentifier,
    UnitSuccession,
    UnitTitle,
)
