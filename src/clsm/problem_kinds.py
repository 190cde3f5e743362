"""What the library refuses, kind by kind: a stable code, and the sentences of it in French and in English.

A :class:`Kind` is a template. Its ``{fields}`` are filled where the problem is met, so that a program that
embeds the library can say it again in words or in a language of its own, from the code and the fields. A
code is never used again for anything else.
"""

from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType
from typing import Any, Final, Literal, final

import attrs

from clsm.words import Text
from clsm.words.joining import NEAR

ProblemLevel = Literal["error", "warning"]
"""An error refuses what was given; a warning lets it pass, and stands beside the council."""


@final
@attrs.frozen
class Kind:
    """One kind of problem.

    ``found`` and ``expected`` are said of every problem of the kind. Of the ``hints``, the first is said whose
    fields are all known; where there is none, no hint is given.
    """

    code: str
    expected: Text
    found: Text = attrs.field(default=Text.same("{found}"), kw_only=True)
    hints: tuple[Text, ...] = attrs.field(default=(), kw_only=True)
    level: ProblemLevel = attrs.field(default="error", kw_only=True)

    def hint(self, fields: Mapping[str, Any]) -> Text | None:
        """The first hint whose fields are all known, filled with *fields*; ``None`` where there is none.

        >>> KINDS["country"].hint({"better": "FR"}).say()
        "try 'FR'"
        >>> KINDS["country"].hint({"better": None}) is None
        True
        """
        for hint in self.hints:
            names = [name for _, name, _, _ in Formatter().parse(hint.en) if name]
            if all(fields.get(name) is not None for name in names):
                return hint.format(**fields)
        return None


_NEAR_AMONG: Final = Text(
    fr="vouliez-vous dire {near!r} ? Il y a : {names}", en="did you mean {near!r}? There are: {names}"
)
_AMONG: Final = Text(fr="il y a : {names}", en="there are: {names}")

_PERSON: Final = Text(fr="{mask} ({kind}, {length} caractères)", en="{mask} ({kind}, {length} characters)")
_NO_PERSON: Final = Text(fr="rien qui désigne une personne", en="nothing that leads to a person")
_PERSON_HINTS: Final = (
    Text(
        fr="enlevez-le du fichier ; si ce n’est celui de personne, dites-le dans waivers, avec ce chemin et la raison",
        en="take it off the file; if it is nobody's, say so under waivers, with this path and the reason",
    ),
)

_WHOLE_CHARACTERS: Final = Text(fr="des caractères entiers", en="whole characters")
_OPEN_QUOTE: Final = Text(fr="un guillemet qui n’est jamais fermé", en="a quote that is never closed")
_QUOTE_IT: Final = Text(
    fr="si ce signe fait partie du texte, mettez tout le texte entre guillemets droits",
    en="if this sign is part of the text, put the whole text between quotes",
)
_COLON_AND_SPACE: Final = Text(
    fr="le nom d’un champ, un deux-points et une espace", en="the name of a field, a colon and a space"
)
_ONE_VALUE: Final = Text(fr="une valeur par champ", en="one value a field")
_LIST: Final = Text(fr="une liste", en="a list")
_LINES_BELOW: Final = Text(fr="un texte sur les lignes en dessous", en="text on the lines below")
_COMMA_OR: Final = Text(fr="une virgule ou {closing}", en="a comma or {closing}")
_ONE_COUNCIL: Final = Text(fr="un seul conseil par fichier", en="one council in a file")
_FIELD_NAME: Final = Text(fr="le nom d’un champ", en="the name of a field")
_ONE_SUBJECT: Final = Text(
    fr="un seul des trois : pilier (pillar), secteur (sector) ou acteur (actor)",
    en="exactly one of pillar, sector and actor",
)
_SET: Final = Text(fr="{k} sur {n} acteurs", en="{k} of {n} actors")
_TYPE_AGAIN: Final = Text(fr="tapez-le à nouveau, ou enlevez-le", en="type it again, or take it off")
_UTF_8: Final = Text(fr="du texte en UTF-8", en="text in UTF-8")
_SAVE_AGAIN: Final = Text(
    fr="enregistrez à nouveau le fichier en UTF-8 : dans le Bloc-notes, « Enregistrer sous », puis Encodage ; dans "
    "LibreOffice, le type « Texte – choisir l’encodage » ; dans TextEdit, « Dupliquer », puis Encodage du texte brut",
    en="save the file again in UTF-8: in Notepad, 'Save as', then Encoding; in LibreOffice, the type 'Text - Choose "
    "Encoding'; in TextEdit, 'Duplicate', then Plain Text Encoding",
)
_FIELDS: Final = Text(fr="les champs sont {names}", en="the fields are {names}")
_PARSE: Final = Text(fr="lisez le texte avec PartialDate.parse", en="read text with PartialDate.parse")
_TRY: Final = Text(fr="essayez {better!r}", en="try {better!r}")
_FEWER: Final = Text(fr="un fichier de conseil, qui en a moins", en="a council file, which has fewer")
_LAST_SHEET: Final = Text(fr="la dernière feuille telle que clsm l’a écrite", en="the last sheet as clsm wrote it")
_FROM_A_COPY: Final = Text(
    fr="reprenez-la d’une copie du classeur : sans elle, une partie du dossier serait perdue",
    en="take it from a copy of the workbook: without it, part of the file would be lost",
)
_PUT_BACK: Final = Text(fr="remettez-la, ou lisez avec removals=True", en="put it back, or read with removals=True")
_THE_DATE: Final = Text(fr="la date {found}", en="the date {found}")
_A_DATE: Final = Text(fr="une date", en="a date")
_SPREADSHEET: Final = Text(fr="un classeur xlsx ou ods", en="an xlsx or ods workbook")
_DATE: Final = Text(fr="une date écrite comme {forms}", en="a date written {forms}")
_OPENING: Final = Text(
    fr="un jour et des heures, comme « mardi 16:30-19:00 »", en="a day and hours, such as 'Tuesday 16:30-19:00'"
)
_HOUR: Final = Text(fr="une heure, comme 14:30 ou 14h30", en="an hour such as 14:30 or 14h30")
_WHOLE_NUMBER: Final = Text(fr="un nombre entier", en="a whole number")
_DECIMAL: Final = Text(fr="un nombre décimal", en="a decimal number")
_BOTH_LANGUAGES: Final = Text(
    fr="un texte, ou un texte dans les deux langues, sous fr et en", en="text, or text in both languages as fr and en"
)
_END_AFTER: Final = Text(fr="une fin après le début", en="an end after the start")
_WAIVER_END: Final = Text(fr="la date à laquelle la dérogation prend fin", en="the date on which the waiver ends")
_TERM: Final = Text(fr="un terme de la liste {list!r}", en="a term of the list {list!r}")
_VALUE_OR_NONE: Final = Text(
    fr="une valeur, ou bien le qualificatif {some!r} ou {several!r} sans valeur",
    en="a value, or the qualifier {some!r} or {several!r} without one",
)
_VERSION: Final = Text(
    fr="la version du format de fichier, {version!r}", en="the version of the file format, {version!r}"
)
_ONE_OF: Final = Text(fr="une valeur parmi {choices}", en="one of {choices}")
_ANOTHER_SEAT: Final = Text(fr="un autre siège", en="another seat")
_EITHER: Final = Text(fr="l’un ou l’autre", en="the one or the other")
_ONE_OF_TWO: Final = Text(fr="l’un des deux", en="one of them")
_NO_CLOCK: Final = Text(fr="cette heure n’est sur aucune horloge", en="this hour is on no clock")
_APART: Final = Text(fr="des territoires qui ne se recouvrent pas", en="territories that do not overlap")

_MORE_BYTES: Final = Text(fr="plus de {most} octets", en="more than {most} bytes")

# the text of a file, before anybody knows what it means
_TEXT_KINDS: Final = (
    Kind(
        "long-file",
        found=_MORE_BYTES,
        expected=Text(fr="un fichier de conseil, qui est plus court", en="a council file, which is shorter"),
    ),
    Kind(
        "over-limit",
        found=_MORE_BYTES,
        expected=Text(
            fr="un fichier qui tient dans la limite fixée ici", en="a file within the limit that is set here"
        ),
    ),
    Kind(
        "slow-file",
        found=Text(fr="un fichier long à lire", en="a file that takes long to read"),
        expected=Text(
            fr="un fichier qui se lit dans le temps fixé ici", en="a file that is read in the time that is set here"
        ),
    ),
    Kind(
        "no-file",
        expected=Text(fr="un fichier de conseil", en="a council file"),
        hints=(Text(fr="donnez le nom du fichier lui-même", en="give the name of the file itself"),),
    ),
    Kind(
        "no-text",
        expected=Text(fr="un fichier de conseil, en YAML ou en JSON", en="a council file, in YAML or JSON"),
        hints=(
            Text(
                fr="un fichier de conseil est du texte simple : « clsm new » en écrit un à remplir",
                en="a council file is plain text: 'clsm new' writes one to fill in",
            ),
        ),
    ),
    Kind(
        "opened-otherwise",
        found=Text(fr="un fichier texte ouvert avec {option}", en="a text file opened with {option}"),
        expected=Text(fr="un fichier ouvert en UTF-8, ou en mode binaire", en="a file opened in UTF-8, or in binary"),
        hints=(
            Text(
                fr="donnez le chemin, ou ouvrez le fichier en mode « rb »",
                en="give the path, or open the file in the mode 'rb'",
            ),
        ),
    ),
    Kind(
        "encoding",
        found=Text(
            fr="un texte qui n’est pas en UTF-8, mais sans doute en {encoding}",
            en="text that is not UTF-8, but probably {encoding}",
        ),
        expected=_UTF_8,
        hints=(_SAVE_AGAIN,),
    ),
    Kind(
        "damaged-character",
        found=Text(fr="un caractère abîmé", en="a damaged character"),
        expected=_UTF_8,
        hints=(_TYPE_AGAIN,),
    ),
    Kind(
        "cut-character",
        found=Text(fr="un fichier qui finit au milieu d’un caractère", en="a file that ends inside a character"),
        expected=_WHOLE_CHARACTERS,
        hints=(
            Text(
                fr="le fichier est peut-être coupé : comparez sa fin à une copie",
                en="the file may be cut short: compare its end with a copy",
            ),
        ),
    ),
    Kind(
        "no-target",
        expected=Text(fr="un fichier à écrire", en="a file to write"),
        hints=(
            Text(
                fr="donnez un autre nom, ou imprimez ce que rend clsm.dumps",
                en="give another name, or print what clsm.dumps returns",
            ),
        ),
    ),
    Kind(
        "several-names",
        found=Text(
            fr="un fichier qui a {count} noms (liens physiques)", en="a file that has {count} names (hard links)"
        ),
        expected=Text(fr="un fichier qui n’en a qu’un", en="a file that has one"),
        hints=(
            Text(
                fr="sous ses autres noms il garderait l’ancien texte : écrivez sous un nouveau nom",
                en="under its other names it would keep the old text: write under a new name",
            ),
        ),
    ),
    Kind(
        "other-owner",
        found=Text(fr="le fichier d’un autre propriétaire", en="a file of another owner"),
        expected=Text(fr="un fichier à vous", en="a file of your own"),
        hints=(
            Text(
                fr="remplacé, il serait à vous : écrivez sous un nouveau nom, que son propriétaire copiera",
                en="replaced, it would be yours: write under a new name, which its owner can copy",
            ),
        ),
    ),
    Kind(
        "nul-character",
        found=Text(fr="le caractère NUL, que ne contient aucun texte", en="the character NUL, which no text holds"),
        expected=_WHOLE_CHARACTERS,
        hints=(_SAVE_AGAIN,),
    ),
    Kind(
        "half-character",
        found=Text(fr="une moitié de caractère, {character!r}", en="half a character, {character!r}"),
        expected=_WHOLE_CHARACTERS,
        hints=(_TYPE_AGAIN,),
    ),
    Kind(
        "behind-the-end",
        found=Text(
            fr="un texte sous la ligne « ... », qui finit le conseil",
            en="text below the line ..., which ends the council",
        ),
        expected=_ONE_COUNCIL,
        hints=(
            Text(
                fr="écrivez ce qui s’ajoute au-dessus de la ligne « ... »",
                en="write what is added above the line ...",
            ),
        ),
    ),
    Kind(
        "cut-file",
        found=Text(fr="un fichier qui finit sans la ligne « ... »", en="a file that ends without the line ..."),
        expected=Text(
            fr="la ligne « ... », par laquelle la bibliothèque finit ses fichiers",
            en="the line ..., with which the library ends its files",
        ),
        hints=(
            Text(
                fr="le fichier est peut-être coupé : comparez sa fin à une copie ; s’il est entier, ajoutez la ligne",
                en="the file may be cut short: compare its end with a copy; if it is whole, add the line",
            ),
        ),
        level="warning",
    ),
    Kind(
        "cut-text",
        found=Text(fr="{found}, puis un commentaire, {comment!r}", en="{found}, and behind it a comment, {comment!r}"),
        expected=Text(
            fr="un texte entre guillemets droits s’il contient « # », ou le commentaire sur sa propre ligne",
            en="text between quotes where it holds #, or the comment on a line of its own",
        ),
        hints=(
            Text(
                fr="rien n’est lu derrière une espace et le signe « # » : mettez tout le texte entre guillemets droits",
                en="what follows a space and the sign # is not read: put the whole text between quotes",
            ),
        ),
        level="warning",
    ),
    Kind(
        "control-character",
        found=Text(fr="le caractère {character!r}", en="the character {character!r}"),
        expected=Text(fr="un texte sans caractère de contrôle", en="text without control characters"),
    ),
    Kind(
        "noncharacter",
        found=Text(
            fr="le caractère {character!r}, que ne contient aucun texte",
            en="the character {character!r}, which no text holds",
        ),
        expected=_WHOLE_CHARACTERS,
        hints=(Text(fr="enlevez-le", en="take it off"),),
    ),
    Kind(
        "yaml-syntax",
        found=Text(fr="un texte qui n’est pas du YAML", en="text that is not YAML"),
        expected=Text(fr="du YAML", en="YAML"),
    ),
    Kind(
        "yaml-tab",
        found=Text(fr="une tabulation au début d’une ligne", en="a tab at the start of a line"),
        expected=Text(fr="des espaces", en="spaces"),
        hints=(
            Text(
                fr="décalez les lignes avec des espaces, jamais avec une tabulation",
                en="indent with spaces, never with a tab",
            ),
        ),
    ),
    Kind(
        "yaml-colon",
        found=Text(fr="un deux-points là où aucun champ ne commence", en="a colon where no field begins"),
        expected=Text(
            fr="un champ par ligne : son nom, un deux-points, sa valeur",
            en="one field a line: its name, a colon, its value",
        ),
        hints=(
            Text(
                fr="mettez entre guillemets droits une valeur qui contient un deux-points suivi d’une espace",
                en="a value that holds a colon and a space goes between quotes",
            ),
        ),
    ),
    Kind(
        "yaml-no-colon",
        found=Text(fr="une ligne sans deux-points", en="a line without a colon"),
        expected=_COLON_AND_SPACE,
        hints=(
            Text(
                fr="la suite d’une valeur commence plus à droite que son champ",
                en="what continues a value begins further right than its field",
            ),
        ),
    ),
    Kind(
        "yaml-hyphen",
        found=Text(fr="un tiret là où aucune liste ne commence", en="a hyphen where no list begins"),
        expected=Text(fr="une liste sur les lignes sous son champ", en="a list on the lines below its field"),
        hints=(
            Text(
                fr="mettez entre guillemets droits une valeur qui commence par un tiret et une espace",
                en="a value that begins with a hyphen and a space goes between quotes",
            ),
        ),
    ),
    Kind(
        "yaml-behind",
        found=Text(fr="un texte derrière une valeur déjà finie", en="text behind a value that has ended"),
        expected=_ONE_VALUE,
        hints=(
            Text(
                fr="mettez toute la valeur entre les guillemets ; une apostrophe entre apostrophes s’écrit deux fois",
                en="put the whole value between the quotes; between single quotes, an apostrophe is written twice",
            ),
        ),
    ),
    Kind(
        "sign-behind",
        found=Text(
            fr="le signe {sign} derrière une valeur déjà finie", en="the sign {sign} behind a value that has ended"
        ),
        expected=_ONE_VALUE,
        hints=(
            Text(
                fr="enlevez-le ; s’il y a plusieurs valeurs, mettez-les toutes entre crochets",
                en="take it off; where there are several values, put them all in square brackets",
            ),
        ),
    ),
    Kind(
        "yaml-place",
        found=Text(
            fr="un texte qui ne va ni avec sa ligne ni avec celles au-dessus",
            en="text that fits neither its line nor the lines above",
        ),
        expected=Text(
            fr="les champs d’une même chose dans une même colonne", en="the fields of one thing in one column"
        ),
        hints=(
            Text(
                fr="mettez aussi les tirets d’une même liste dans une même colonne",
                en="the hyphens of one list stand in one column too",
            ),
        ),
    ),
    Kind(
        "yaml-quote",
        found=_OPEN_QUOTE,
        expected=Text(fr="le même guillemet à la fin de la valeur", en="the same quote at the end of the value"),
    ),
    Kind(
        "yaml-bracket",
        found=Text(
            fr="ni virgule ni {closing} après le signe {opening} de la ligne {line}",
            en="neither a comma nor {closing} after the sign {opening} of line {line}",
        ),
        expected=_COMMA_OR,
        hints=(
            Text(
                fr="entre crochets ou accolades, mettez entre guillemets droits une valeur qui contient une virgule "
                "ou un deux-points",
                en="inside brackets or braces, a value that holds a comma or a colon goes between quotes",
            ),
        ),
    ),
    Kind(
        "open-bracket",
        found=Text(fr="le signe {opening}, qui n’est jamais fermé", en="the sign {opening}, which is never closed"),
        expected=Text(fr="le signe {closing} à la fin", en="the sign {closing} at its end"),
    ),
    Kind(
        "comment-in-brackets",
        found=Text(
            fr="le signe « # », derrière lequel rien n’est lu, avant la fin de crochets ou d’accolades",
            en="the sign #, behind which nothing is read, before a bracket or a brace is closed",
        ),
        expected=Text(fr="la fin de la liste ou des champs", en="the end of the list or of the fields"),
        hints=(_QUOTE_IT,),
    ),
    Kind(
        "hard-space",
        found=Text(fr="une espace insécable", en="a no-break space"),
        expected=Text(fr="une espace ordinaire", en="an ordinary space"),
        hints=(
            Text(
                fr="effacez-la et tapez une espace : devant un nom de champ et autour de son deux-points, "
                "les traitements de texte en mettent une qui ne se voit pas",
                en="delete it and type a space: before the name of a field and around its colon, word processors put "
                "one that nobody sees",
            ),
        ),
    ),
    Kind(
        "no-space-after-colon",
        found=Text(fr="aucune espace derrière le deux-points de « {name} »", en="no space behind '{name}:'"),
        expected=Text(fr="une espace entre le deux-points et la valeur", en="a space between the colon and the value"),
    ),
    Kind(
        "no-colon",
        found=Text(fr="aucun deux-points derrière « {name} »", en="no colon behind '{name}'"),
        expected=_COLON_AND_SPACE,
    ),
    Kind(
        "no-hyphen",
        found=Text(fr="aucun tiret devant ce qui fait partie d’une liste", en="no hyphen before a part of a list"),
        expected=Text(fr="un tiret et une espace", en="a hyphen and a space"),
        hints=(
            Text(
                fr="mettez-les devant le premier champ de chaque chose de la liste",
                en="put them before the first field of each thing of the list",
            ),
        ),
    ),
    Kind(
        "empty-block",
        found=Text(fr="rien sous le signe {sign}", en="nothing below the sign {sign}"),
        expected=_LINES_BELOW,
        hints=(_QUOTE_IT,),
    ),
    Kind(
        "yaml-backslash",
        found=Text(
            fr="une barre oblique inverse suivie d’un signe que YAML ne connaît pas",
            en="a backslash with a sign that YAML does not know",
        ),
        expected=Text(fr="\\\\ pour une barre oblique inverse", en="\\\\ for a backslash"),
        hints=(
            Text(fr="entre apostrophes droites, elle s’écrit seule", en="between single quotes, it is written alone"),
        ),
    ),
    Kind(
        "yaml-first-sign",
        found=Text(fr="une valeur qui commence par {sign}", en="a value that begins with {sign}"),
        expected=Text(fr="une lettre, un chiffre ou un guillemet droit", en="a letter, a digit or a quote"),
        hints=(Text(fr="mettez-la entre guillemets droits", en="put it between quotes"),),
    ),
    Kind(
        "yaml-lone-sign",
        found=Text(fr="un signe là où une valeur commence", en="a sign where a value begins"),
        expected=Text(fr="une valeur", en="a value"),
        hints=(
            Text(
                fr="mettez entre guillemets droits une valeur qui commence par une virgule, un crochet ou une accolade",
                en="a value that begins with a comma, a bracket or a brace goes between quotes",
            ),
        ),
    ),
    Kind(
        "yaml-block",
        found=Text(fr="un texte juste après le signe | ou >", en="text right after the sign | or >"),
        expected=_LINES_BELOW,
        hints=(_QUOTE_IT,),
    ),
    Kind(
        "yaml-sign",
        found=Text(fr="le signe {sign} devant une valeur", en="the sign {sign} before a value"),
        expected=Text(fr="la valeur elle-même", en="the value itself"),
        hints=(_QUOTE_IT,),
    ),
    Kind(
        "yaml-more",
        found=Text(fr="un texte après la fin du conseil", en="text after the end of the council"),
        expected=_ONE_COUNCIL,
    ),
    Kind(
        "json-value",
        expected=Text(
            fr="une valeur : du texte entre guillemets droits, un nombre, true, false, null, une liste ou des champs",
            en="a value: text between double quotes, a number, true, false, null, a list or fields",
        ),
    ),
    Kind(
        "json-key",
        expected=Text(fr="le nom d’un champ, entre guillemets droits", en="the name of a field, between double quotes"),
    ),
    Kind(
        "json-comma",
        found=Text(fr="une virgule avant {found}", en="a comma before {found}"),
        expected=Text(fr="une virgule entre deux valeurs seulement", en="a comma between two values only"),
        hints=(Text(fr="enlevez la virgule", en="take the comma off"),),
    ),
    Kind(
        "json-colon", expected=Text(fr="un deux-points après le nom du champ", en="a colon after the name of the field")
    ),
    Kind("json-list", expected=_COMMA_OR.format(closing="]")),
    Kind("json-mapping", expected=_COMMA_OR.format(closing="}}")),
    Kind(
        "json-more",
        expected=Text(fr="rien après la fin du conseil", en="nothing after the end of the council"),
    ),
    Kind(
        "json-quote",
        found=_OPEN_QUOTE,
        expected=Text(fr="un guillemet droit à la fin du texte", en="a double quote at the end of the text"),
    ),
    Kind(
        "json-text",
        found=Text(
            fr="une fin de ligne, une tabulation ou une barre oblique inverse à l’intérieur d’un texte",
            en="a line break, a tab or a backslash inside a text",
        ),
        expected=Text(
            fr="\\n pour une fin de ligne, \\t pour une tabulation, \\\\ pour une barre oblique inverse",
            en="\\n for a line break, \\t for a tab, \\\\ for a backslash",
        ),
    ),
    Kind(
        "alias",
        found=Text(fr="le renvoi *{name}", en="the alias *{name}"),
        expected=Text(fr="la valeur elle-même, écrite en entier", en="the value itself, written out"),
    ),
    Kind(
        "tag",
        found=Text(fr="l’étiquette {tag}", en="the tag {tag}"),
        expected=Text(fr="une valeur simple", en="a plain value"),
        hints=(
            Text(
                fr="enlevez l’étiquette : c’est le champ qui dit ce qu’est une valeur",
                en="take the tag off: what a value is, its field says",
            ),
        ),
    ),
    Kind(
        "directive",
        found=Text(fr="une directive pour les lecteurs de YAML", en="a directive for readers of YAML"),
        expected=Text(fr="le conseil seul", en="the council alone"),
        hints=(Text(fr="enlevez les lignes qui commencent par %", en="take the lines that begin with % off"),),
    ),
    Kind(
        "second-document",
        found=Text(fr="un second document", en="a second document"),
        expected=_ONE_COUNCIL,
    ),
    Kind("deep-file", found=Text(fr="plus de {most} niveaux", en="more than {most} levels"), expected=_FEWER),
    Kind(
        "many-values",
        found=Text(fr="plus de {most} clés et valeurs", en="more than {most} keys and values"),
        expected=_FEWER,
    ),
    Kind(
        "long-key",
        found=Text(fr="une clé de plus de {most} caractères", en="a key of more than {most} characters"),
        expected=_FIELD_NAME,
    ),
    Kind(
        "long-value",
        found=Text(fr="une valeur de plus de {most} caractères", en="a value of more than {most} characters"),
        expected=Text(fr="une valeur plus courte", en="a shorter one"),
    ),
    Kind(
        "key-name",
        found=Text(fr="{found} comme clé", en="{found} as a key"),
        expected=_FIELD_NAME,
    ),
    Kind(
        "repeated-key",
        found=Text(fr="{key!r} une seconde fois", en="{key!r} a second time"),
        expected=Text(fr="chaque champ une seule fois", en="each field once"),
        hints=(
            Text(
                fr="si une autre chose de la liste commence ici, mettez un tiret et une espace devant « {first} »",
                en="if another thing of the list begins here, put a hyphen and a space before '{first}'",
            ),
        ),
    ),
)

# what the fields of a council file hold
_FILE_KINDS: Final = (
    Kind(
        "council-fields",
        expected=Text(fr="un conseil", en="a council"),
        hints=(
            Text(
                fr="un fichier commence par les champs du conseil : clsm, id, name, jurisdiction",
                en="a file begins with the fields of the council: clsm, id, name, jurisdiction",
            ),
        ),
    ),
    Kind(
        "format-version",
        expected=_VERSION,
        hints=(
            Text(
                fr="commencez le fichier par la ligne  {line}",
                en="begin the file with the line  {line}",
            ),
        ),
    ),
    Kind(
        "newer-format",
        expected=_VERSION,
        hints=(
            Text(
                fr="ce fichier a été fait pour une version plus récente de clsm : mettez clsm à jour pour le lire",
                en="this file was made for a newer clsm: update it to read the file",
            ),
        ),
    ),
    Kind(
        "unknown-field",
        found=Text(fr="le champ {name!r}", en="the field {name!r}"),
        expected=Text(fr="un champ {of_entity}", en="a field {of_entity}"),
        hints=(
            NEAR,
            Text(
                fr="s’il fait partie d’un texte qui contient une virgule, mettez ce texte entre guillemets droits ; "
                "sinon, les champs sont {part}",
                en="if it is part of a text that holds a comma, put that text between quotes; else the fields are "
                "{part}",
            ),
            _FIELDS,
        ),
    ),
    Kind(
        "missing-field",
        found=Text(fr="rien", en="nothing"),
        expected=Text(fr="le champ {name!r}, qui est nécessaire", en="the field {name!r}, which is needed"),
    ),
    Kind(
        "entity-fields",
        expected=Text(fr="les champs {of_entity}", en="the fields {of_entity}"),
        hints=(_FIELDS,),
    ),
    Kind(
        "kind-without-details",
        expected=Text(fr="aucun détail, pour un programme du type {kind}", en="none, for a program of the kind {kind}"),
        hints=(
            NEAR,
            Text(fr="les types qui ont des détails sont {kinds}", en="those that have details are {kinds}"),
        ),
    ),
    Kind("list", expected=_LIST),
    Kind(
        "fields-for-a-list",
        expected=_LIST,
        hints=(
            Text(
                fr="mettez un tiret et une espace devant chaque chose de la liste, ou la liste entre crochets",
                en="put a hyphen and a space before each thing of the list, or the list in square brackets",
            ),
        ),
    ),
    Kind(
        "bare-list",
        expected=_LIST,
        hints=(
            Text(
                fr="écrivez-le dans une liste, derrière un tiret ou entre crochets",
                en="put it in a list, behind a hyphen or in square brackets",
            ),
        ),
    ),
    Kind("text", expected=Text(fr="un texte", en="text")),
    Kind(
        "unquoted-text",
        expected=Text(fr="un texte", en="text"),
        hints=(Text(fr="écrivez-le entre guillemets droits", en="put it between quotes"),),
    ),
    Kind(
        "single-text",
        expected=Text(fr="un texte", en="text"),
        hints=(Text(fr="écrivez-en un seul, sans crochets ni tirets", en="write one, without brackets or hyphens"),),
    ),
    Kind(
        "yes-or-no",
        expected=Text(fr="oui ou non (yes ou no, true ou false)", en="yes or no (oui or non, true or false)"),
    ),
    Kind("whole-number", expected=_WHOLE_NUMBER),
    Kind(
        "digits",
        expected=_WHOLE_NUMBER,
        hints=(
            Text(
                fr="écrivez les chiffres sans espace, ni virgule, ni point",
                en="write the digits without spaces, commas or points",
            ),
        ),
    ),
    Kind("decimal", expected=_DECIMAL),
    Kind(
        "decimal-digits",
        expected=_DECIMAL,
        hints=(
            Text(
                fr="écrivez-le avec un point et sans espace : 1250.50",
                en="write it with a point and without spaces: 1250.50",
            ),
        ),
    ),
    Kind(
        "thousands",
        expected=Text(fr="un nombre sans signe entre les milliers", en="a number without a sign between thousands"),
        hints=(
            Text(
                fr="voulez-vous dire {digits}, ou {point} ? écrivez l’un des deux",
                en="do you mean {digits}, or {point}? write one of them",
            ),
            Text(fr="écrivez {digits}", en="write {digits}"),
        ),
    ),
    Kind(
        "many-digits",
        expected=Text(fr="{most} chiffres au plus", en="{most} digits at most"),
    ),
    Kind("both-languages", expected=_BOTH_LANGUAGES),
    Kind(
        "unquoted-words",
        expected=_BOTH_LANGUAGES,
        hints=(
            NEAR,
            Text(
                fr="si « {around} » est un champ de ce qui est autour, mettez-le dans la colonne de ses autres champs",
                en="if '{around}' is a field of what is around, put it in the column of its other fields",
            ),
            Text(
                fr="des mots qui contiennent une virgule ou deux points s’écrivent entre guillemets droits",
                en="words that hold a comma or a colon go between quotes",
            ),
        ),
    ),
    Kind(
        "one-language",
        expected=_BOTH_LANGUAGES,
        hints=(
            Text(
                fr="s’il n’y a qu’une langue, écrivez le texte sans fr ni en",
                en="where there is one language only, write it without fr or en",
            ),
        ),
    ),
)

# a council as a whole
_COUNCIL_KINDS: Final = (
    Kind(
        "duplicate-id",
        found=Text(fr="{id!r}, déjà l’identifiant de {place}", en="{id!r}, already the id of {place}"),
        expected=Text(fr="un identifiant que rien d’autre ne porte", en="an id that nothing else has"),
        hints=(
            Text(
                fr="personne n’a écrit {derived} : un siège, une réunion ou un collège sans identifiant (id) reçoit "
                "celui de son instance, puis qui siège et à quel titre, ou la date ; écrivez-lui un identifiant",
                en="nobody wrote {derived}: a seat, a meeting or a college without an id gets that of its body, then "
                "who sits and in what capacity, or the date; write an id for it",
            ),
            Text(fr="donnez un autre identifiant à l’un des deux", en="write an id of its own for one of them"),
        ),
    ),
    Kind(
        "unknown-reference",
        expected=Text(fr="l’identifiant {collections}", en="the id of one of the {collections}"),
        hints=(NEAR,),
    ),
    Kind(
        "unnamed-twin",
        expected=Text(fr="un identifiant que quelqu’un a écrit", en="an id that somebody has written"),
        hints=(
            Text(
                fr="plusieurs porteraient celui-ci : donnez à celui dont il s’agit un identifiant à lui",
                en="several would have this one: write an id of its own for the one that is meant",
            ),
        ),
    ),
    Kind(
        "college-of-another-body", expected=Text(fr="un collège de la même instance", en="a college of the same body")
    ),
    Kind(
        "college-of-the-same-body", expected=Text(fr="un collège d’une autre instance", en="a college of another body")
    ),
    Kind("seat-of-another-body", expected=Text(fr="un siège de la même instance", en="a seat of the same body")),
    Kind(
        "deputy-of-a-deputy",
        expected=Text(
            fr="le siège d’un titulaire, et non celui d’un autre suppléant",
            en="the seat of a full member, not of another deputy",
        ),
    ),
    Kind(
        "unknown-term",
        expected=_TERM,
        hints=(NEAR, Text(fr="« clsm words {list} » imprime la liste", en="'clsm words {list}' prints the list")),
    ),
    Kind(
        "undescribed-term",
        expected=_TERM,
        hints=(
            Text(
                fr="vouliez-vous dire {near!r} ? ou décrivez-le sous terms, dans la liste {list!r}",
                en="did you mean {near!r}? or describe it under terms, in the list {list!r}",
            ),
            Text(
                fr="« clsm words {list} » imprime la liste ; un mot à vous se décrit sous terms",
                en="'clsm words {list}' prints the list; a word of your own is described under terms",
            ),
        ),
    ),
    Kind("circle", expected=Text(fr="aucune boucle", en="no circle")),
    Kind(
        "known-term",
        found=Text(fr="{id!r}, que la liste {list!r} contient déjà", en="{id!r}, which the list {list!r} has already"),
        expected=Text(fr="un terme que la liste n’a pas", en="a term that the list has not"),
        hints=(
            Text(
                fr="les mots de la bibliothèque sont gardés : enlevez ce terme, ou donnez-lui un autre identifiant",
                en="the library's own words are kept: take this term off, or give it another id",
            ),
        ),
        level="warning",
    ),
    Kind("person-certain", found=_PERSON, expected=_NO_PERSON, hints=_PERSON_HINTS, level="warning"),
    Kind("person-likely", found=_PERSON, expected=_NO_PERSON, hints=_PERSON_HINTS, level="warning"),
    Kind(
        "country",
        expected=Text(fr="un pays en deux majuscules : FR, BE", en="a country as two capitals: FR, BE"),
        hints=(_TRY,),
    ),
    Kind(
        "french-directory",
        expected=Text(
            fr="un conseil de France : le répertoire prendrait ses codes pour des codes français",
            en="a council of France: the directory would take its codes for French ones",
        ),
    ),
)

# the fields of entities
_FIELD_KINDS: Final = (
    Kind(
        "id",
        expected=Text(
            fr="un identifiant en lettres minuscules sans accent, chiffres et traits d’union",
            en="an id of small letters without accents, digits and hyphens",
        ),
        hints=(_TRY,),
    ),
    Kind("closed-list", expected=_ONE_OF, hints=(NEAR,)),
    Kind("python-type", expected=Text.same("{wanted}")),
    Kind("empty-name", expected=Text(fr="un nom", en="a name")),
    Kind("count", expected=Text(fr="un nombre entier, {lowest} ou plus", en="a whole number, {lowest} or more")),
    Kind("euro-amount", expected=Text(fr="un montant en euros, 0 ou plus", en="an amount in euros, 0 or more")),
    Kind("negative-amount", expected=Text(fr="un montant de 0 ou plus", en="an amount of 0 or more")),
    Kind(
        "inexact-decimal",
        expected=_DECIMAL,
        hints=(
            Text(
                fr="un nombre à virgule flottante n’est jamais exact : donnez un texte ou un Decimal",
                en="a float is never exact: give text or a Decimal",
            ),
        ),
    ),
    Kind("identifier-form", expected=Text.same("{form}")),
    Kind("identifier-spelling", expected=Text.same("{form}"), hints=(_TRY,)),
    Kind(
        "identifier-check-digit",
        expected=Text.same("{form}"),
        hints=(
            Text(
                fr="la clé de contrôle ne correspond pas aux autres chiffres : vérifiez chacun d’eux",
                en="its check digits do not fit the others: look at each of them again",
            ),
        ),
    ),
)

# days, periods, rhythms and hours
_DATE_KINDS: Final = (
    Kind("date", expected=_DATE, hints=(_TRY,)),
    Kind(
        "no-such-day",
        expected=_DATE,
        hints=(Text(fr="ce jour n’est dans aucun calendrier", en="this day is in no calendar"),),
    ),
    Kind("whole-day", expected=Text(fr="un jour entier, comme 2011-11-01", en="a whole day such as 2011-11-01")),
    Kind(
        "day-with-time",
        found=Text(fr="une date avec une heure", en="a date with a time"),
        expected=Text(fr="un jour", en="a day"),
        hints=(Text(fr="prenez sa .date() dans votre fuseau horaire", en="take its .date() in your time zone"),),
    ),
    Kind(
        "day-value",
        expected=Text(
            fr="un jour entier, comme {example!r}, ou une datetime.date",
            en="a whole day such as {example!r}, or a datetime.date",
        ),
    ),
    Kind(
        "calendar-day",
        found=Text(fr="année {year!r}, mois {month!r}, jour {day!r}", en="year {year!r}, month {month!r}, day {day!r}"),
        expected=Text(fr="une année, un mois et un jour qui existent", en="a year, month and day that exist"),
    ),
    Kind(
        "period-edge",
        expected=Text(fr="une PartialDate, ou None", en="a PartialDate, or None"),
        hints=(_PARSE,),
    ),
    Kind(
        "period-end",
        expected=Text(fr="une PartialDate, open, ou None", en="a PartialDate or open, or None"),
        hints=(_PARSE,),
    ),
    Kind(
        "two-ends",
        found=Text(fr="une fin (end) et un ended_by", en="an end and an ended_by"),
        expected=Text(fr="la fin seule, telle qu’elle est connue", en="the end alone, as it is known"),
    ),
    Kind(
        "end-before-start",
        found=Text(fr="une fin, {end}, avant le début, {start}", en="an end, {end}, before the start, {start}"),
        expected=_END_AFTER,
    ),
    Kind(
        "frequency-counts",
        found=Text(fr="de {low!r} à {high!r} fois, par période de {every!r}", en="{low!r} to {high!r} every {every!r}"),
        expected=Text(
            fr="des nombres entiers de 1 à 9999, le plus petit d’abord",
            en="whole numbers from 1 to 9999, the lower one first",
        ),
    ),
    Kind(
        "frequency",
        expected=Text(
            fr="un rythme, comme « 3 à 4 par an », « tous les 3 mois » ou « trimestriel »",
            en="how often, such as '3 to 4 a year', 'every 3 months' or 'trimestriel'",
        ),
    ),
    Kind(
        "weekday",
        expected=Text(fr="un jour de la semaine, de 0 (lundi) à 6 (dimanche)", en="a weekday from 0, Monday, to 6"),
    ),
    Kind(
        "opening-hours",
        found=Text(
            fr="une fin, {end}, qui n’est pas après le début, {start}", en="an end, {end}, not after the start, {start}"
        ),
        expected=_END_AFTER,
    ),
    Kind("opening", expected=_OPENING),
    Kind(
        "no-such-hour",
        expected=_OPENING,
        hints=(_NO_CLOCK,),
    ),
)

# what entities can never be
_ENTITY_KINDS: Final = (
    Kind(
        "seat-without-holder",
        found=Text(fr="ni titulaire (holder) ni libellé (label)", en="neither a holder nor a label"),
        expected=Text(fr="l’un des deux, pour dire de qui est ce siège", en="one of them, to say whose seat it is"),
    ),
    Kind(
        "seat-with-sector",
        found=Text(fr="un titulaire et un secteur", en="a holder and a sector"),
        expected=Text(
            fr="le secteur écrit avec l’acteur, et non avec son siège", en="the sector on the actor, not on its seat"
        ),
    ),
    Kind(
        "presence-with-proxy",
        found=Text(fr="{presence} avec une procuration", en="{presence} with a proxy"),
        expected=Text.same("represented"),
    ),
    Kind(
        "own-proxy",
        found=Text(fr="un siège qui se représente lui-même", en="a seat that stands for itself"),
        expected=_ANOTHER_SEAT,
    ),
    Kind(
        "held-with-nobody",
        found=Text(
            fr="d’autres titulaires (held_with), et aucun titulaire (holder)",
            en="others that hold the seat, and no holder",
        ),
        expected=Text(fr="le premier d’entre eux comme titulaire", en="the first of them as the holder"),
    ),
    Kind(
        "own-deputy",
        found=Text(fr="un siège qui est son propre suppléant", en="a seat that is its own deputy"),
        expected=_ANOTHER_SEAT,
    ),
    Kind(
        "least-and-most",
        found=Text(fr="au moins {low}, au plus {high}", en="at least {low}, at most {high}"),
        expected=Text(fr="un minimum qui ne dépasse pas le maximum", en="a least that is no more than the most"),
    ),
    Kind(
        "limit-without-number",
        found=Text(fr="ni at_least ni at_most", en="neither at_least nor at_most"),
        expected=Text(fr="l’un des deux, ou les deux", en="one of them, or both"),
    ),
    Kind(
        "limit-of-territories",
        found=Text(fr="un type de territoire, compté par {per}", en="a kind of territory, counted per {per}"),
        expected=Text(
            fr="un type de territoire seulement si l’on compte par territoire (territory)",
            en="one only where it is per territory",
        ),
    ),
    Kind(
        "college-of-nobody",
        found=Text(
            fr="ni nom (name), ni piliers (pillars), ni secteurs (sectors)",
            en="neither a name, pillars nor sectors",
        ),
        expected=Text(fr="l’un d’eux, pour dire à qui sont ces places", en="one of them, to say whose places they are"),
    ),
    Kind("share-of-members", expected=Text(fr="une part des membres", en="a share of the members")),
    Kind(
        "office-for-nobody",
        found=Text(fr="une fonction sans intitulé ou sans pilier", en="an office without a function or a pillar"),
        expected=Text(fr="au moins une fonction et un pilier", en="at least one function and one pillar"),
    ),
    Kind(
        "member-without-actor",
        found=Text(fr="ni acteur (actor) ni libellé (label)", en="neither an actor nor a label"),
        expected=Text(fr="l’un des deux, pour dire de qui il s’agit", en="one of them, to say who belongs"),
    ),
    Kind(
        "member-with-sector",
        found=Text(fr="un acteur et un secteur", en="an actor and a sector"),
        expected=Text(fr="le secteur écrit avec l’acteur lui-même", en="the sector on the actor itself"),
    ),
    Kind(
        "signature-without-party",
        found=Text(fr="ni partie (party) ni libellé (label)", en="neither a party nor a label"),
        expected=Text(
            fr="l’un des deux, pour dire pour qui l’on signe", en="one of them, to say for whom it is signed"
        ),
    ),
    Kind(
        "ages",
        found=Text(fr="de {low} à {high} ans", en="from {low} to {high}"),
        expected=Text(fr="l’âge le plus bas d’abord", en="the lower age first"),
    ),
    Kind(
        "pillars-of-a-term",
        found=Text(fr="les piliers d’un terme de la liste {list!r}", en="pillars of a term of the list {list!r}"),
        expected=Text(fr="des piliers pour un secteur seulement", en="pillars of a sector only"),
    ),
    Kind("share-of-one", expected=Text(fr="un nombre décimal de 0 à 1", en="a decimal from 0 to 1")),
    Kind(
        "vacant-post",
        found=Text(fr="un poste vacant avec un titulaire", en="a vacant post with a holder"),
        expected=_EITHER,
    ),
    Kind(
        "value-missing",
        found=Text(fr="{qualifier} sans valeur", en="{qualifier} with no value"),
        expected=_VALUE_OR_NONE,
    ),
    Kind(
        "value-unwanted",
        found=Text(fr="{qualifier} avec la valeur {value}", en="{qualifier} with the value {value}"),
        expected=_VALUE_OR_NONE,
    ),
    Kind(
        "rate-without-reading",
        found=Text(fr="aucune lecture", en="no reading"),
        expected=Text(fr="au moins une façon de comprendre les mots", en="at least one way to understand the words"),
    ),
    Kind(
        "threshold-share",
        expected=Text(
            fr="une part au-dessus de 0 et jusqu’à 1 d’un ensemble, ou un nombre entier",
            en="a share above 0 and up to 1 of some, or a whole number",
        ),
    ),
    Kind(
        "threshold",
        expected=Text(
            fr="un nombre ou une part, comme « plus de 1/2 des membres » ou « au moins 5 »",
            en="how many, such as 'more than 1/2 of the members' or 'au moins 5'",
        ),
    ),
    Kind(
        "list-name",
        expected=Text(
            fr="le nom d’une liste, comme en imprime « clsm words »",
            en="the name of a list, as 'clsm words' prints them",
        ),
        hints=(NEAR,),
    ),
    Kind(
        "closed-list-term",
        found=Text(fr="{list!r}, qui est fermée", en="{list!r}, which is closed"),
        expected=Text(fr="une liste ouverte", en="an open list"),
        hints=(
            Text(
                fr="la bibliothèque raisonne sur les termes de cette liste",
                en="the library reasons on the terms of this list",
            ),
        ),
    ),
    Kind(
        "term-id",
        expected=Text(
            fr="des lettres minuscules, des chiffres et des tirets bas, en commençant par une lettre",
            en="small letters, digits and underscores, starting with a letter",
        ),
    ),
    Kind(
        "unasked-answers",
        found=Text(
            fr="des réponses de partenaires qui n’ont pas été interrogés : {names}",
            en="answers of {names}, who were not asked",
        ),
        expected=Text(fr="des réponses de partenaires interrogés", en="answers of those who were asked"),
    ),
    Kind(
        "tie-level",
        expected=Text(
            fr="un niveau, de 1 (se connaître) à 4 (intégration)", en="a level from 1, awareness, to 4, integration"
        ),
    ),
    Kind(
        "self-tie",
        found=Text(fr="{id} avec soi-même", en="{id} with itself"),
        expected=Text(fr="deux acteurs différents", en="two that are not the same"),
    ),
    Kind("waiver-without-end", found=Text(fr="aucune fin datée", en="no dated end"), expected=_WAIVER_END),
    Kind("waiver-open-end", found=Text(fr="une fin ouverte", en="an open end"), expected=_WAIVER_END),
    Kind(
        "dwellings-over-places",
        found=Text(fr="logements : {dwellings}, places : {places}", en="{dwellings} for {places} places"),
        expected=Text(fr="pas plus de logements que de places", en="no more dwellings than places"),
        hints=(Text(fr="un logement compte une place ou plusieurs", en="a dwelling holds one place or several"),),
    ),
    Kind(
        "trainers-over-people",
        found=Text(fr="formateurs : {trainers}, personnes : {people}", en="{trainers} of {people} people"),
        expected=Text(fr="pas plus de formateurs que de personnes", en="no more trainers than people"),
        hints=(Text(fr="les formateurs sont comptés parmi les personnes", en="trainers are counted among the people"),),
    ),
    Kind(
        "details-class",
        expected=Text(fr="{wanted} ou rien, pour {kind!r}", en="{wanted}, or none, for {kind!r}"),
    ),
    Kind("details-unwanted", expected=Text(fr="rien, pour {kind!r}", en="none, for {kind!r}")),
    Kind(
        "territory-twice",
        found=Text(fr="{place} deux fois", en="{place} twice"),
        expected=_APART,
    ),
    Kind(
        "territory-overlap",
        found=Text(fr="{inner}, qui se trouve dans {outer}", en="{inner}, which lies inside {outer}"),
        expected=_APART,
    ),
    Kind(
        "territory-share",
        found=Text(fr="{first} et {second}, qui ont une partie commune", en="{first} and {second}, which share a part"),
        expected=_APART,
    ),
)

# what is given to a function, and is no part of a file
_ARGUMENT_KINDS: Final = (
    Kind(
        "study-file",
        expected=Text(fr="un fichier dont le nom finit par {choices}", en="a file whose name ends in one of {choices}"),
    ),
    Kind(
        "study-resumed",
        found=Text(
            fr="dans {file} une étude d’autres questions, d’autres conseils ou d’un autre jour",
            en="a study of other questions, other councils or another day in {file}",
        ),
        expected=Text(fr="la même étude, ou un autre nom de fichier", en="the same study, or another name of the file"),
    ),
    Kind("option", expected=Text.same("{options}"), hints=(NEAR,)),
    Kind("format-name", expected=Text(fr="le format {options}", en="the format {options}")),
    Kind(
        "dataset-name",
        expected=Text(fr="le nom d’un jeu de données : {names}", en="the name of a dataset: {names}"),
        hints=(NEAR,),
    ),
    Kind(
        "table-total",
        found=Text(fr="le nom {name!r} dans {cell}", en="the name {name!r} in {cell}"),
        expected=Text(fr="le nom d’une ligne et d’une colonne", en="the name of a row and a column"),
        hints=(
            Text(
                fr="les totaux sont ajoutés par la bibliothèque : ne les donnez pas",
                en="totals are added here: leave them out",
            ),
        ),
    ),
    Kind(
        "table-count",
        found=Text(fr="{count!r} dans {cell}", en="{count!r} in {cell}"),
        expected=Text(fr="un nombre entier, 0 ou plus, ou None", en="a whole number, 0 or more, or None"),
    ),
    Kind(
        "whole-cents",
        expected=Text(fr="un Decimal de 0 ou plus, en centimes entiers", en="a Decimal of 0 or more, in whole cents"),
    ),
    Kind(
        "weight",
        found=Text(fr="{weight!r} pour {key!r}", en="{weight!r} for {key!r}"),
        expected=Text(fr="un nombre entier de 0 ou plus", en="a whole number of 0 or more"),
    ),
    Kind(
        "no-weight",
        found=Text(fr="aucun poids au-dessus de 0", en="no weight above 0"),
        expected=Text(fr="au moins un", en="at least one"),
    ),
    Kind("year", expected=Text(fr="une année de 1 à 9999", en="a year from 1 to 9999")),
    Kind(
        "calendar-country",
        expected=Text(
            fr="un conseil de l’un de ces pays, dans un seul fuseau horaire : {countries} ; ou un fuseau, comme "
            'zone="Europe/Zurich"',
            en='a council of {countries} in one time zone, or a zone, as in zone="Europe/Zurich"',
        ),
    ),
    Kind(
        "time-zone",
        expected=Text(
            fr="un fuseau horaire de la base IANA, comme Europe/Paris ou Indian/Reunion",
            en="a time zone of the IANA base, such as Europe/Paris or Indian/Reunion",
        ),
    ),
    Kind(
        "alarm-days",
        expected=Text(fr="un nombre entier de jours, 0 ou plus", en="a whole number of days, 0 or more"),
    ),
    Kind(
        "html-name",
        expected=Text(
            fr="des lettres et des chiffres, comme le nom d’une classe en HTML",
            en="letters and digits, as in a class of HTML",
        ),
    ),
    Kind("section-name", expected=Text(fr="une section : {names}", en="a section: {names}"), hints=(NEAR,)),
)

_GOVERNANCE_KINDS: Final = (
    Kind(
        "rule-without-reference",
        found=Text(fr="aucune", en="none"),
        expected=Text(fr="une référence ou plusieurs", en="one or more references"),
    ),
    Kind(
        "repeated-rule-code",
        found=Text(fr="{codes} plus d’une fois", en="{codes} more than once"),
        expected=Text(fr="un code propre à chaque règle", en="a code of its own for each rule"),
    ),
    Kind(
        "rule-code",
        expected=Text(fr="le code d’une règle, comme {example}", en="the code of a rule, such as {example}"),
        hints=(NEAR,),
    ),
    Kind(
        "rulebook-list",
        expected=Text(fr="une liste de recueils de règles", en="a list of rulebooks"),
        hints=(Text(fr="donnez [{found}]", en="give [{found}]"),),
    ),
    Kind(
        "rulebook-name",
        expected=Text(
            fr="un Rulebook, ou le nom d’un recueil de règles : {names}", en="a Rulebook, or the name of one: {names}"
        ),
        hints=(NEAR,),
    ),
    Kind(
        "rulebook-class",
        found=Text(fr="{found} sous le point d’entrée {name!r}", en="{found} under the entry point {name!r}"),
        expected=Text(fr="un Rulebook", en="a Rulebook"),
    ),
    Kind(
        "contribution-id",
        expected=Text(fr="l’identifiant d’une contribution de ce jour-là", en="the id of a contribution of that day"),
        hints=(NEAR,),
    ),
    Kind(
        "vintages",
        expected=Text(
            fr="une année, ou des années par identifiant de territoire",
            en="a year, or a mapping from ids of territories to years",
        ),
    ),
    Kind("territory-id", expected=Text(fr="l’identifiant d’un territoire", en="the id of a territory"), hints=(NEAR,)),
    Kind("agreement-kind", expected=Text(fr="un type de convention", en="a kind of agreement"), hints=(NEAR,)),
    Kind(
        "agreement-amount",
        expected=Text(fr="un montant en euros, en Decimal, 0 ou plus", en="an amount in euros as a Decimal, 0 or more"),
    ),
    Kind(
        "part-of-a-body",
        expected=Text(
            fr="l’identifiant d’un siège, d’une réunion ou d’un collège", en="the id of a seat, a meeting or a college"
        ),
    ),
    Kind("agreement-id", expected=Text(fr="l’identifiant d’un contrat, d’une convention", en="the id of an agreement")),
    Kind("body-id", expected=Text(fr="l’identifiant d’une instance", en="the id of a body")),
    Kind("program-id", expected=Text(fr="l’identifiant d’une action", en="the id of a program")),
    Kind("meeting-id", expected=Text(fr="l’identifiant d’une réunion", en="the id of a meeting")),
    Kind(
        "decision-title",
        expected=Text(fr="le titre d’une décision de cette réunion", en="the title of a decision of that meeting"),
        hints=(NEAR,),
    ),
    Kind(
        "nothing-to-confirm",
        expected=Text(
            fr="l’identifiant d’une instance, d’une fonction ou d’un texte du jour, que l’on puisse confirmer",
            en="the id of a body, an office or a text of the day, which can be confirmed",
        ),
    ),
    Kind(
        "election-day",
        found=Text(
            fr="un conseil dont le pays n’a pas d’élection municipale connue",
            en="a council of whose country no municipal election is known",
        ),
        expected=Text(fr="le jour de l’élection, comme 2026-03-22", en="the day of the election, as in 2026-03-22"),
    ),
    Kind(
        "undated-council",
        found=Text(fr="un conseil sans date", en="a council without dates"),
        expected=Text(fr="les jours à regarder : since= et until=", en="the days to look at: since= and until="),
    ),
)

_NETWORK_KINDS: Final = (
    Kind("pillar", expected=Text(fr="un pilier", en="a pillar"), hints=(NEAR,)),
    Kind("permutations", expected=Text(fr="0 permutation ou plus", en="0 permutations or more")),
    Kind("draws", expected=Text(fr="au moins un tirage", en="at least one draw")),
    Kind(
        "exact-core",
        found=Text(fr="exact=True pour {n} organisations", en="exact=True for {n} organisations"),
        expected=Text(
            fr="{most} au plus : chaque organisation double le nombre de noyaux à comparer",
            en="{most} at most: the cores to compare double with each",
        ),
        hints=(Text(fr="exact=None prend l’heuristique", en="exact=None takes the heuristic"),),
    ),
    Kind(
        "network-id",
        expected=Text(fr="l’identifiant d’une {what} de ce réseau", en="the id of {what} of this network"),
        hints=(NEAR,),
    ),
    Kind(
        "no-subject",
        found=Text(fr="ni pilier, ni secteur, ni acteur", en="neither a pillar, a sector nor an actor"),
        expected=_ONE_SUBJECT,
    ),
    Kind(
        "several-subjects",
        expected=_ONE_SUBJECT,
    ),
    Kind(
        "two-mode-graph",
        found=Text(
            fr="un graphe à deux modes, organisations × instances", en="a two-mode graph, organisations × bodies"
        ),
        expected=Text(fr="qui est lié à qui", en="who is tied to whom"),
        hints=(
            Text(
                fr="donnez two_mode={mode!r}, puis net.projected()", en="give two_mode={mode!r}, then net.projected()"
            ),
        ),
    ),
    Kind(
        "same-node-text",
        found=Text(fr="des nœuds de même texte : {nodes}", en="nodes with the same text: {nodes}"),
        expected=Text(fr="des nœuds dont les textes diffèrent", en="nodes whose texts differ"),
    ),
    Kind(
        "node-attribute",
        found=Text(fr="{name!r}, qu’aucun nœud ne porte", en="{name!r}, which no node has"),
        expected=Text(fr="un attribut des nœuds", en="an attribute of the nodes"),
        hints=(_NEAR_AMONG, NEAR, _AMONG),
    ),
    Kind(
        "edge-attribute",
        found=Text(fr="{name!r}, qu’aucun lien ne porte", en="{name!r}, which no edge has"),
        expected=Text(fr="un attribut des liens", en="an attribute of the edges"),
        hints=(_NEAR_AMONG, NEAR, _AMONG),
    ),
    Kind(
        "graph-lost",
        found=Text(
            fr="un graphe de clsm qui a perdu ce qu’il disait des liens inconnus",
            en="a graph of clsm that has lost what it said of unknown ties",
        ),
        expected=Text(
            fr="les attributs du graphe lui-même, tels que to_networkx() les écrit",
            en="the attributes of the graph itself, as to_networkx() writes them",
        ),
        hints=(
            Text(
                fr="node-link, GraphML et GML les gardent ; GEXF et Pajek, non",
                en="node-link, GraphML and GML keep them; GEXF and Pajek do not",
            ),
        ),
    ),
    Kind(
        "graph-edited",
        found=Text(
            fr="un graphe de clsm dont les liens ne sont plus ceux que deux réponses ont donnés",
            en="a graph of clsm whose ties are no longer those that two answers made",
        ),
        expected=Text(
            fr="les liens et les directions tels que to_networkx() les a écrits",
            en="ties and directions as to_networkx() wrote them",
        ),
        hints=(
            Text(
                fr='pour changer un lien, partez de net.reading("reported").to_networkx()',
                en='to change a tie, begin with net.reading("reported").to_networkx()',
            ),
        ),
    ),
    Kind(
        "graph-twice",
        found=Text(
            fr="deux nœuds qui étaient {id!r} dans un graphe de clsm",
            en="two nodes that were {id!r} in a graph of clsm",
        ),
        expected=Text(fr="chaque nœud une fois", en="each node once"),
    ),
    Kind(
        "one-mode-graph",
        found=Text(fr="un graphe de qui est lié à qui", en="a graph of who is tied to whom"),
        expected=Text(fr="un graphe à deux modes", en="a two-mode graph"),
        hints=(Text(fr="ne donnez pas two_mode", en="leave two_mode out"),),
    ),
    Kind(
        "missing-node",
        found=Text(fr="des nœuds qui sont une valeur manquante : {n}", en="nodes that are a missing value: {n}"),
        expected=Text(fr="un nom ou un identifiant pour chaque nœud", en="a name or an id for each node"),
        hints=(Text(fr="laissez de côté les lignes où il manque", en="leave out the lines in which it is missing"),),
    ),
    Kind(
        "edge-rows",
        found=Text(fr="des lignes qui ne sont pas des liens : {rows}", en="rows that are no ties: {rows}"),
        expected=Text(
            fr="origin et target, deux des organisations données ; tie, vrai, faux, ou rien si personne ne le sait",
            en="origin and target, two of the organisations given; tie, true, false, or nothing where nobody knows",
        ),
    ),
    Kind(
        "answered-value",
        expected=Text(fr="vrai, faux ou rien, pour qui a répondu", en="true, false or nothing, for who answered"),
    ),
    Kind(
        "unknown-answers",
        found=Text(fr="des réponses de {nodes}", en="answers of {nodes}"),
        expected=Text(fr="des nœuds du graphe", en="nodes of the graph"),
    ),
    Kind(
        "graph-weights",
        found=Text(fr="des poids qui ne sont pas des forces : {places}", en="weights that are no strengths: {places}"),
        expected=Text(
            fr="des nombres à partir de 0, et finis : plus haut veut dire plus proche",
            en="numbers from 0 up, and finite: higher is closer",
        ),
    ),
    Kind(
        "node-without-mode",
        found=Text(fr="des nœuds sans {name!r} : {nodes}", en="nodes without {name!r}: {nodes}"),
        expected=Text(fr="un mode pour chaque nœud", en="a mode for each node"),
        hints=(NEAR,),
    ),
    Kind(
        "several-modes",
        found=Text(
            fr="les modes {modes} à côté de organisations={organisations!r}",
            en="the modes {modes} beside organisations={organisations!r}",
        ),
        expected=Text(
            fr="une valeur pour les organisations et une pour les instances",
            en="one value for organisations and one for bodies",
        ),
        hints=(
            Text(
                fr="dites quelle valeur désigne les organisations : organisations=0 si rien n’est dit",
                en="say which value marks organisations: organisations=0 by default",
            ),
        ),
    ),
    Kind(
        "one-mode-edges",
        found=Text(fr="des liens à l’intérieur d’un mode : {ties}", en="edges inside one mode: {ties}"),
        expected=Text(fr="des liens d’une organisation à une instance", en="ties of an organisation to a body"),
    ),
    Kind(
        "two-mode-weight",
        found=Text(fr="un poids ou une relation à côté de two_mode", en="a weight or a relation beside two_mode"),
        expected=Text(fr="ni l’un ni l’autre, car un siège n’a pas de force", en="neither, as a seat has no strength"),
    ),
    Kind(
        "same-organisation",
        found=Text(fr="{id!r} deux fois", en="{id!r} twice"),
        expected=Text(fr="deux organisations", en="two organisations"),
    ),
    Kind("introductions", expected=Text(fr="0 mise en relation ou plus", en="0 introductions or more")),
    Kind(
        "reach-distance",
        expected=Text(
            fr="le nombre de liens à parcourir, 0 ou plus, avec le but {aim!r} seulement",
            en="how many ties away, 0 or more, with the aim {aim!r} only",
        ),
    ),
    Kind(
        "large-network",
        found=Text(fr="{n} acteurs", en="{n} actors"),
        expected=Text(
            fr="{most} au plus : la durée croît avec leur carré", en="{most} at most: the time grows with their square"
        ),
    ),
    Kind(
        "set-size",
        found=_SET,
        expected=Text(fr="1 à {most}", en="1 to {most}"),
    ),
    Kind(
        "set-size-left",
        found=_SET,
        expected=Text(fr="1 à {most}, pour qu’il reste deux acteurs", en="1 to {most}, so that two actors are left"),
    ),
    Kind(
        "small-network",
        found=_SET,
        expected=Text(
            fr="un réseau de plus d’acteurs : aucun groupe de celui-ci ne peut être évalué",
            en="a network of more actors: no set of this one can be judged",
        ),
    ),
    Kind(
        "many-pairs",
        found=Text(fr="{pairs} paires sans lien", en="{pairs} absent pairs"),
        expected=Text(fr="{most} au plus quand toutes sont demandées", en="{most} at most where all are asked for"),
    ),
    Kind("sector-name", expected=Text(fr="un secteur de ce réseau", en="a sector of this network"), hints=(NEAR,)),
    Kind("two-sectors", expected=Text(fr="deux secteurs différents", en="two different sectors")),
    Kind(
        "two-readings",
        found=Text(
            fr="un réseau lu comme {first!r}, l’autre comme {second!r}",
            en="one network read as {first!r}, the other as {second!r}",
        ),
        expected=Text(fr="la même lecture des deux", en="the same reading of both"),
        hints=(Text(fr="donnez other.reading({first!r})", en="give other.reading({first!r})"),),
    ),
    Kind("colour", expected=Text(fr="une couleur écrite #rrggbb", en="a colour written #rrggbb")),
    Kind(
        "times",
        found=Text(fr="des moments qui ne se suivent pas", en="times that do not follow each other"),
        expected=Text(
            fr="days= avec deux jours ou plus dans l’ordre, ou waves= avec deux enquêtes ou plus",
            en="days= with two days or more in order, or waves= with two surveys or more",
        ),
    ),
    Kind(
        "waves",
        found=Text(fr="des vagues qui ne se comparent pas", en="waves that cannot be compared"),
        expected=Text(
            fr="les identifiants d’enquêtes datées sur une même relation", en="ids of dated surveys of one relation"
        ),
    ),
    Kind(
        "rating-rows",
        found=Text(fr="des lignes qui ne sont pas des notes : {rows}", en="rows that are no ratings: {rows}"),
        expected=Text(
            fr="rater et rated, des identifiants d’acteurs ; item, l’une des six questions ; score, de 1 à 4, une fois",
            en="rater and rated, ids of actors; item, one of the six questions; score, 1 to 4; each once",
        ),
    ),
    Kind(
        "no-levels",
        found=Text(fr="des forces qui ne sont pas des niveaux", en="strengths that are no levels"),
        expected=Text(
            fr="un réseau dont les liens ont un niveau, de 1 à 4", en="a network whose ties have a level, from 1 to 4"
        ),
        hints=(
            Text(
                fr="lisez-le par PartnerNetwork.from_ties, ou par from_networkx avec weight=, l’attribut du niveau",
                en="read it by PartnerNetwork.from_ties, or by from_networkx with weight=, the attribute of the level",
            ),
        ),
    ),
    Kind(
        "single-relation",
        found=Text(fr="réseaux : {count}", en="{count} network"),
        expected=Text(fr="deux relations ou plus", en="two relations or more"),
    ),
    Kind(
        "several-readings",
        found=Text(fr="des réseaux lus comme {readings}", en="networks read as {readings}"),
        expected=Text(fr="la même lecture de tous", en="the same reading of all"),
    ),
    Kind(
        "leaver",
        expected=Text(
            fr="une organisation ou un secteur de ce réseau", en="an organisation or a sector of this network"
        ),
        hints=(NEAR,),
    ),
    Kind(
        "no-leaver",
        found=Text(fr="aucun départ", en="nobody who leaves"),
        expected=Text(fr="au moins une organisation", en="at least one organisation"),
    ),
    Kind(
        "repeated-ids",
        found=Text(fr="des identifiants donnés deux fois : {ids}", en="ids given twice: {ids}"),
        expected=Text(fr="un identifiant par organisation", en="one id for each organisation"),
    ),
    Kind(
        "tie-ends",
        found=Text(fr="des liens dont les bouts ne sont pas là", en="ties whose ends are not there"),
        expected=Text(
            fr="des positions dans ids, autant dans chaque colonne", en="positions in ids, as many of each column"
        ),
    ),
    Kind(
        "tie-weights",
        found=Text(fr="des poids en dessous de zéro ou infinis", en="weights below zero or not finite"),
        expected=Text(fr="des forces : plus haut veut dire plus proche", en="strengths: higher is closer"),
    ),
    Kind(
        "tie-sum",
        found=Text(
            fr="des liens parallèles dont la somme des forces dépasse tout nombre",
            en="parallel ties whose strengths add up beyond any number",
        ),
        expected=Text(fr="des forces finies", en="finite strengths"),
    ),
)

# how a council works
_WORKING_KINDS: Final = (
    Kind(
        "source-words",
        expected=Text(
            fr="des mots sur une ligne, avec une seule espace entre eux", en="words on one line, one space apart"
        ),
    ),
    Kind(
        "frequency-unit",
        found=Text(fr="aucune unité", en="no unit"),
        expected=_ONE_OF,
    ),
    Kind(
        "frequency-or-more",
        found=Text(fr="or_more avec high={high!r}", en="or_more with high={high!r}"),
        expected=Text(
            fr="une valeur de high au-dessus de low ; sans elle, high=None dit que davantage est prévu aussi",
            en="a high above low; without one, high=None says that more is meant too",
        ),
    ),
    Kind("hour", expected=_HOUR),
    Kind(
        "hour-of-no-clock",
        expected=_HOUR,
        hints=(_NO_CLOCK,),
    ),
    Kind(
        "more-than-all",
        found=Text(fr="plus que la totalité", en="more than all"),
        expected=Text(fr="une part qui peut être atteinte", en="a share that can be reached"),
    ),
    Kind(
        "one-more",
        found=Text(fr="un de plus", en="one more"),
        expected=Text(fr="un de plus qu’une part, au moins atteinte", en="one more than at least a share"),
    ),
    Kind(
        "quorum-part",
        found=Text(fr="{n} des trois", en="{n} of the three"),
        expected=Text(
            fr="un seul des trois : pilier (pillar), secteur (sector) ou fonction (function)",
            en="exactly one of pillar, sector and function",
        ),
    ),
    Kind(
        "second-call-days",
        found=Text(fr="{least} jours au moins et {most} au plus", en="{least} days at least and {most} at most"),
        expected=Text(fr="le plus petit nombre d’abord", en="the lower number first"),
    ),
    Kind(
        "second-call-quorum",
        found=Text(fr="un quorum, et aucun quorum", en="a quorum, and no quorum"),
        expected=_EITHER,
    ),
    Kind(
        "absence-count",
        found=Text(fr="ni réunions (meetings) ni mois (months)", en="neither meetings nor months"),
        expected=Text(fr="l’un des deux, pour dire combien d’absences", en="one of them, to say how many absences"),
    ),
    Kind(
        "two-quorums",
        found=Text(fr="un quorum et des quorums selon la taille", en="a quorum and quorums by size"),
        expected=Text(
            fr="un quorum pour toutes les tailles, ou un selon la taille", en="one quorum for all sizes, or one by size"
        ),
    ),
    Kind(
        "quorum-sizes",
        expected=Text(
            fr="des tailles de la plus petite à la plus grande, celle sans limite en dernier",
            en="sizes from the smallest to the largest, the one without a limit last",
        ),
    ),
    Kind(
        "new-date",
        found=Text(fr="une nouvelle date, pour une réunion {state}", en="a new date, for a meeting that is {state}"),
        expected=Text(fr="une réunion reportée : put_off", en="a meeting put off: put_off"),
    ),
    Kind(
        "agenda-item",
        found=Text(fr="une décision sur le point {number}", en="a decision on item {number}"),
        expected=Text(fr="un point dont le numéro est à l’ordre du jour", en="an item whose number is on the agenda"),
    ),
    Kind(
        "two-notices",
        found=Text(fr="un préavis en jours et en mois", en="a notice in days and in months"),
        expected=_ONE_OF_TWO,
    ),
    Kind(
        "rating-score",
        expected=Text(fr="un nombre décimal de 1 à 4", en="a decimal from 1 to 4"),
    ),
    Kind(
        "declined",
        found=Text(
            fr="des refus de partenaires qui ont répondu ou n’ont pas été interrogés : {names}",
            en="refusals of {names}, who answered or were not asked",
        ),
        expected=Text(
            fr="des partenaires interrogés qui n’ont pas répondu", en="those who were asked and did not answer"
        ),
    ),
    Kind(
        "left-open",
        found=Text(
            fr="des réponses laissées ouvertes par des partenaires qui n’ont pas répondu : {names}",
            en="open answers of {names}, who did not answer",
        ),
        expected=Text(fr="des réponses laissées ouvertes par qui a répondu", en="open answers of those who answered"),
    ),
    Kind(
        "waiver-of-nothing",
        found=Text(fr="ni règle (rule) ni endroit (path)", en="neither a rule nor a path"),
        expected=_ONE_OF_TWO,
    ),
    Kind(
        "waiver-of-two",
        found=Text(fr="un endroit (path), et une règle ou un objet (focus)", en="a path, and a rule or a focus"),
        expected=Text(fr="l’endroit seul, qui dit où", en="the path alone, which says where"),
    ),
)

_SHEET_KINDS: Final = (
    Kind(
        "long-spreadsheet",
        found=Text(fr="un fichier de plus de {most} millions d’octets", en="a file of more than {most} million bytes"),
        expected=Text(fr="un classeur plus petit, sans images", en="a smaller spreadsheet, without pictures"),
    ),
    Kind(
        "packed-spreadsheet",
        found=Text(
            fr="un fichier qui se déplie en plus de {most} millions d’octets, ou en plus de {ratio} fois sa taille",
            en="a file that unpacks to more than {most} million bytes, or to more than {ratio} times its size",
        ),
        expected=_SPREADSHEET,
    ),
    Kind(
        "large-spreadsheet",
        found=Text(fr="plus de {most_cells} cellules remplies", en="more than {most_cells} cells that hold something"),
        expected=Text(
            fr="au plus {most_rows} lignes et {most_columns} colonnes par feuille",
            en="at most {most_rows} rows and {most_columns} columns a sheet",
        ),
    ),
    Kind(
        "far-cell",
        found=Text(fr="une cellule remplie, bien loin des autres", en="a cell that holds something, far from the rest"),
        expected=Text(
            fr="au plus {most_rows} lignes et {most_columns} colonnes",
            en="at most {most_rows} rows and {most_columns} columns",
        ),
        hints=(Text(fr="effacez cette cellule", en="clear this cell"),),
    ),
    Kind(
        "damaged-spreadsheet",
        found=Text(fr="un fichier abîmé", en="a damaged file"),
        expected=_SPREADSHEET,
        hints=(
            Text(
                fr="ouvrez-le dans votre tableur et enregistrez-le à nouveau en xlsx ou en ods",
                en="open it in your spreadsheet program and save it again as xlsx or ods",
            ),
        ),
    ),
    Kind(
        "encrypted-spreadsheet",
        found=Text(fr="un classeur protégé par un mot de passe", en="a workbook under a password"),
        expected=Text(fr="un classeur que l’on ouvre sans mot de passe", en="one that opens without a password"),
    ),
    Kind(
        "not-a-spreadsheet",
        expected=_SPREADSHEET,
        hints=(
            Text(
                fr="ouvrez-le dans votre tableur et enregistrez-le en xlsx ou en ods : le nom seul n’y change rien",
                en="open it in your spreadsheet program and save it as xlsx or ods: the name alone changes nothing",
            ),
        ),
    ),
    Kind(
        "macros",
        found=Text(fr="des macros", en="macros"),
        expected=Text(fr="des cellules seules : rien n’a été exécuté", en="cells alone: nothing was run"),
        level="warning",
    ),
    Kind(
        "links",
        found=Text(fr="des liens vers d’autres classeurs", en="links to other workbooks"),
        expected=Text(
            fr="des valeurs saisies ici : celles de la dernière ouverture ont été lues",
            en="values typed in this one: those of the last time it was opened were read",
        ),
        level="warning",
    ),
    Kind(
        "other-ending",
        found=Text(fr="un classeur {kind} sous un nom en {ending}", en="an {kind} workbook under a name in {ending}"),
        expected=Text(fr="un nom en .{kind} : il a été lu comme tel", en="a name in .{kind}: it was read as one"),
        level="warning",
    ),
)

_WORKBOOK_KINDS: Final = (
    Kind(
        "workbook-name",
        expected=Text(
            fr="un nom en .xlsx, que LibreOffice ouvre aussi", en="a name in .xlsx, which LibreOffice opens too"
        ),
    ),
    Kind(
        "large-workbook",
        found=Text(fr="{n} lignes pour la feuille {sheet}", en="{n} rows for the sheet {sheet}"),
        expected=Text(
            fr="au plus {most} : gardez un dossier si grand en YAML ou en JSON",
            en="at most {most}: keep so large a file in YAML or JSON",
        ),
    ),
    Kind(
        "no-workbook",
        found=Text(fr="un classeur sans feuille {sheet}", en="a workbook without a sheet {sheet}"),
        expected=Text(fr="le classeur d’un conseil", en="the workbook of a council"),
        hints=(
            Text(
                fr="clsm new conseil.xlsx en écrit un, où recopier le vôtre",
                en="clsm new council.xlsx writes one, into which yours can be copied",
            ),
        ),
    ),
    Kind(
        "no-rest",
        found=Text(
            fr="un classeur qui a perdu sa feuille « {sheet} »", en="a workbook that has lost its sheet “{sheet}”"
        ),
        expected=_LAST_SHEET,
        hints=(_FROM_A_COPY,),
    ),
    Kind(
        "changed-rest",
        found=Text(fr="une feuille « {sheet} » modifiée", en="a sheet “{sheet}” that was changed"),
        expected=_LAST_SHEET,
        hints=(_FROM_A_COPY,),
    ),
    Kind(
        "other-base",
        found=Text(
            fr="un classeur écrit d’un autre état du dossier", en="a workbook written from another state of the file"
        ),
        expected=Text(
            fr="celui dont le conseil {id} a été écrit : rien n’a été repris",
            en="that of the council {id}: nothing was taken",
        ),
        hints=(
            Text(
                fr="lisez le classeur seul, puis comparez les deux avec clsm.diff",
                en="read the workbook on its own, then compare both with clsm.diff",
            ),
        ),
    ),
    Kind(
        "unknown-sheet",
        found=Text(fr="une feuille {found}", en="a sheet {found}"),
        expected=Text(
            fr="les feuilles du classeur : elle n’a pas été lue", en="the sheets of the workbook: it was not read"
        ),
        level="warning",
    ),
    Kind(
        "unknown-column",
        found=Text(fr="une colonne ou une question {found}", en="a column or a question {found}"),
        expected=Text(fr="celles du classeur : elle n’a pas été lue", en="those of the workbook: it was not read"),
        level="warning",
    ),
    Kind(
        "missing-column",
        found=Text(fr="une feuille sans sa colonne {heading}", en="a sheet without its column {heading}"),
        expected=Text(
            fr="toutes ses colonnes : celle-ci disait quelque chose", en="all its columns: something stood in this one"
        ),
    ),
    Kind(
        "sheet-removed",
        found=Text(
            fr="un classeur sans sa feuille {sheet}, qui a {n} lignes",
            en="a workbook without its sheet {sheet} of {n} rows",
        ),
        expected=Text(fr="toutes ses feuilles", en="all its sheets"),
        hints=(_PUT_BACK,),
    ),
    Kind(
        "row-removed",
        found=Text(fr="une ligne disparue : {id}", en="a row that is gone: {id}"),
        expected=Text(
            fr="la ligne, ou oui dans sa dernière colonne si elle est à retirer",
            en="the row, or yes in its last column where it is to be taken out",
        ),
        hints=(_PUT_BACK,),
    ),
    Kind(
        "key-twice",
        found=Text(
            fr="le repère {id} une deuxième fois, déjà en {place}", en="the key {id} a second time, after {place}"
        ),
        expected=Text(fr="un repère par ligne", en="one key a row"),
        hints=(
            Text(
                fr="videz le repère de la ligne copiée : un autre se fera tout seul",
                en="clear the key of the row that was copied: another is made by itself",
            ),
        ),
    ),
    Kind(
        "needed-cell",
        found=Text(fr="une case vide", en="a blank cell"),
        expected=Text(fr="« {heading} », qui est nécessaire", en="“{heading}”, which is needed"),
    ),
    Kind(
        "unknown-name",
        expected=Text(fr="un nom de la feuille {sheets}", en="a name of the sheet {sheets}"),
        hints=(NEAR,),
    ),
    Kind(
        "ambiguous-name",
        found=Text(fr="{found}, que plusieurs lignes portent", en="{found}, which several rows have"),
        expected=Text(fr="l’une d’elles : {several}", en="one of them: {several}"),
    ),
    Kind(
        "unknown-choice",
        expected=Text(fr="un mot de la liste : {choices}", en="a word of the list: {choices}"),
        hints=(NEAR,),
    ),
    Kind(
        "new-word",
        found=Text(
            fr="{found}, que la liste « {heading} » n’a pas", en="{found}, which the list “{heading}” does not have"
        ),
        expected=Text(
            fr="un de ses mots, ou un mot nouveau : il a été gardé comme tel",
            en="one of its words, or a new one: it was kept as such",
        ),
        hints=(NEAR,),
        level="warning",
    ),
    Kind("cell-date", expected=Text.same("{forms}")),
    Kind(
        "date-without-format",
        found=Text(fr="le nombre {found}", en="the number {found}"),
        expected=_A_DATE,
        hints=(
            Text(
                fr="est-ce le {day}, qui a perdu son format ? écrivez-le ainsi",
                en="is it {day}, which has lost its format? write it so",
            ),
        ),
    ),
    Kind(
        "year-as-date",
        found=_THE_DATE,
        expected=_A_DATE,
        hints=(
            Text(
                fr="vouliez-vous dire l’année {year} ? mettez la cellule au format texte, puis écrivez-la",
                en="did you mean the year {year}? make the cell a text, then write it",
            ),
        ),
    ),
    Kind(
        "first-of-month",
        found=_THE_DATE,
        expected=Text(
            fr="{first}, ou {whole} : votre tableur écrit les deux de même",
            en="{first}, or {whole}: your program writes both alike",
        ),
        hints=(
            Text(fr="écrivez celle que vous savez, en toutes lettres", en="write out the one that you know, in words"),
        ),
    ),
    Kind(
        "cell-yes-no",
        expected=Text(fr="oui, non, ou rien si cela n’est pas su", en="yes, no, or nothing where it is not known"),
    ),
    Kind("cell-number", expected=Text(fr="un nombre, comme 3 ou 0,5", en="a number, such as 3 or 0.5")),
    Kind(
        "cell-identifier",
        expected=Text(
            fr="un numéro précédé de son nom, comme SIRET 21590507600015",
            en="a number behind its name, such as SIRET 21590507600015",
        ),
    ),
    Kind(
        "error-cell",
        found=Text(fr="une erreur du tableur, {found}", en="an error of the spreadsheet, {found}"),
        expected=Text(fr="une valeur, ou une case vide", en="a value, or a blank cell"),
    ),
    Kind(
        "computed-cell",
        found=Text(fr="{found}, calculé par une formule", en="{found}, which a formula made"),
        expected=Text(
            fr="une valeur saisie : le dernier résultat a été lu", en="a value that was typed: the last result was read"
        ),
        level="warning",
    ),
    Kind(
        "detail-replaced",
        found=Text(
            fr="« {heading} » changé, qui en disait plus que sa case",
            en="“{heading}” changed, which held more than its cell",
        ),
        expected=Text(
            fr="ce qu’il disait, sources et précisions, relu : la case l’a remplacé",
            en="what it held, sources and details, read again: the cell replaced it",
        ),
        level="warning",
    ),
    Kind(
        "old-translation",
        found=Text(
            fr="« {heading} » resté tel quel, à côté d’un texte changé",
            en="“{heading}” as it was, beside a text that changed",
        ),
        expected=Text(fr="les deux langues relues ensemble", en="both languages read together"),
        level="warning",
    ),
)

_SYNTHETIC_KINDS: Final = (
    Kind(
        "council-count",
        expected=Text(fr="un nombre de conseils, 0 ou plus", en="a number of councils, 0 or more"),
    ),
    Kind(
        "organisation-count",
        expected=Text(
            fr="un nombre d’organisations, {lowest} ou plus", en="a number of organisations, {lowest} or more"
        ),
    ),
    Kind("year-count", expected=Text(fr="une année ou plus", en="one year or more")),
    Kind("unknown-share", expected=Text(fr="une part de 0 à 1", en="a share from 0 to 1")),
)

# what is given to the surveys of partners, and what their files hold
_A_COLUMN: Final = Text(fr="le titre d’une colonne du fichier", en="the heading of a column of the file")
_SURVEY_FILE: Final = Text(
    fr="un fichier CSV, xlsx, ods, DL ou net, tel que l’outil d’enquête l’écrit",
    en="a CSV, xlsx, ods, DL or net file, as the survey tool writes it",
)
_SAY_QUESTION: Final = Text(
    fr="laquelle est lue : question=, ou columns= avec les lettres des colonnes",
    en="which one is read: question=, or columns= with the letters of the columns",
)
_A_PARTNER: Final = Text(fr="le nom d’une organisation du conseil", en="the name of an organisation of the council")
_MAY_BE: Final = Text(
    fr="est-ce {near} ? matches= le dit, rien n’est deviné", en="is it {near}? matches= says so, nothing is guessed"
)
_RESPONDENT: Final = Text(fr="qui répond, sur cette ligne", en="who answers, in this row")
_NETWORK_CELLS: Final = Text(fr="{cells} valeurs", en="{cells} values")

_SURVEY_KINDS: Final = (
    Kind(
        "survey-source",
        found=Text(fr="un objet {found}", en="a {found}"),
        expected=Text(
            fr="un chemin, un fichier ouvert, un tableau pandas, ou une liste d’entre eux",
            en="a path, an open file, a pandas frame, or a list of them",
        ),
    ),
    Kind(
        "survey-size",
        found=Text(fr="un fichier plus grand", en="a larger file"),
        expected=Text(
            fr="{most} Mo, {rows} lignes et {columns} colonnes au plus",
            en="{most} MB, {rows} rows and {columns} columns at most",
        ),
    ),
    Kind(
        "survey-binary",
        found=Text(fr="un fichier qui n’est pas du texte", en="a file that is no text"),
        expected=_SURVEY_FILE,
    ),
    Kind("survey-web-page", found=Text(fr="une page web", en="a web page"), expected=_SURVEY_FILE),
    Kind("survey-empty", found=Text(fr="rien", en="nothing"), expected=_SURVEY_FILE),
    Kind(
        "survey-encoding",
        found=Text(fr="un octet illisible, à la position {position}", en="an unreadable byte, at position {position}"),
        expected=Text(
            fr="du texte en UTF-8, en UTF-16 ou en Windows-1252, ou l’encodage que dit encoding=",
            en="text in UTF-8, UTF-16 or Windows-1252, or the encoding that encoding= says",
        ),
    ),
    Kind(
        "survey-encoding-name",
        expected=Text(fr="le nom d’un encodage, comme mac-roman", en="the name of an encoding, such as mac-roman"),
    ),
    Kind(
        "survey-quotes",
        found=Text(
            fr="un guillemet qui n’est jamais fermé, ou qui l’est au milieu d’une case",
            en="a quotation mark that is never closed, or is closed inside a cell",
        ),
        expected=Text(
            fr="des guillemets autour d’une case entière, doublés dans la case",
            en="quotation marks around a whole cell, doubled inside it",
        ),
    ),
    Kind("survey-sheet", expected=Text(fr="une feuille du classeur : {names}", en="a sheet of the workbook: {names}")),
    Kind(
        "survey-sheets",
        found=Text(fr="plusieurs feuilles de réponses : {found}", en="several sheets of answers: {found}"),
        expected=Text(fr="laquelle est lue : sheet=", en="which one is read: sheet="),
    ),
    Kind(
        "survey-layout",
        found=Text(
            fr="un fichier qui se lit de deux façons : {found}",
            en="a file that can be read in two ways: {found}",
        ),
        expected=Text(fr="laquelle est voulue : layout=", en="which one is meant: layout="),
    ),
    Kind(
        "survey-relation",
        found=Text(
            fr="l’enquête {found}, que le conseil n’a pas", en="the survey {found}, which the council does not have"
        ),
        expected=Text(
            fr="survey= avec une enquête du conseil ({names}), ou un identifiant nouveau et relation=",
            en="survey= with a survey of the council ({names}), or a new id and relation=",
        ),
    ),
    Kind(
        "survey-unknown",
        expected=Text(fr="une enquête du conseil : {names}", en="a survey of the council: {names}"),
        hints=(NEAR,),
    ),
    Kind(
        "survey-actor",
        expected=Text(fr="l’identifiant d’une organisation ce jour-là", en="the id of an organisation on the day"),
        hints=(NEAR,),
    ),
    Kind(
        "survey-values",
        expected=Text(
            fr="ce qu’une réponse veut dire : 0 à 4, tie, no ou unknown",
            en="what an answer means: 0 to 4, tie, no or unknown",
        ),
    ),
    Kind("survey-column", expected=_A_COLUMN, hints=(NEAR,)),
    Kind(
        "survey-columns",
        expected=Text(fr="des lettres de colonnes, comme F-J", en="letters of columns, such as F-J"),
    ),
    Kind(
        "survey-respondent",
        found=Text(
            fr="qui répond, dans plusieurs colonnes ou dans aucune : {found}",
            en="who answers, in several columns or in none: {found}",
        ),
        expected=Text(fr="la colonne qui le dit : respondent=", en="the column that says so: respondent="),
    ),
    Kind(
        "survey-question",
        found=Text(
            fr="plusieurs questions sur les partenaires : {found}", en="several questions about partners: {found}"
        ),
        expected=_SAY_QUESTION,
    ),
    Kind(
        "survey-no-question",
        expected=Text(fr="une question sur des partenaires : {names}", en="a question about partners: {names}"),
    ),
    Kind(
        "survey-no-partners",
        found=Text(fr="les titres {found}", en="the headings {found}"),
        expected=Text(
            fr="des colonnes qui nomment des organisations du conseil, ou une ligne par lien avec ses deux bouts",
            en="columns that name organisations of the council, or a row a tie with both its ends",
        ),
        hints=(
            Text(
                fr="question= nomme la colonne d’une liste, respondent= et partner= les bouts d’un lien",
                en="question= names the column of a list, respondent= and partner= the ends of a tie",
            ),
        ),
    ),
    Kind(
        "survey-no-answers",
        found=Text(fr="des titres sans réponses", en="headings without answers"),
        expected=Text(fr="une ligne par réponse, sous les titres", en="a row for each answer, under the headings"),
    ),
    Kind(
        "survey-no-ends",
        found=Text(fr="les titres suivants : {found}", en="these headings: {found}"),
        expected=Text(
            fr="les colonnes de qui répond et de son partenaire : respondent=, partner=",
            en="the columns of who answers and of their partner: respondent=, partner=",
        ),
    ),
    Kind(
        "survey-no-main-table",
        found=Text(fr="les lignes d’un groupe répété", en="the rows of a repeat"),
        expected=Text(
            fr="avec elles, la table des réponses dont elles dépendent",
            en="with them, the table of the answers they belong to",
        ),
    ),
    Kind(
        "survey-damaged-questionnaire",
        found=Text(
            fr="un questionnaire sans sa structure ou sans ses partenaires",
            en="a questionnaire without its organisation or its partners",
        ),
        expected=Text(
            fr="le questionnaire tel qu’il a été envoyé, rempli", en="the questionnaire as it was sent, filled in"
        ),
    ),
    Kind(
        "survey-name",
        expected=_A_PARTNER,
        hints=(_MAY_BE, Text(fr="matches= dit qui c’est", en="matches= says who it is")),
    ),
    Kind(
        "survey-line-aside",
        found=Text(fr="une ligne sans réponse, {found}", en="a row without an answer, {found}"),
        expected=_A_PARTNER,
        hints=(
            _MAY_BE,
            Text(
                fr="un total ou une note n’est personne : rien à faire", en="a total or a note is nobody: nothing to do"
            ),
        ),
        level="warning",
    ),
    Kind(
        "survey-nameless-row", found=Text(fr="des réponses sans nom", en="answers without a name"), expected=_RESPONDENT
    ),
    Kind(
        "survey-long-row",
        found=Text(fr="une ligne de {cells} cases", en="a row of {cells} cells"),
        expected=Text(fr="{most} cases au plus, comme les titres", en="{most} cells at most, as many as headings"),
    ),
    Kind(
        "survey-repeated-column",
        found=Text(fr="une seconde colonne pour {found}", en="a second column for {found}"),
        expected=Text(fr="une seule : la première est lue", en="only one: the first is read"),
    ),
    Kind(
        "survey-value",
        expected=Text(
            fr="une réponse que values= explique ({cells} fois dans le fichier, laissée ouverte)",
            en="an answer that values= explains (in the file {cells} times, left open)",
        ),
    ),
    Kind(
        "survey-error-cell",
        found=Text(fr="une formule en erreur, {found}", en="a formula in error, {found}"),
        expected=Text(fr="une réponse ; la case reste ouverte", en="an answer; the cell is left open"),
    ),
    Kind(
        "survey-computed",
        found=Text(fr="le résultat d’une formule, {found}", en="the result of a formula, {found}"),
        expected=Text(
            fr="une réponse tapée ({cells} fois dans le fichier, lue telle qu’enregistrée)",
            en="an answer that was typed (in the file {cells} times, read as it was saved)",
        ),
        level="warning",
    ),
    Kind(
        "survey-date",
        expected=Text(fr="le jour de la réponse, comme 10/03/2026", en="the day of the answer, such as 2026-03-10"),
    ),
    Kind(
        "survey-answers-differ",
        found=Text(fr="{found} de {by} sur {about}", en="{found} from {by} about {about}"),
        expected=Text(
            fr="ce que la même organisation répond en {other} ; several= dit comment trancher",
            en="what the same organisation answers in {other}; several= says how to settle it",
        ),
        level="warning",
    ),
    Kind(
        "survey-validation",
        found=Text(fr="l’état de validation {found}", en="the validation status {found}"),
        expected=Text(
            fr="une réponse approuvée, ou pas encore examinée", en="an answer that is approved, or not yet looked at"
        ),
        level="warning",
    ),
    Kind(
        "survey-rating",
        expected=Text(
            fr="une note de 1 à 4, donnée à un partenaire en lien",
            en="a rating from 1 to 4, given to a partner with a tie",
        ),
    ),
    Kind(
        "survey-network-size",
        found=Text(fr="un autre nombre d’organisations", en="another number of organisations"),
        expected=Text(fr="de 1 à {most} organisations", en="from 1 to {most} organisations"),
    ),
    Kind(
        "survey-network-line",
        expected=Text(
            fr="les deux bouts d’un lien, qui sont dans la liste", en="both ends of a tie, which are in the list"
        ),
    ),
    Kind(
        "survey-network-cells",
        found=_NETWORK_CELLS,
        expected=Text(fr="{expected} valeurs, autant que de paires", en="{expected} values, one for each pair"),
    ),
    Kind(
        "survey-network-format",
        expected=Text(fr="un format de {name} à un seul mode", en="a one-mode format of {name}"),
    ),
    Kind(
        "survey-no-data",
        found=Text(fr="un fichier DL sans données", en="a DL file without data"),
        expected=Text(fr="une ligne qui les annonce (data)", en="a line that announces them (data)"),
    ),
    Kind(
        "survey-information",
        found=Text(fr="rien dans {name}", en="nothing in {name}"),
        expected=Text(
            fr="ce que l’on doit dire à qui répond : responsable, but, contact, durée, destinataires, base légale",
            en="what respondents are owed: controller, purpose, contact, how long, recipients, legal basis",
        ),
    ),
)

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        kind.code: kind
        for kinds in (
            _TEXT_KINDS,
            _FILE_KINDS,
            _SHEET_KINDS,
            _WORKBOOK_KINDS,
            _COUNCIL_KINDS,
            _FIELD_KINDS,
            _DATE_KINDS,
            _ENTITY_KINDS,
            _ARGUMENT_KINDS,
            _GOVERNANCE_KINDS,
            _NETWORK_KINDS,
            _SYNTHETIC_KINDS,
            _WORKING_KINDS,
            _SURVEY_KINDS,
        )
        for kind in kinds
    }
)
"""Every kind of problem by its code."""
