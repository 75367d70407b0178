"""The compiled-in minimum: emergency numbers and the surest lines, for when the files of the directory cannot be read.

Each line is one of an entry of the same id there, where its sources are named; a test holds them against each other.
"""

from __future__ import annotations

from bot.core.directory import Service
from cogs.resources.contacts import contact_of
from cogs.resources.entries import Entries

_NUMBERS = """
    AE:999 AR:911 AT:112 AU:000 BD:999 BE:112 BG:112 BN:991 BR:192 BY:112 CA:911 CH:112 CL:131 CO:123 CR:911
    CY:112 CZ:112 DE:112 DK:112 DO:911 EC:911 EE:112 EG:123 ES:112 ET:911 FI:112 FR:112 GB:999 GR:112 HK:999
    HR:112 HU:112 ID:112 IE:112 IL:101 IN:112 IR:115 IS:112 IT:112 JP:119 KE:999 KR:119 KZ:112 LB:112 LT:112
    LU:112 LV:112 MA:15 MT:112 MX:911 MY:999 NL:112 NO:113 NZ:111 PH:911 PL:112 PR:911 PT:112 RO:112 RU:112 SA:911
    SE:112 SG:995 SI:112 SK:112 TN:190 TR:112 TT:999 TZ:112 UA:112 US:911 UY:911 VE:911 VN:115 ZA:10177
"""
_WITH_AMBULANCE = """
    CN:110/120 GT:110/128 JM:119/110 NP:100/102 PK:15/1122 TH:191/1669 TW:110/119
"""

_SERVICES = """
ar-salud-mental | Línea nacional de salud mental | call 0800-999-0091 | 2025-09
ar-asistencia | Centro de Asistencia al Suicida | call (011) 5275-1135 | 2025-09
at-telefonseelsorge | TelefonSeelsorge | call 142 | 2023-10
au-lifeline | Lifeline | call 13 11 14 | 2023-10
au-beyond-blue | Beyond Blue | call 1300 22 4636 | 2023-10
bd-kaan-pete-roi | Kaan Pete Roi | call 09612-119911 | 2026-06
be-zelfmoordlijn | Zelfmoordlijn 1813 | call 1813 | 2023-10
be-prevention-suicide | Centre de Prévention du Suicide | call 0800 32 123 | 2023-10
br-cvv | Centro de Valorização da Vida (CVV) | call 188 | 2026-06
ca-988 | 9-8-8: Suicide Crisis Helpline | call 988, text 988 | 2026-06
ch-dargebotene-hand | Die Dargebotene Hand / La Main Tendue | call 143 | 2023-10
cn-12356 | National psychological assistance hotline | call 12356 | 2025-12
de-telefonseelsorge | TelefonSeelsorge | call 0800 111 0 111, call 116 123 | 2026-06
dk-livslinien | Livslinien | call 70 201 201 | 2023-10
es-024 | Línea 024 | call 024 | 2023-10
es-telefono-de-la-esperanza | Teléfono de la Esperanza | call 717 003 717 | 2023-10
fi-mieli-kriisipuhelin | MIELI Kriisipuhelin | call 09 2525 0111 | 2023-10
fr-3114 | 3114, prévention du suicide | call 3114 | 2026-06
gb-samaritans | Samaritans | call 116 123 | 2026-06
gb-shout | Shout | text 85258 with SHOUT | 2026-06
hk-18111 | Mental Health Support Hotline | call 18111 | 2025-10
ie-samaritans | Samaritans | call 116 123 | 2023-10
ie-text-about-it | Text About It | text 50808 with HELLO | 2023-10
in-tele-manas | Tele-MANAS | call 14416 | 2026-06
it-telefono-amico-italia | Telefono Amico Italia | call 02 2327 2327 | 2025-09
jp-yorisoi | よりそいホットライン Yorisoi Hotline | call 0120-279-338 | 2026-06
ke-befrienders | Befrienders Kenya | call 0722 178 177 | 2026-10
kr-109 | 자살예방 상담전화 109 | call 109 | 2026-06
lk-1926 | National Mental Health Helpline | call 1926 | 2026
mx-linea-de-la-vida | Línea de la Vida | call 800 911 2000 | 2025-12
mx-saptel | SAPTEL | call 55 5259 8121 | 2026-06
my-talian-heal | Talian HEAL | call 15555 | 2026-01
nl-113 | 113 Zelfmoordpreventie | call 0800-0113, call 113 | 2023-10
no-mental-helse-hjelpetelefonen | Mental Helse Hjelpetelefonen | call 116 123 | 2023-10
nz-1737 | 1737, Need to talk? | call 1737, text 1737 | 2023-10
pe-113 | Línea 113 Salud | call 113 then 5 | 2026-03
ph-ncmh-crisis-hotline | NCMH Crisis Hotline | call 1553 | 2026-06
pl-centrum-wsparcia | Centrum Wsparcia | call 800 70 2222 | 2023-10
pt-1411 | Linha Nacional de Prevenção do Suicídio | call 1411 | 2025-09
sg-sos | Samaritans of Singapore | call 1767 | 2023-10
th-1323 | สายด่วนสุขภาพจิต | call 1323 | 2025-10
tw-1925 | 安心專線 | call 1925 | 2026-02
us-988 | 988 Suicide & Crisis Lifeline | call 988, text 988 | 2025-08
us-crisis-text-line | Crisis Text Line | text 741741 with HOME | 2026-06
za-sadag-suicide-crisis-line | SADAG Suicide Crisis Line | call 0800 567 567 | 2023-10
za-lifeline-south-africa | LifeLine South Africa | call 0861 322 322 | 2023-10
find-a-helpline | Find A Helpline | web findahelpline.com | 2023-10
befrienders-worldwide | Befrienders Worldwide | web befrienders.org | 2023-10
"""
_BESIDE = {
    "be-zelfmoordlijn": "be-prevention-suicide",
    "gb-samaritans": "gb-shout",
    "ie-samaritans": "ie-text-about-it",
    "us-988": "us-crisis-text-line",
}


def _service(row: str) -> Service:
    """From "id | name | ways to reach it | month in which it was checked". An id begins with the country's code;
    a place for everybody is for no country, and has a way that is an address."""
    id_, name, ways, checked = row.split(" | ")
    contacts = tuple(contact_of(way) for way in ways.split(", "))
    is_for_everywhere = contacts[0].way == "web"
    return Service(
        id=id_,
        name=name,
        country=None if is_for_everywhere else id_[:2].upper(),
        contacts=contacts,
        checked=checked,
        sources=(),
        topics=("directory",) if is_for_everywhere else ("suicide",),
        beside=_BESIDE.get(id_),
    )


SERVICES = tuple(_service(row) for row in _SERVICES.strip().splitlines())
_PAIRS = dict(pair.split(":") for pair in _WITH_AMBULANCE.split())
_FIRST = {country: numbers.partition("/")[0] for country, numbers in _PAIRS.items()}

MINIMUM = Entries(
    services=SERVICES,
    numbers=dict(pair.split(":") for pair in _NUMBERS.split()) | _FIRST,
    ambulance={country: numbers.partition("/")[2] for country, numbers in _PAIRS.items()},
)
