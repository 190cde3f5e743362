"""Sentences of the source documents, and the hash by which each is known: never its words."""

import hashlib
import re
from collections.abc import Iterator


def sentences(text: str) -> Iterator[str]:
    """The sentences of a document: its lines, cut behind full stops, question marks, semicolons and before dashes."""
    for line in text.splitlines():
        for part in re.split(r"(?<=[.!?;:…])\s+|\s+[-–•]\s+", line):
            words = " ".join(part.split())
            if re.search(r"[^\W\d_]", words):
                yield words


def digest(sentence: str) -> str:
    """The hash by which a sentence is known here."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]
