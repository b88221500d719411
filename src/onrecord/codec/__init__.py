"""The nouns and `onrecord/1`, their form as JSON. A noun enters and JSON leaves, or the other way round; neither loses anything."""

from onrecord.codec.canonical import dumps, loads
from onrecord.codec.decode import decode, decode_annotated, decode_annotations, decode_profile
from onrecord.codec.document import FORMAT, Annotated
from onrecord.codec.encode import encode, encode_annotated, encode_annotations, encode_profile

__all__ = [
    "FORMAT", "Annotated", "decode", "decode_annotated", "decode_annotations", "decode_profile", "dumps", "encode", "encode_annotated",
    "encode_annotations", "encode_profile", "loads",
]
