"""The compiled-in minimum: emergency numbers and the surest lines, in memory before anything else is there.

Emergency numbers: those on which two independent lists agree. Services: the primary number stands in two independent
sources, named with each; nobody has dialled them. The month of the newest source is shown to the reader.
"""

from __future__ import annotations

import re

from bot.core.directory import Contact, Nearest, Service, Way

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
AR | Línea nacional de salud mental | call 0800-999-0091 | 2025-09 | lapostacomodorense 2025-09; ospia.org.ar 2025-09
AR | Centro de Asistencia al Suicida | call (011) 5275-1135 | 2025-09 | lapostacomodorense 2025-09; Wikipedia 2021-07
AT | TelefonSeelsorge | call 142 | 2023-10 | findahelpline 2023-10; Naga 2023-05
AU | Lifeline | call 13 11 14 | 2023-10 | findahelpline 2023-10; Naga 2023-05
AU | Beyond Blue | call 1300 22 4636 | 2023-10 | findahelpline 2023-10; Wikipedia 2021-07
BD | Kaan Pete Roi | call 09612-119911 | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
BE | Zelfmoordlijn 1813 | call 1813 | 2023-10 | findahelpline 2023-10; Naga 2023-05
BE | Centre de Prévention du Suicide | call 0800 32 123 | 2023-10 | findahelpline 2023-10; Naga 2023-05
BR | Centro de Valorização da Vida (CVV) | call 188 | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
CA | 9-8-8: Suicide Crisis Helpline | call 988, text 988 | 2026-06 | open-helplines 2026-06; canada.ca 2023-11
CH | Die Dargebotene Hand / La Main Tendue | call 143 | 2023-10 | findahelpline 2023-10; Naga 2023-05
CN | National psychological assistance hotline | call 12356 | 2025-12 | China News Service 2025-12; China Daily 2025-07
DE | TelefonSeelsorge | call 0800 111 0 111, call 116 123 | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
DK | Livslinien | call 70 201 201 | 2023-10 | findahelpline 2023-10; Naga 2023-05
ES | Línea 024 | call 024 | 2023-10 | findahelpline 2023-10; rtve.es 2022
ES | Teléfono de la Esperanza | call 717 003 717 | 2023-10 | findahelpline 2023-10; Naga 2023-05
FI | MIELI Kriisipuhelin | call 09 2525 0111 | 2023-10 | findahelpline 2023-10; Naga 2023-05
FR | 3114, prévention du suicide | call 3114 | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
GB | Samaritans | call 116 123 | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
GB | Shout | text 85258 with SHOUT | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
HK | Mental Health Support Hotline | call 18111 | 2025-10 | info.gov.hk 2025-10; news.gov.hk 2023-12-27
IE | Samaritans | call 116 123 | 2023-10 | findahelpline 2023-10; Naga 2023-05
IE | Text About It | text 50808 with HELLO | 2023-10 | findahelpline 2023-10; Wikipedia 2021-07
IN | Tele-MANAS | call 14416 | 2026-06 | open-helplines 2026-06; news 2025-12
IT | Telefono Amico Italia | call 02 2327 2327 | 2025-09 | agensir.it 2025-09; findahelpline 2023-10
JP | よりそいホットライン Yorisoi Hotline | call 0120-279-338 | 2026-06 | open-helplines 2026-06; mykoho.jp 2024-09
KE | Befrienders Kenya | call 0722 178 177 | 2026-10 | afya-ya-akili 2026-10; findahelpline 2023-10
KR | 자살예방 상담전화 109 | call 109 | 2026-06 | open-helplines 2026-06; koreabizwire.com 2025
LK | National Mental Health Helpline | call 1926 | 2026 | athavannews.com 2026; findahelpline 2023-10
MX | Línea de la Vida | call 800 911 2000 | 2025-12 | El Universal 2025-12-24; findahelpline 2023-10
MX | SAPTEL | call 55 5259 8121 | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
MY | Talian HEAL | call 15555 | 2026-01 | vietnamnews.vn 2026-01; findahelpline 2023-10
NL | 113 Zelfmoordpreventie | call 0800-0113, call 113 | 2023-10 | findahelpline 2023-10; Naga 2023-05
NO | Mental Helse Hjelpetelefonen | call 116 123 | 2023-10 | findahelpline 2023-10; Naga 2023-05
NZ | 1737, Need to talk? | call 1737, text 1737 | 2023-10 | findahelpline 2023-10; Naga 2023-05
PE | Línea 113 Salud | call 113 opción 5 | 2026-03 | Peru press 2026-03; findahelpline 2023-10
PH | NCMH Crisis Hotline | call 1553 | 2026-06 | open-helplines 2026-06; sunstar.com.ph 2025-12
PL | Centrum Wsparcia | call 800 70 2222 | 2023-10 | findahelpline 2023-10; Naga 2023-05
PT | Linha Nacional de Prevenção do Suicídio | call 1411 | 2025-09 | SNS/press 2025-09; second outlet 2025-09
SG | Samaritans of Singapore | call 1767 | 2023-10 | findahelpline 2023-10; mothership.sg 2022
TH | สายด่วนสุขภาพจิต 1323 | call 1323 | 2025-10 | news 2025-10; findahelpline 2023-10
TW | 安心專線 1925 | call 1925 | 2026-02 | udn.com 2026-02; Wikipedia 2021-07
US | 988 Suicide & Crisis Lifeline | call 988, text 988 | 2025-08 | KFF 2025-08; findahelpline 2023-10
US | Crisis Text Line | text 741741 with HOME | 2026-06 | open-helplines 2026-06; findahelpline 2023-10
ZA | SADAG Suicide Crisis Line | call 0800 567 567 | 2023-10 | findahelpline 2023-10; Naga 2023-05
ZA | LifeLine South Africa | call 0861 322 322 | 2023-10 | findahelpline 2023-10; Naga 2023-05
-- | Find A Helpline | web findahelpline.com | 2023-10 | findahelpline 2023-10
-- | Befrienders Worldwide | web befrienders.org | 2023-10 | findahelpline 2023-10; Naga 2023-05; Wikipedia 2021-07
"""
_CONTACT = re.compile(r"(call|text|web) (.+?)(?: with (\w+))?")


def _service(row: str) -> Service:
    """From "country | name | ways to reach it | month of the newest source | sources"; "--" is everywhere."""
    country, name, ways, checked, sources = row.split(" | ")
    return Service(
        name=name,
        country=None if country == "--" else country,
        contacts=tuple(_contact(way) for way in ways.split(", ")),
        checked=checked,
        sources=tuple(sources.split("; ")),
    )


def _contact(written: str) -> Contact:
    match = _CONTACT.fullmatch(written)
    if match is None:
        raise ValueError(f"not a way to reach anybody: {written}")
    way: Way = match[1]  # type: ignore[assignment]  # the expression allows no other
    return Contact(way, match[2], match[3])


EMERGENCY = dict(pair.split(":") for pair in _NUMBERS.split())
AMBULANCE = {country: numbers.split("/") for country, numbers in (p.split(":") for p in _WITH_AMBULANCE.split())}
SERVICES = tuple(_service(row) for row in _SERVICES.strip().splitlines())
ANYWHERE = tuple(service for service in SERVICES if service.country is None)


class Minimum:
    """The directory as long as there is no other: country by country, in the order above."""

    def nearest(self, country: str | None) -> Nearest:
        services = tuple(service for service in SERVICES if country is not None and service.country == country)
        primary, ambulance = AMBULANCE.get(country or "", (None, None))
        return Nearest(country, EMERGENCY.get(country or "") or primary, ambulance, services, ANYWHERE)
