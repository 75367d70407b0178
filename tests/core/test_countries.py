"""Countries, as people name them."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.countries import LANGUAGES, CountryKind, country_name, find_country, names_of_countries
from tests.core.reading import ALONE, AMONG_OTHERS, offered, refused, rows

COUNTRIES = CountryKind()


@pytest.mark.parametrize(
    ("said", "code"),
    rows(
        {
            "DE": "Germany; germany; Deutschland; Alemania; Allemagne; Alemanha; DE; de; Germany.; Germany!; brd",
            "GB": "uk; UK; U.K.; u.k; the uk; United Kingdom; the united kingdom; great britain; Britain; England"
            "; Scotland; wales; Northern Ireland; GB; gb; inglaterra; Vereinigtes Königreich; royaume-uni",
            "US": "usa; USA; U.S.A.; US; us; the us; the states; America; United States; the united states"
            "; united states of america; estados unidos; états-unis; etats-unis; Vereinigte Staaten; EEUU",
            "NL": "netherlands; The Netherlands; holland; nederland; Niederlande; Pays-Bas; nl",
            "MX": "mexico; méxico; Mexiko; Mexique",
            "CI": "ivory coast; Côte d’Ivoire; cote d'ivoire; Elfenbeinküste",
            "IE": "ireland; Irland; eire; Republic of Ireland; IE",
            "NZ": "new zealand; nz; aotearoa",
            "KR": "korea; south korea",
            "CZ": "czechia; czech republic",
            "TR": "turkey; türkiye; turkiye",
            "BA": "bosnia; bosnia and herzegovina; Bosnia & Herzegovina",
            "ES": "spain; España; espana; Spanien",
            "IT": "italy; it; IT; italia",
            "IN": "india; Indien",
            "HK": "hong kong",
            "PH": "the philippines; philippines",
            "AE": "uae; united arab emirates",
        }
    ),
)
def test_a_country(said: str, code: str) -> None:
    assert COUNTRIES.read(said, ALONE) == code


@pytest.mark.parametrize(
    ("said", "code"),
    rows(
        {
            "DE": "in germany; i live in germany; from germany; DEU; 🇩🇪",
            "GB": "i'm from the uk; im in the uk; GBR; 🇬🇧",
            "SE": "sverige",
            "NO": "norge; norway; NO",
            "DK": "danmark",
            "PL": "polska",
            "UA": "україна",
            "SA": "saudi; ksa",
            "LC": "saint lucia",
            "TT": "trinidad",
            "BE": "belgië",
            "SZ": "swaziland",
        }
    ),
)
def test_a_country_as_people_say_it(said: str, code: str) -> None:
    assert COUNTRIES.read(said, ALONE) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("germny", "DE"),
        ("grmany", "DE"),
        ("austrailia", "AU"),
        ("phillipines", "PH"),
        ("untied kingdom", "GB"),
        ("swizerland", "CH"),
        ("new zeland", "NZ"),
        ("columbia", "CO"),
        ("n ireland", "IE"),
        ("scottland", "GB"),
    ],
)
def test_a_slip_is_offered_back_where_it_is_all_that_was_said(said: str, code: str) -> None:
    assert offered(COUNTRIES, said)[0] == code
    assert refused(COUNTRIES, said, AMONG_OTHERS) == "country-unknown"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "?",
        "x",
        "xx",
        "zz",
        "eu",
        "un",
        "earth",
        "texas",
        "none",
        "rather not say",
        "\x00",
        "😴",
        "x" * 4000,
        "4",
        "+44",
    ],
)
def test_what_is_no_country(said: str) -> None:
    assert refused(COUNTRIES, said) == "country-unknown"


@pytest.mark.parametrize("said", ["no", "me", "so", "my", "to", "do"])
def test_a_small_word_is_no_country_even_alone(said: str) -> None:
    """Asked which country they are in, people answer "no", and mean it."""
    assert find_country(said, alone=True) is None


@pytest.mark.parametrize("said", ["it", "in", "no", "me", "so", "de", "be", "can", "and", "are", "per"])
def test_a_small_word_is_no_country_among_others(said: str) -> None:
    assert find_country(said, alone=False) is None


@pytest.mark.parametrize(("said", "code"), [("GB", "GB"), ("DE", "DE"), ("uk", "GB"), ("usa", "US"), ("germany", "DE")])
def test_a_code_in_capitals_and_a_name_are_countries_anywhere(said: str, code: str) -> None:
    assert find_country(said, alone=False) == code


def codes() -> list[str]:
    return sorted(set(names_of_countries().values()))


@given(st.sampled_from(codes()), st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_every_country_by_its_name_in_every_language(code: str, language: str) -> None:
    assert COUNTRIES.read(country_name(code, language), ALONE) == code


@given(st.sampled_from(codes()))
def test_every_country_by_its_code(code: str) -> None:
    assert COUNTRIES.read(code, AMONG_OTHERS) == code


def test_those_who_are_countries_are_all_there() -> None:
    assert {"DE", "GB", "US", "XK", "PS", "TW", "HK", "GL", "PR"} <= set(codes())
    assert not {"EU", "UN", "ZZ", "EZ"} & set(codes())
    assert all(len(code) == 2 for code in codes())


def test_a_country_is_called_what_its_reader_calls_it() -> None:
    assert country_name("DE", "fr") == "Allemagne"
    assert country_name("DE", "pt-BR") == "Alemanha"
    assert country_name("DE", "nl") == str(Locale("en").territories["DE"])
    assert country_name("QQ", "en") == "QQ"
