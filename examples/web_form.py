"""A web page on which somebody pastes a council file, and reads what to mend or the council's report.

Run it with ``flask --app examples/web_form.py run``. Nothing that is pasted is kept.
"""

from typing import Final

from flask import Flask, render_template_string, request
from werkzeug.exceptions import RequestEntityTooLarge

import clsm
from clsm import reports
from clsm.words import Lang

LONGEST: Final = 500_000
"""The longest form that is read, in bytes; a file written by hand is far shorter."""

# Flask escapes what {{ }} holds in a template given as a string: what people paste stays text.
PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Council file</title>
<style>
  body { font-family: sans-serif; max-width: 60rem; margin: auto; padding: 1rem }
  textarea { width: 100%; font-family: monospace }
  pre { white-space: pre-wrap }
  td { padding: 0 .5rem; vertical-align: top }
  td.line { white-space: pre-wrap; font-family: monospace }
  td p { margin: 0 }
  tr.mend { background: #fff3c4 }
</style>
<h1>A council file</h1>
<form method="post">
  <p><label for="text">Paste the file here</label></p>
  <textarea id="text" name="text" rows="16">
{{ text }}</textarea>
  <p>
    <label for="lang">Report in</label>
    <select id="lang" name="lang">
      <option value="en"{% if lang == "en" %} selected{% endif %}>English</option>
      <option value="fr"{% if lang == "fr" %} selected{% endif %}>français</option>
    </select>
    <button>Read it</button>
  </p>
</form>
{% if problems %}
<h2 role="alert">To mend: {{ problems | length }}</h2>
{% for problem in problems if not problem.line %}<p>{{ problem.message(lang) }}</p>{% endfor %}
<table>
<tr><th scope="col">Line</th><th scope="col">What it holds</th><th scope="col">What to mend</th></tr>
{% for number, line, here in lines %}
<tr{% if here %} class="mend"{% endif %}><td>{{ number }}</td><td class="line">{{ line }}</td><td>
{%- for problem in here %}
<p>{{ problem.message(lang) }}</p>
{%- endfor %}</td></tr>
{% endfor %}
</table>
{% endif %}
{% if report %}<pre lang="{{ lang }}">{{ report }}</pre>{% endif %}
</html>
"""

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = LONGEST
app.config["MAX_FORM_MEMORY_SIZE"] = LONGEST


@app.route("/", methods=["GET", "POST"])
def page() -> tuple[str, int]:
    """The form and, once a file was pasted, its problems beside their lines or its report."""
    text = request.form.get("text", "")
    lang: Lang = "fr" if request.form.get("lang") == "fr" else "en"
    if request.method == "GET":
        return show(text, lang), 200
    try:
        council = clsm.loads(text)
    except clsm.CouncilFileError as error:
        return show(text, lang, problems=error.problems), 422
    day = council.last_documented
    if day is None:
        return show(text, lang, report="Nothing in the file says when it was last true: add a line as_of."), 422
    return show(text, lang, report=reports.text(council.on(day), lang=lang)), 200


@app.errorhandler(RequestEntityTooLarge)
def too_long(_: RequestEntityTooLarge) -> tuple[str, int]:
    """What is longer than a council file could be is not read."""
    return show("", "en", report=f"A file longer than {LONGEST} bytes is not read here."), 413


def show(text: str, lang: Lang, *, problems: tuple[clsm.Problem, ...] = (), report: str = "") -> str:
    """The page; each line of *text* has the problems that were found on it."""
    lines = [
        (number, line, [problem for problem in problems if problem.line == number])
        for number, line in enumerate(text.splitlines(), start=1)
    ]
    return render_template_string(PAGE, text=text, lang=lang, problems=problems, report=report, lines=lines)
