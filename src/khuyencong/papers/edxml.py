"""Packages of papers for the exchange axis, and the status messages that answer them (edXML, QCVN 102:2016/BTTTT).

Names and order of elements are those on which published clients of the axis agree; the regulation's own text and its
code lists could not be read. `tests/papers/edxml.xsd` holds the structure; a comment in each package says what is open.
"""

from base64 import b64encode
from hashlib import sha256

from lxml import etree

from khuyencong.terms.exchange import LACK_WORDS, STATUSES, Attached, Business, Exchange, Organ, StatusMessage

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
_XLINK = "http://www.w3.org/1999/xlink"
_NEXT_ACTOR = "http://schemas.xmlsoap.org/soap/actor/next"
UNVERIFIED = (
    "Cấu trúc theo phần mềm khách của trục liên thông, chưa đối chiếu với QCVN 102:2016/BTTTT; mã loại văn bản "
    "để trống; mức độ khẩn 0-3 và Paper=0 (không gửi kèm bản giấy) chưa kiểm chứng; chưa ký số gói."
)
_PRIORITIES = ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")  # 0 to 3, rising
LARGEST_MESSAGE = 1_000_000


class UnreadableMessage(ValueError):
    """Bytes that are no status message; the words are for the person who brought them."""


def edxml_package(paper: Exchange) -> bytes:
    """The package as XML; the same paper gives the same bytes."""
    root = etree.Element(_name("edXML"), nsmap={None: NAMESPACE})
    root.append(etree.Comment(UNVERIFIED))
    if paper.lacks:
        lacks = "; ".join(paper.lacks_in(LACK_WORDS)).replace("--", "–")  # which no comment may hold
        root.append(etree.Comment(f"Gói chưa đủ để gửi, còn thiếu: {lacks}."))
    envelope = _under(root, "edXMLEnvelope")
    header = _under(envelope, "edXMLHeader")
    _message_header(_under(header, "MessageHeader"), paper)
    _trace(_under(header, "TraceHeaderList"), paper)
    manifest = _under(_under(envelope, "edXMLBody"), "edXMLManifest")
    manifest.set("version", "1.0")
    attached = _under(root, "AttachmentEncoded")
    for number, file in enumerate(paper.files, start=1):
        _reference(manifest, attached, f"cid-{number:02d}", file)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _message_header(header: etree._Element, paper: Exchange) -> None:
    """In the order of the samples that tell all of its elements."""
    _organ(_under(header, "From"), paper.sender)
    for receiver in paper.receivers:
        _organ(_under(header, "To"), receiver)
    _said(header, "DocumentId", paper.document_id)
    code = _under(header, "Code")
    _said(code, "CodeNumber", paper.number)
    _said(code, "CodeNotation", paper.notation)
    promulgation = _under(header, "PromulgationInfo")
    _said(promulgation, "Place", paper.place)
    _said(promulgation, "PromulgationDate", f"{paper.day:%Y/%m/%d}")
    _said(_under(header, "DocumentType"), "TypeName", paper.kind_vi)
    _said(header, "Subject", paper.subject)
    _said(header, "Content", paper.subject)
    signer = _under(header, "SignerInfo")
    _said(signer, "Competence", paper.competence)
    _said(signer, "Position", paper.position)
    _said(signer, "FullName", paper.signer)
    _other(_under(header, "OtherInfo"), paper)
    places = _under(header, "ToPlaces")
    for place in paper.to_places:
        _said(places, "Place", place)


def _other(other: etree._Element, paper: Exchange) -> None:
    if paper.urgency in _PRIORITIES:
        _said(other, "Priority", str(_PRIORITIES.index(paper.urgency)))
    for name, value in (("PromulgationAmount", paper.copies), ("PageAmount", paper.pages)):
        if value is not None:
            _said(other, name, str(value))
    if paper.annexes:
        annexes = _under(other, "Appendixes")
        for title in paper.annexes:
            _said(annexes, "Appendix", title)


def _trace(traces: etree._Element, paper: Exchange) -> None:
    """Who sends it when, and what the package is about: a recalled paper by its id, a replaced one in a list."""
    key = sha256(paper.document_id.encode()).hexdigest()[:8]
    for name, value in (("id", key), ("version", "1.0"), ("mustUnderstand", "1"), ("actor", _NEXT_ACTOR)):
        traces.set(name, value)
    trace = _under(traces, "TraceHeader")
    _said(trace, "OrganId", paper.sender.code)
    _said(trace, "Timestamp", f"{paper.day:%Y/%m/%d} 00:00:00")
    business = _under(traces, "Bussiness")
    _said(business, "BussinessDocType", str(int(paper.business)))
    if paper.reason:
        _said(business, "BussinessDocReason", paper.reason)
    if paper.business is Business.RECALL:
        _said(business, "DocumentId", paper.about)
    _said(business, "Paper", "0")
    if paper.business is Business.REPLACE:
        _replaced(_under(business, "ReplacementInfoList"), paper)


def _replaced(replaced: etree._Element, paper: Exchange) -> None:
    info = _under(replaced, "ReplacementInfo")
    _said(info, "DocumentId", paper.about)
    organs = _under(info, "OrganIdList")
    for receiver in paper.receivers:
        if receiver.code:
            _said(organs, "OrganId", receiver.code)


def _reference(manifest: etree._Element, attached: etree._Element, key: str, file: Attached) -> None:
    reference = _under(manifest, "Reference")
    for name, value in (("href", f"cid:{key}"), ("role", "XLinkRole"), ("type", "simple")):
        reference.set(f"{{{_XLINK}}}{name}", value)
    _said(reference, "Description", file.name)
    _said(reference, "AttachmentName", file.name)
    _said(reference, "ContentType", file.media_type)
    _said(reference, "ContentId", f"cid:{key}")
    content = _under(attached, "Attachment")
    _said(content, "ContentType", file.media_type)
    _said(content, "ContentId", key)
    _said(content, "Description", file.name)
    _said(content, "ContentTransferEncoded", b64encode(file.data).decode("ascii"))
    _said(content, "AttachmentName", file.name)


def _organ(place: etree._Element, organ: Organ) -> None:
    _said(place, "OrganId", organ.code)
    _said(place, "OrganName", organ.name)


def _under(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, _name(name))


def _said(parent: etree._Element, name: str, words: str) -> None:
    _under(parent, name).text = words


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def read_status(data: bytes) -> StatusMessage:
    """The status message in an XML file: which paper it answers, and with which code."""
    if len(data) > LARGEST_MESSAGE:
        raise UnreadableMessage("Thông điệp trạng thái quá lớn.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        raise UnreadableMessage("Tệp không phải XML đúng cú pháp.") from wrong
    if root.getroottree().docinfo.doctype:
        raise UnreadableMessage("Tệp XML có khai báo DOCTYPE: không nhận.")
    code = _text(root, "StatusCode")
    about = _text(root, "ResponseFor", "DocumentId") or _text(root, "ResponseFor")
    if code not in STATUSES or not about:
        raise UnreadableMessage("Tệp không phải thông điệp trạng thái: thiếu ResponseFor hoặc StatusCode đã biết.")
    sender = Organ(_text(root, "OrganName"), _text(root, "OrganId"))
    return StatusMessage(about, sender, code, _text(root, "Timestamp"), _text(root, "Description"))


def _text(root: etree._Element, *names: str) -> str:
    """The words of the first element of this name (in one of the name before), whatever its namespace; of one with
    parts, all their words."""
    found = root.xpath("".join(f"//*[local-name()='{name}']" for name in names))
    return " ".join(" ".join(found[0].itertext()).split()) if found else ""
