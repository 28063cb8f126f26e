"""Packages of papers for the exchange axis, and the status messages that answer them (edXML, QCVN 102:2016/BTTTT).

Names and order of elements follow samples of the national axis; they were not checked against the regulation, and the
package says so in a comment.
"""

from base64 import b64encode

from lxml import etree

from khuyencong.terms.exchange import STATUSES, Attached, Exchange, Organ, StatusMessage

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
UNVERIFIED = "Cấu trúc theo mẫu của trục liên thông, chưa đối chiếu với QCVN 102:2016/BTTTT; chưa ký số."
LARGEST_MESSAGE = 1_000_000


class UnreadableMessage(ValueError):
    """Bytes that are no status message; the words are for the person who brought them."""


def edxml_package(paper: Exchange) -> bytes:
    """The package as XML; the same paper gives the same bytes."""
    root = etree.Element(_name("edXML"), nsmap={None: NAMESPACE})
    root.append(etree.Comment(UNVERIFIED))
    envelope = _under(root, "edXMLEnvelope")
    header = _under(envelope, "edXMLHeader")
    _message_header(_under(header, "MessageHeader"), paper)
    _trace(_under(header, "TraceHeaderList"), paper)
    manifest = _under(_under(envelope, "edXMLBody"), "edXMLManifest")
    attached = _under(root, "AttachmentEncoded")
    for number, file in enumerate(paper.files, start=1):
        _reference(manifest, attached, f"cid-{number:02d}", file)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _message_header(header: etree._Element, paper: Exchange) -> None:
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
    signer = _under(header, "SignerInfo")
    _said(signer, "Competence", paper.competence)
    _said(signer, "Position", paper.position)
    _said(signer, "FullName", paper.signer)
    _other(header, paper)
    places = _under(header, "ToPlaces")
    for place in paper.to_places:
        _said(places, "Place", place)


def _other(header: etree._Element, paper: Exchange) -> None:
    other = _under(header, "OtherInfo")
    if paper.urgency:
        other.append(etree.Comment(f"Priority: {paper.urgency}; mã mức độ khẩn chưa kiểm chứng"))
    for name, value in (("PromulgationAmount", paper.copies), ("PageAmount", paper.pages)):
        if value is not None:
            _said(other, name, str(value))


def _trace(traces: etree._Element, paper: Exchange) -> None:
    trace = _under(traces, "TraceHeader")
    _said(trace, "OrganId", paper.sender.code)
    _said(trace, "Timestamp", f"{paper.day:%Y/%m/%d} 00:00:00")
    business = _under(traces, "Bussiness")
    _said(business, "BussinessDocType", str(int(paper.business)))
    if paper.reason:
        _said(business, "BussinessDocReason", paper.reason)
    if paper.about:
        _said(business, "Paper", paper.about)


def _reference(manifest: etree._Element, attached: etree._Element, key: str, file: Attached) -> None:
    reference = _under(manifest, "Reference")
    _said(reference, "ContentId", key)
    _said(reference, "ContentType", file.media_type)
    _said(reference, "AttachmentName", file.name)
    content = _under(attached, "Attachment")
    _said(content, "ContentId", key)
    _said(content, "Content", b64encode(file.data).decode("ascii"))


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
    code, about = _text(root, "StatusCode"), _text(root, "ResponseFor")
    if code not in STATUSES or not about:
        raise UnreadableMessage("Tệp không phải thông điệp trạng thái: thiếu ResponseFor hoặc StatusCode đã biết.")
    sender = Organ(_text(root, "OrganName"), _text(root, "OrganId"))
    return StatusMessage(about, sender, code, _text(root, "Timestamp"), _text(root, "Description"))


def _text(root: etree._Element, name: str) -> str:
    """The words of the first element of this name, whatever its namespace; of one with parts, all their words."""
    found = root.xpath(f"//*[local-name()='{name}']")
    return " ".join("".join(found[0].itertext()).split()) if found else ""
