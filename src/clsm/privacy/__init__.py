"""What looks like a person in the texts of a council, by path, and never in clear.

A council file holds organisations, offices, bodies and figures: no field is about a person. Its free texts
may still hold one by mistake, a name in a label or a telephone in a note. :func:`scan` reads every text and says
where to look, with the first letter, the kind and the length of what it met, and nothing more of it.

Three grades, with three promises:

- *certain*: it leads to one person. A French social-security number with its key, a Belgian national number with
  its check digits, an e-mail address with a person's name or on a provider for the general public, a mobile
  telephone, any telephone beside a title and a name.
- *likely*: a title and a name, in French, Dutch, German or English (``Mme``, ``M`` without its point, ``Dr``, ``Me``,
  abbé, sœur, juge, capitaine, ``dhr.``, and a surname), a name and an e-mail address in one text.
- *look*: a person reads it and decides. A title and an initial; a given name or an initial and a surname in the label
  of a seat or of an office, in a meeting or in a decision; a diagnosis there beside a word for one person; a landline
  telephone that no organisation's field holds.

What is an organisation's is no trace of a person: an address such as ``contact@``, ``mairie@`` or ``gem.``, whatever
its provider; the landline of an actor or of a reference; numbers in
:class:`~clsm.identifiers.Identifiers`, which have their own keys; a street, a residence, a school or a hospital
that bears somebody's name; a brand or a work (Monsieur Propre). A mobile telephone is somebody's even where an
organisation answers it: where it is known to be a service's, a waiver of its path says so.

What it cannot see: a surname alone, a nickname, a name in small letters, a story that neighbours would recognise.
It helps whoever reads the file over, and takes nobody's place.
"""

from clsm._doors import own_names
from clsm.privacy.detecting import Grade, masked
from clsm.privacy.scanning import KINDS, Scan, Trace, scan

__all__ = ["KINDS", "Grade", "Scan", "Trace", "masked", "scan"]

own_names(__name__)
