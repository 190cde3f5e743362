"""What is said of a text that is not YAML or not JSON.

The parsers word the same mistake in their own ways, and each version in another one. None of their words reaches
a reader: they are told apart here, and said in ours.
"""

from typing import Any, Final, final

import attrs

from clsm.problems import Mismatch
from clsm.words import Text


@final
@attrs.frozen(kw_only=True)
class Syntax:
    """One way in which a text is not what it should be; ``hint`` is ``None`` where nothing better can be proposed."""

    found: Text
    expected: Text
    hint: Text | None = None

    def mismatch(self, **fields: Any) -> Mismatch:
        """The refusal, with the *fields* of its sentences filled in."""
        found, expected = self.found.format(**fields).en, self.expected.format(**fields).en
        return Mismatch(found=found, expected=expected, hint=self.hint.en if self.hint else None)


_OPEN_QUOTE: Final = Text(fr="un guillemet qui n’est jamais fermé", en="a quote that is never closed")

YAML: Final = {
    "yaml": Syntax(
        found=Text(fr="un texte qui n’est pas du YAML", en="text that is not YAML"),
        expected=Text(fr="du YAML", en="YAML"),
    ),
    "yaml-colon": Syntax(
        found=Text(fr="un deux-points là où aucun champ ne commence", en="a colon where no field begins"),
        expected=Text(
            fr="un champ par ligne : son nom, un deux-points, sa valeur",
            en="one field a line: its name, a colon, its value",
        ),
        hint=Text(
            fr="une valeur qui contient un deux-points et une espace se met entre guillemets droits",
            en="a value that holds a colon and a space goes between quotes",
        ),
    ),
    "yaml-no-colon": Syntax(
        found=Text(fr="une ligne sans deux-points", en="a line without a colon"),
        expected=Text(
            fr="le nom d’un champ, un deux-points et une espace", en="the name of a field, a colon and a space"
        ),
        hint=Text(
            fr="la suite d’une valeur commence plus à droite que son champ",
            en="what continues a value begins further right than its field",
        ),
    ),
    "yaml-hyphen": Syntax(
        found=Text(fr="un tiret là où aucune liste ne commence", en="a hyphen where no list begins"),
        expected=Text(fr="une liste sur les lignes sous son champ", en="a list on the lines below its field"),
        hint=Text(
            fr="une valeur qui commence par un tiret et une espace se met entre guillemets droits",
            en="a value that begins with a hyphen and a space goes between quotes",
        ),
    ),
    "yaml-behind": Syntax(
        found=Text(fr="un texte derrière une valeur qui est déjà finie", en="text behind a value that has ended"),
        expected=Text(fr="une valeur par champ", en="one value a field"),
        hint=Text(
            fr="entre deux ' une apostrophe s’écrit '' ; entre deux \" un guillemet s’écrit \\\"",
            en="between two ' an apostrophe is written ''; between two \" a quote is written \\\"",
        ),
    ),
    "yaml-place": Syntax(
        found=Text(
            fr="un texte qui ne va ni avec sa ligne ni avec celles au-dessus",
            en="text that fits neither its line nor the lines above",
        ),
        expected=Text(
            fr="les champs d’une même chose dans une même colonne", en="the fields of one thing in one column"
        ),
        hint=Text(
            fr="les tirets d’une même liste se mettent aussi dans une même colonne",
            en="the hyphens of one list stand in one column too",
        ),
    ),
    "yaml-quote": Syntax(
        found=_OPEN_QUOTE,
        expected=Text(fr="le même guillemet à la fin de la valeur", en="the same quote at the end of the value"),
    ),
    "yaml-bracket": Syntax(
        found=Text(
            fr="ni virgule ni {closing} après le signe {opening} de la ligne {line}",
            en="neither a comma nor {closing} after the sign {opening} of line {line}",
        ),
        expected=Text(fr="une virgule ou {closing}", en="a comma or {closing}"),
        hint=Text(
            fr="entre crochets ou accolades, une valeur qui contient une virgule ou un deux-points se met entre "
            "guillemets droits",
            en="inside brackets or braces, a value that holds a comma or a colon goes between quotes",
        ),
    ),
    "yaml-escape": Syntax(
        found=Text(
            fr="une barre oblique inverse que YAML ne connaît pas", en="a backslash with a sign that YAML does not know"
        ),
        expected=Text(fr="\\\\ pour une barre oblique inverse", en="\\\\ for a backslash"),
        hint=Text(fr="entre deux ' elle s’écrit seule", en="between two ' it is written alone"),
    ),
    "yaml-start": Syntax(
        found=Text(fr="une valeur qui commence par {sign}", en="a value that begins with {sign}"),
        expected=Text(fr="une lettre, un chiffre ou un guillemet droit", en="a letter, a digit or a quote"),
        hint=Text(fr="la mettre entre guillemets droits", en="put it between quotes"),
    ),
    "yaml-node": Syntax(
        found=Text(fr="un signe là où une valeur commence", en="a sign where a value begins"),
        expected=Text(fr="une valeur", en="a value"),
        hint=Text(
            fr="une valeur qui commence par , ] ou } se met entre guillemets droits",
            en="a value that begins with , ] or } goes between quotes",
        ),
    ),
    "yaml-block": Syntax(
        found=Text(fr="un texte juste après le signe | ou >", en="text right after the sign | or >"),
        expected=Text(fr="un texte sur les lignes en dessous", en="text on the lines below"),
    ),
    "yaml-sign": Syntax(
        found=Text(fr="le signe {sign} devant une valeur", en="the sign {sign} before a value"),
        expected=Text(fr="la valeur elle-même", en="the value itself"),
        hint=Text(
            fr="une valeur qui commence par ce signe se met entre guillemets droits",
            en="a value that begins with this sign goes between quotes",
        ),
    ),
    "yaml-directive": Syntax(
        found=Text(fr="une consigne pour les lecteurs de YAML", en="a directive for readers of YAML"),
        expected=Text(fr="le conseil seul", en="the council alone"),
        hint=Text(fr="ôter les lignes qui commencent par %", en="take the lines that begin with % off"),
    ),
    "yaml-more": Syntax(
        found=Text(fr="un texte après la fin du conseil", en="text after the end of the council"),
        expected=Text(fr="un seul conseil par fichier", en="one council in a file"),
    ),
    "yaml-tab": Syntax(
        found=Text(fr="une tabulation au début d’une ligne", en="a tab at the start of a line"),
        expected=Text(fr="des espaces", en="spaces"),
        hint=Text(
            fr="décaler les lignes avec des espaces, jamais avec une tabulation",
            en="indent with spaces, never with a tab",
        ),
    ),
    "character": Syntax(
        found=Text(fr="le caractère {sign}", en="the character {sign}"),
        expected=Text(fr="un texte sans caractère de commande", en="text without control characters"),
    ),
}

JSON: Final = {
    "json-value": Syntax(
        found=Text(fr="{token}", en="{token}"),
        expected=Text(
            fr="une valeur : du texte entre guillemets droits, un nombre, true, false, null, une liste ou des champs",
            en="a value: text between double quotes, a number, true, false, null, a list or fields",
        ),
    ),
    "json-key": Syntax(
        found=Text(fr="{token}", en="{token}"),
        expected=Text(fr="le nom d’un champ entre guillemets droits", en="the name of a field, between double quotes"),
    ),
    "json-comma": Syntax(
        found=Text(fr="une virgule avant {token}", en="a comma before {token}"),
        expected=Text(fr="une virgule entre deux valeurs seulement", en="a comma between two values only"),
        hint=Text(fr="ôter la virgule", en="take the comma off"),
    ),
    "json-colon": Syntax(
        found=Text(fr="{token}", en="{token}"),
        expected=Text(fr="un deux-points après le nom du champ", en="a colon after the name of the field"),
    ),
    "json-list": Syntax(
        found=Text(fr="{token}", en="{token}"), expected=Text(fr="une virgule ou ]", en="a comma or ]")
    ),
    "json-mapping": Syntax(
        found=Text(fr="{token}", en="{token}"), expected=Text(fr="une virgule ou }}", en="a comma or }}")
    ),
    "json-more": Syntax(
        found=Text(fr="{token}", en="{token}"),
        expected=Text(fr="rien après la fin du conseil", en="nothing after the end of the council"),
    ),
    "json-quote": Syntax(
        found=_OPEN_QUOTE,
        expected=Text(fr="un guillemet droit à la fin du texte", en="a double quote at the end of the text"),
    ),
    "json-text": Syntax(
        found=Text(
            fr="du texte avec une fin de ligne, une tabulation ou une barre oblique inverse que JSON ne connaît pas",
            en="text with a line break, a tab or a backslash that JSON does not know",
        ),
        expected=Text(
            fr="\\n pour une fin de ligne, \\t pour une tabulation, \\\\ pour une barre oblique inverse",
            en="\\n for a line break, \\t for a tab, \\\\ for a backslash",
        ),
    ),
}

END: Final = Text(fr="la fin du texte", en="the end of the text")
