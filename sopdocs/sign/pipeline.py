"""The signature: one revision appended to the file, PAdES, in the role's field, with the stamp that was drawn for it.

Levels (ETSI EN 319 142-1): b-b a signature, b-t with a trusted timestamp; `sopdocs.sign.archive` makes b-lt and b-lta.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sopdocs.sign.faults import SigningError
from sopdocs.sign.writer import quiet_writer

if TYPE_CHECKING:
    from pyhanko.sign import Signer
    from pyhanko.sign.timestamps import TimeStamper

PREFIX = "ttd_"


@dataclass(frozen=True, slots=True)
class Slot:
    """A signature field of a PDF: its name, its size in pt, and whether it holds a signature."""

    name: str
    width: float
    height: float
    signed: bool

    @property
    def role(self) -> str:
        """The role it is for."""
        return self.name.removeprefix(PREFIX).partition("_")[0]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be signed: the field, what is claimed beside it, and the stamp as a PDF of the field's size."""

    field: str
    name: str
    reason: str
    place: str
    stamp: bytes


def slots(pdf: bytes) -> tuple[Slot, ...]:
    """The signature fields of ours in a PDF, in signing order (their order in the form where that is not known)."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields

    found = []
    for name, value, reference in enumerate_sig_fields(PdfFileReader(BytesIO(pdf))):
        if name.startswith(PREFIX):
            x0, y0, x1, y1 = (float(number) for number in reference.get_object()["/Rect"])
            found.append(Slot(name, abs(x1 - x0), abs(y1 - y0), value is not None))
    return tuple(found)


def slot_for(pdf: bytes, role: str) -> Slot:
    """The first empty field of a role.

    :raises SigningError: no such field, or all of them signed.
    """
    own = [slot for slot in slots(pdf) if slot.role == role]
    if not own:
        raise SigningError("no_field", role=role)
    free = [slot for slot in own if not slot.signed]
    if not free:
        raise SigningError("already_signed", role=role)
    return free[0]


async def sign_pdf(pdf: bytes, order: Order, signer: Signer, timestamper: TimeStamper | None) -> bytes:
    """The PDF with one more revision that holds the signature; the bytes before it are those of ``pdf``.

    The first signature certifies the document, the last one closes it.

    :raises SigningError: the timestamp service or the key failed. There is never a lower level instead.
    """
    from pyhanko.sign import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    taken = slots(pdf)
    first = not any(slot.signed for slot in taken)
    last = not any(not slot.signed and slot.name != order.field for slot in taken)
    metadata = PdfSignatureMetadata(
        field_name=order.field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=order.name or None,
        reason=order.reason or None,
        location=order.place or None,
        certify=first,
        docmdp_permissions=MDPPerm.NO_CHANGES if last else MDPPerm.FILL_FORMS,
    )
    with _style(order.stamp) as style:
        out = await _signed(PdfSigner(metadata, signer=signer, timestamper=timestamper, stamp_style=style), pdf)
    if not out.startswith(pdf):
        raise SigningError("base_changed")
    return out


async def _signed(pdf_signer: Any, pdf: bytes) -> bytes:
    from pyhanko.sign.general import SigningError as PyHankoError
    from pyhanko.sign.timestamps import TimestampRequestError

    try:
        result = await pdf_signer.async_sign_pdf(quiet_writer(pdf))
    except TimestampRequestError:
        raise SigningError("timestamp_failed", service=True) from None
    except PyHankoError as error:
        raise SigningError("key_failed", service=True, why=str(error)) from None
    return bytes(result.getvalue())


@contextmanager
def _style(stamp: bytes) -> Iterator[Any]:
    """The stamp's page as the appearance of the field, edge to edge; nothing of pyHanko's own drawing."""
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    rule = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0), InnerScaling.STRETCH_TO_FIT
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stamp.pdf"
        path.write_bytes(stamp)
        yield StaticStampStyle.from_pdf_file(str(path), border_width=0, background_layout=rule)
