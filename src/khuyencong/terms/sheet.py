"""What an office adds to a report's content to make it a paper: its names, number, day, signature and addressees."""

from dataclasses import dataclass, field, replace
from datetime import date

from .document import Block, Document, Signature


@dataclass(frozen=True, slots=True)
class Sheet:
    """The frame of a paper, field for field as in `Document`; without number or day the paper is a draft."""

    agency: str
    parent_agency: str = ""
    place: str = ""
    number: str = ""
    symbol: str = ""  # ký hiệu «BC-SCT», printed while the number is blank
    signed_on: date | None = None
    signature: Signature = field(default_factory=lambda: Signature(()))
    recipients: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    written_on: date | None = None
    urgency: str = ""
    circulation: str = ""
    drafted_by: str = ""
    address: str = ""

    @property
    def above(self) -> str:
        """The parent agency as it is named in a sentence; its head line says it short."""
        return self.parent_agency.replace("UBND", "Ủy ban nhân dân")

    def sent_to(self, places: tuple[str, ...]) -> "Sheet":
        """Sent to these places; the copy that stays stands last, whether or not somebody thought of it."""
        if not places:
            return self
        kept = () if any(map(_stays, places)) else tuple(filter(_stays, self.recipients))
        return replace(self, recipients=(*places, *kept))

    def paper(self, kind_vi: str, title: str, blocks: tuple[Block, ...], form: str, about: str) -> Document:
        """The document of this frame with a form's content."""
        return Document(
            kind_vi=kind_vi,
            title=title,
            blocks=blocks,
            form=form,
            about=about,
            agency=self.agency,
            parent_agency=self.parent_agency,
            place=self.place,
            number=self.number,
            symbol=self.symbol,
            signed_on=self.signed_on,
            signature=self.signature,
            recipients=self.recipients,
            bases=self.bases,
            addressees=self.addressees,
            written_on=self.written_on,
            urgency=self.urgency,
            circulation=self.circulation,
            drafted_by=self.drafted_by,
            address=self.address,
        )


def _stays(place: str) -> bool:
    """«Lưu: VT, CN»."""
    return place.lower().startswith("lưu")
