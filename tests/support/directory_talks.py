"""What a moderator may say about the community's own directory, and a member about what is in it: a talk a line."""

from __future__ import annotations

from cogs.resources.fields import TOPICS

_WRITTEN = """
!resource list
!resource list due
!resource words list
!resource export
!resource confirm all from a heron
!resource add > x 1 > cancel
!resource add > Grebe line > a heron
!resource add > Grebe line > call 0123 457 > 1 > PT
!resource add "Bittern" "call x"
!resource add "Bittern" "http://example.org"
!resource add "Bittern" "heron"
!resource add "Bittern" "call 1; call 2; call 3; call 4; call 5; call 6; call 7; call 8; call 9"
!resource add "Heron line" "call 0123 456; https://example.org/heron" country:GB topics:sleep languages:de
!resource add "Heron line" "call 0123 456; https://example.org/heron"
!resource add "Shout" "call 1" replaces:gb-shout
!resource add "Samaritans" "call 1" country:GB
!find heron uk > 1
!find sleep portugal
!find sleep in urdu portugal
!find free therapy portugal
!find cheap therapy portugal
!find paid therapy portugal
!find egret uk > 1
!resource edit gb-samaritans about A bird
!resource edit calm-box about A bird
!resource edit gb-samritans about A bird
!resource confirm gb-calm
!resource suspend own-heron-line > 1
!resource suspend own-heron-line > !resource list > !resource list due > !resource confirm own-heron-line
!resource resume own-heron-line
!resource remove gb-calm
!resource add "Ruff" "call 0800 7" country:GB replaces:gb-calm > !resource remove own-ruff
!resource suspend nothing such
!resource list > 1 > 1
!resource words add sleep night owl, 3am club > !resource words add own-grebe-line grebe
!resource words list > !resource words add heron 1 > !resource words remove 90 > !resource words remove 1
!resource words add sleep x
!resource edit own-grebe-line topics herons
!resource edit own-grebe-line hours at dusk
!resource edit own-grebe-line reach by boat
!resource edit own-grebe-line name 7
!resource edit own-grebe-line zone nowhere at all
!resource edit own-grebe-line cost dear
!resource export > 1
!resource export > 2
!resource export > 3
!resource import
!find heron in france > 1 > 1
!find grebe portugal > 1 > 1 > 1
!resource list due > 1
"""
_FIELDS = (
    *("name Egret line", "reach text 85258 with HERON", "country Portugal", "topics sleep, alcohol", "zone Berlin"),
    *("about A bird answers", "hours Mon-Fri 18:00-23:00", "languages de, en", "cost low", "region Porto", "heron 5"),
    *("for herons", "help yes", "hours 24/7", "help no", "cost paid", "cost free", "hours unknown", "region none"),
    *(f"topics {topic}" for topic in sorted(TOPICS)),
)
_ASKED = ("country", "topics", "about", "hours", "zone", "cost", "languages", "region", "for", "help", "name", "reach")

TALKS = (
    *(tuple(line.split(" > ")) for line in _WRITTEN.strip().splitlines()),
    *((f"!resource edit own-grebe-line {field}",) for field in _ASKED),
    *((f"!resource edit own-heron-line {field}",) for field in _FIELDS),
)
NAMED = (
    "Ruff",
    *("Heron line", "Egret line", "Grebe line", "Shout", "own-gb-samaritans", "gb-samritans", "A bird"),
    *("<b>", "javascript:alert(1)", "number 1", "phones", "status", "NaN", "contacts"),
)
"""Names that stand in answers, and are nobody's words but theirs."""
_HEADINGS = "name,country,way 1,number 1,about,hours 1,zone 1"
FILES = {
    "heron.csv": f"{_HEADINGS}\nTeal line,GB,call,0800 1,A teal,,\n,GB,call,0800 2,,,\nSmew line,,call,0800 3,,,\n"
    "Gadwall,GB,,,,,\nPintail,GB,call,<b>,,,\nWigeon,GB,web,javascript:alert(1),,,\nShoveler,GB,email,x,,,\n"
    f"Garganey,GB,pigeon,1,,,\nScaup,GB,call,0800 4,{'s' * 2001},,\nTeal line,GB,call,0800 1,A teal,,\n"
    "Eider,GB,call,0800 5,,at dusk,Berlin\nNEDA,US,call,800-931-2237,,,\n",
    "heron.json": "[" * 200,
    "herons.json": '[{"id": "1", "name": "Avocet", "phones": [{"number": "0800 8"}]}, 7, {"x": NaN}]',
    "open.csv": 'name,country,way 1,number 1\n"Curlew,GB,call,0800 9\n',
    "empty.csv": "",
    "heron.txt": "a heron",
}
"""By its name, what a file holds that a moderator sends."""
