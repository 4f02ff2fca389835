"""Bodies of acts in fewer bytes, before they are sealed: most of a body is the names of its fields.

1. One byte that names this form.
2. Raw DEFLATE (RFC 1951) with a window of 4,096 bytes, made with the dictionary below, which holds no words of anybody.
3. Zeros up to the next multiple of 32 bytes, so that a length tells little of the words.

Each body is packed by itself, so that its length never depends on what another one says.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

PADDED_TO = 32
"""What the length of a packed body is a multiple of."""

_FORM = 1
_WINDOW_BITS, _LEVEL, _MEMORY = -12, 3, 3

DICTIONARY = (
    b'{"about":["p-"],"answer":{"appeal":"a-","effect":"","exhibit":null,"gist":"","on":"2022-08-19","response":"'
    b'{"about":["p-"],"appeal":{"addressee":"","asks":"","by":["p-"],"dispatch":"","id":"a-","kind":"","law":"","number":'
    b'{"at_least":1,"at_most":1,"words":""},"office":null,"persons":["p-"],"proof":"x-","rule":"","sent":'
    b'{"body":"","body_version":1,"place":'
    b'{"channel":"file","exhibit":"x-","name":"","received_at":"2022-07-20T12:00:00+00:00"}'
    b'{"hour":"2022-07-20T12:00:00+00:00","seen":"p-","what":"person"}'
    b'{"proposal":"q-","reason":""}{"reason":"","undone":"e-"}'
    b'{"about":["p-","p-"],"identity":"same","left":"p-","reason":"","right":"p-"}'
    b'{"about":["p-"],"consent":{"audiences":[""],"fields":[""],"from_day":"2022-07-21","given_by":"","id":"k-",'
    b'"person":"p-","proof":null,"purposes":["store","publish"],"until_day":null}}'
    b'{"address":"","channel":"file","exhibit":{"author":null,"derived_from":null,"id":"x-","language":null,'
    b'"media_type":"text/plain","name":"","pages":[],"published_on":"2022-07-20","publisher":null,'
    b'"received_at":"2022-07-20T12:00:00+00:00","role":"original","sha256":"","size_bytes":,"title":null,"tool":null},'
    b'"file_key":"","sealed_sha256":""}'
    b'{"about":["p-"],"entity":"e1","party":{"age_group":"unknown","id":"p-","kind":"person","name":"","occupations":[],'
    b'"part_of":null,"roles":[],"sex":"unknown","spellings":[""]},"reading":"x-"}'
    b'"chain":[{"how":"said","who":""}]"medium":"article""style":"direct""modality":"possible""polarity":"denied"'
    b'"seconds":{"end_s":"","start_s":""}"number":{"at_least":,"at_most":,"words":""}'
    b'"claim":{"kind":"contact","of":["p-"],"state":"denied","with":"family"}"claim":{"act":"","by":["p-"],"kind":"'
    b'"claim":{"kind":"remark"}"claim":{"by":null,"kind":"harm","victims":["p-"]'
    b'{"about":["p-"],"grade":{"information":"6","source":"F"},"proposal":"q-","reason":"","statement":{"anchor":'
    b'{"cell":null,"exhibit":"x-","layer_sha256":"","page":null,"prefix":"","quote":"","seconds":null,"span":[],'
    b'"suffix":""},"claim":{"custody":null,"kind":"whereabouts","of":["p-"],"place":null,"state":"held"},"id":"s-",'
    b'"modality":"actual","origin":{"chain":[],"key":"","medium":"unknown","publisher":"","said_edtf":null,"speaker":'
    b'null,"speaker_name":"","style":"indirect"},"place":null,"polarity":"affirmed","proposal":"q-","published_on":'
    b'"2022-07-20","when":{"edtf":"2022-07-20","every":["2022-07-20","2022-07-20"],"some":["2022-07-20","2022-07-20"],'
    b'"span":null,"words":""}},"supersedes":null}'
)
"""What every body is packed against; the commonest stands last. Never change it: parts of the log are in this form."""

_EMPTY = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW_BITS, _MEMORY, zlib.Z_FIXED, DICTIONARY)
"""Has read the dictionary and nothing else; a copy of it is made faster than it is.

Fixed codes take a tenth more room than codes made for each body, which would have to be read before it.
"""


_ENDS = frozenset(bytes(length) for length in range(PADDED_TO))
"""What may stand behind the end of what was packed."""


class NotPacked(ValueError):
    """The bytes are not a packed body; raised to whoever opens the part, who names it."""


def pack(body: bytes) -> bytes:
    """Return a body packed; its length is a multiple of 32."""
    packer = _EMPTY.copy()
    packed = bytes((_FORM,)) + packer.compress(body) + packer.flush()
    return packed + bytes(-len(packed) % PADDED_TO)


def unpack_each(packed: Iterable[bytes]) -> list[bytes]:
    """Return the bodies that were packed.

    Raises:
        NotPacked: bytes are of a form that is not known, are cut short, or something stands behind their end.
    """
    bodies = []
    for one in packed:
        if one[:1] != b"\x01":
            raise NotPacked
        unpacker = zlib.decompressobj(_WINDOW_BITS, DICTIONARY)
        try:
            bodies.append(unpacker.decompress(one[1:]))
        except zlib.error as error:
            raise NotPacked from error
        if not unpacker.eof or unpacker.unused_data not in _ENDS:
            raise NotPacked
    return bodies
