"""The compiled-in minimum: emergency numbers and the surest lines, in memory before anything else is there.

Emergency numbers: those on which two independent lists agree. Services: the primary number stands in two
independent sources, named with each; nobody has dialled them. `checked` is the date of the newest source, and is shown.
"""

from __future__ import annotations

from bot.core.directory import Contact, Nearest, Service

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
EMERGENCY = dict(pair.split(":") for pair in _NUMBERS.split())
AMBULANCE = {
    country: tuple(numbers.split("/"))
    for country, _, numbers in (pair.partition(":") for pair in _WITH_AMBULANCE.split())
}

SERVICES = (
    Service(
        "Línea nacional de salud mental",
        "AR",
        (Contact("call", "0800-999-0091"),),
        "2025-09",
        ("lapostacomodorense.com.ar 2025-09", "ospia.org.ar 2025-09"),
    ),
    Service(
        "Centro de Asistencia al Suicida",
        "AR",
        (Contact("call", "(011) 5275-1135"),),
        "2025-09",
        ("lapostacomodorense.com.ar 2025-09", "W21 Wikipedia 2021-07"),
    ),
    Service(
        "TelefonSeelsorge",
        "AT",
        (Contact("call", "142"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Lifeline",
        "AU",
        (Contact("call", "13 11 14"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Beyond Blue",
        "AU",
        (Contact("call", "1300 22 4636"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "W21 Wikipedia 2021-07"),
    ),
    Service(
        "Kaan Pete Roi",
        "BD",
        (Contact("call", "09612-119911"),),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Zelfmoordlijn 1813",
        "BE",
        (Contact("call", "1813"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Centre de Prévention du Suicide",
        "BE",
        (Contact("call", "0800 32 123"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Centro de Valorização da Vida (CVV)",
        "BR",
        (Contact("call", "188"),),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "9-8-8: Suicide Crisis Helpline",
        "CA",
        (
            Contact("call", "988"),
            Contact("text", "988"),
        ),
        "2026-06",
        ("O:open-helplines 2026-06", "canada.ca 2023-11"),
    ),
    Service(
        "Die Dargebotene Hand / La Main Tendue",
        "CH",
        (Contact("call", "143"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "National psychological assistance hotline",
        "CN",
        (Contact("call", "12356"),),
        "2025-12",
        ("China News Service 2025-12; People's Daily 2024-12", "China Daily 2025-07"),
    ),
    Service(
        "TelefonSeelsorge",
        "DE",
        (
            Contact("call", "0800 111 0 111"),
            Contact("call", "116 123"),
        ),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Livslinien",
        "DK",
        (Contact("call", "70 201 201"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Línea 024", "ES", (Contact("call", "024"),), "2023-10", ("F23 findahelpline(scrape) 2023-10", "rtve.es 2022")
    ),
    Service(
        "Teléfono de la Esperanza",
        "ES",
        (Contact("call", "717 003 717"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "MIELI Kriisipuhelin",
        "FI",
        (Contact("call", "09 2525 0111"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "3114, numéro national de prévention du suicide",
        "FR",
        (Contact("call", "3114"),),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Samaritans",
        "GB",
        (Contact("call", "116 123"),),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Shout",
        "GB",
        (Contact("text", "85258", "SHOUT"),),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Mental Health Support Hotline",
        "HK",
        (Contact("call", "18111"),),
        "2025-10",
        ("info.gov.hk 2025-10", "news.gov.hk 2023-12-27"),
    ),
    Service(
        "Samaritans",
        "IE",
        (Contact("call", "116 123"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Text About It",
        "IE",
        (Contact("text", "50808", "HELLO"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "W21 Wikipedia 2021-07"),
    ),
    Service("Tele-MANAS", "IN", (Contact("call", "14416"),), "2026-06", ("O:open-helplines 2026-06", "news 2025-12")),
    Service(
        "Telefono Amico Italia",
        "IT",
        (Contact("call", "02 2327 2327"),),
        "2025-09",
        ("agensir.it 2025-09", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "よりそいホットライン Yorisoi Hotline",
        "JP",
        (Contact("call", "0120-279-338"),),
        "2026-06",
        ("O:open-helplines 2026-06", "mykoho.jp 2024-09"),
    ),
    Service(
        "Befrienders Kenya",
        "KE",
        (Contact("call", "0722 178 177"),),
        "2026-10",
        ("K:afya-ya-akili-mcp 2026-10", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "자살예방 상담전화 109",
        "KR",
        (Contact("call", "109"),),
        "2026-06",
        ("O:open-helplines 2026-06", "koreabizwire.com 2025"),
    ),
    Service(
        "National Mental Health Helpline",
        "LK",
        (Contact("call", "1926"),),
        "2026",
        ("athavannews.com 2026", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Línea de la Vida",
        "MX",
        (Contact("call", "800 911 2000"),),
        "2025-12",
        ("El Universal 2025-12-24", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "SAPTEL",
        "MX",
        (Contact("call", "55 5259 8121"),),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Talian HEAL",
        "MY",
        (Contact("call", "15555"),),
        "2026-01",
        ("vietnamnews.vn 2026-01", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "113 Zelfmoordpreventie",
        "NL",
        (
            Contact("call", "0800-0113"),
            Contact("call", "113"),
        ),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Mental Helse Hjelpetelefonen",
        "NO",
        (Contact("call", "116 123"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "1737, Need to talk?",
        "NZ",
        (
            Contact("call", "1737"),
            Contact("text", "1737"),
        ),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Línea 113 Salud",
        "PE",
        (Contact("call", "113 opción 5"),),
        "2026-03",
        ("Peru press 2026-03", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "NCMH Crisis Hotline",
        "PH",
        (Contact("call", "1553"),),
        "2026-06",
        ("O:open-helplines 2026-06", "sunstar.com.ph 2025-12"),
    ),
    Service(
        "Centrum Wsparcia",
        "PL",
        (Contact("call", "800 70 2222"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "Linha Nacional de Prevenção do Suicídio",
        "PT",
        (Contact("call", "1411"),),
        "2025-09",
        ("SNS/press 2025-09", "second outlet 2025-09"),
    ),
    Service(
        "Samaritans of Singapore",
        "SG",
        (Contact("call", "1767"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "mothership.sg 2022"),
    ),
    Service(
        "สายด่วนสุขภาพจิต 1323",
        "TH",
        (Contact("call", "1323"),),
        "2025-10",
        ("news 2025-10", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service("安心專線 1925", "TW", (Contact("call", "1925"),), "2026-02", ("udn.com 2026-02", "W21 Wikipedia 2021-07")),
    Service(
        "988 Suicide & Crisis Lifeline",
        "US",
        (
            Contact("call", "988"),
            Contact("text", "988"),
        ),
        "2025-08",
        ("KFF 2025-08", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "Crisis Text Line",
        "US",
        (Contact("text", "741741", "HOME"),),
        "2026-06",
        ("O:open-helplines 2026-06", "F23 findahelpline(scrape) 2023-10"),
    ),
    Service(
        "SADAG Suicide Crisis Line",
        "ZA",
        (Contact("call", "0800 567 567"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
    Service(
        "LifeLine South Africa",
        "ZA",
        (Contact("call", "0861 322 322"),),
        "2023-10",
        ("F23 findahelpline(scrape) 2023-10", "N23 Naga list 2023-05"),
    ),
)

ANYWHERE = (
    Service("Find A Helpline", None, (Contact("web", "findahelpline.com"),), "2023-10", ("F23 findahelpline 2023-10",)),
    Service("Befrienders Worldwide", None, (Contact("web", "befrienders.org"),), "2023-10", ("F23", "W21", "N23")),
)


class Minimum:
    """The directory as long as there is no other: country by country, in the order above."""

    def nearest(self, country: str | None) -> Nearest:
        services = tuple(service for service in SERVICES if country is not None and service.country == country)
        police, ambulance = AMBULANCE.get(country or "", (None, None))
        return Nearest(country, EMERGENCY.get(country or "") or police, ambulance, services, ANYWHERE)
