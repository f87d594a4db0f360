"""Which statements speak of a particular study, and of which."""

from __future__ import annotations

import pytest

from tests.transforms.makers import ABOUT, extract
from transforms.extract import read_document
from transforms.studies.identity import Identity
from transforms.studies.mention import Mention

NEWS = """Ketamine for PTSD: what is known

Post-traumatic stress disorder affects about six in every hundred adults at some point.

A 2021 trial in the American Journal of Psychiatry enrolled 30 adults with PTSD and gave them ketamine or midazolam. \
Two in three participants on ketamine improved. The effect faded after four weeks.

A second study, published in Neuropsychopharmacology in 2022, randomised 158 veterans to ketamine or placebo. \
It found no difference between the groups.

Many studies have shown that ketamine lifts mood."""


def follow(text: str, title: str = ABOUT) -> list[tuple[str, int | None]]:
    """Every statement with the number of the study that it speaks of."""
    known: list[Mention] = []
    found: list[tuple[str, int | None]] = []
    for reading, _, mention in read_document(text, title):
        if mention is not None and mention not in known:
            known.append(mention)
        found.append((reading.text, known.index(mention) if mention is not None else None))
    return found


def identities(text: str, title: str = ABOUT) -> list[Identity]:
    """What identifies the studies of a text, in order."""
    return [mention.identity for mention in extract(text, title).mentions]


def test_a_famous_paper_is_not_the_study_before_it() -> None:
    text = (
        "In a Toronto trial from 2017 with 118 women most on CBT improved.\n\n"
        "In that big phase 3 paper everybody waves around, the one in Nature Medicine, most of the MDMA group got well."
    )
    assert [(known.year, known.journal) for known in identities(text)] == [(2017, None), (None, "Nature Medicine")]


def test_lists_and_tables_of_results_are_of_the_study_before_them() -> None:
    release = (
        "A 2021 trial in JAMA gave 262 adults MDMA or placebo.\n\nHeadline results\n- Response came to 31% versus 17%\n"
        "- Nausea was common with MDMA\n\nOutcome | MDMA | Placebo\nRemission | 52% | 31%\n"
    )
    assert [study for text, study in follow(release)][-3:] == [0, 0, 0]


def test_two_studies_of_a_text_keep_apart() -> None:
    assert [study for _, study in follow(NEWS)] == [None, 0, 0, 0, 1, 1, None]
    first, second = identities(NEWS)
    assert (first.journal, first.year, first.count) == ("American Journal of Psychiatry", 2021, 30)
    assert (second.journal, second.year, second.count) == ("Neuropsychopharmacology", 2022, 158)


@pytest.mark.parametrize(
    "text",
    [
        "Studies have shown that ketamine eases PTSD.",
        "Several clinical trials of ketamine are small.",
        "Ketamine was approved in 1970.",
        "Researchers believe that ketamine works.",
        "More studies are needed.",
    ],
)
def test_studies_in_general_are_no_mention(text: str) -> None:
    assert identities(text) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "A trial of ketamine at Yale University randomised 41 adults.",
            {"institution": "Yale University", "count": 41},
        ),
        ("The trial of ketamine is registered as NCT04560660.", {"registry_id": "NCT04560660"}),
        ("Feder et al. gave ketamine to 30 adults.", {"authors": "Feder et al.", "count": 30}),
        ("The ketamine trial (doi 10.1176/appi.ajp.2020) enrolled 30 adults.", {"doi": "10.1176/appi.ajp.2020"}),
        ("In 2019, a study enrolled 12 veterans for ketamine.", {"year": 2019, "count": 12}),
    ],
)
def test_what_identifies_a_study(text: str, facts: dict[str, object]) -> None:
    (identity,) = identities(text)
    assert {name: getattr(identity, name) for name in facts} == facts


def test_a_study_that_is_named_again_is_the_same() -> None:
    text = f"{NEWS}\n\nThe American Journal of Psychiatry trial of 2021 had few side effects."
    assert [study for _, study in follow(text)][-1] == 0


def test_each_row_of_a_table_of_studies_is_a_study() -> None:
    table = (
        "| Study | N | Design |\n|---|---|---|\n| Feder 2014 | 41 | crossover trial of ketamine |\n"
        "| Abdallah 2022 | 158 | randomised trial of ketamine |"
    )
    assert [(i.year, i.count) for i in identities(table)] == [(2014, 41), (2022, 158)]


def test_a_line_of_registration_belongs_to_the_study_of_the_text() -> None:
    text = (
        "A trial at Yale University gave ketamine to 41 adults with PTSD.\n\nTrial registration: NCT01234567\n\n"
        "doi: 10.1000/xyz.123"
    )
    (identity,) = identities(text)
    assert (identity.registry_id, identity.doi) == ("NCT01234567", "10.1000/xyz.123")


def test_identities_agree_contradict_and_fill_each_other() -> None:
    one, other = Identity(journal="JAMA", year=2021), Identity(journal="JAMA", count=30)
    assert one.agrees(other) and not one.contradicts(other)
    assert one.contradicts(Identity(journal="JAMA", year=2022))
    assert not Identity().is_known
    one.fill(other)
    assert one == Identity(journal="JAMA", year=2021, count=30)


DIGEST = """TRAUMA DIGEST

1. Serial ketamine infusions versus midazolam in veterans with chronic post-traumatic stress disorder

Haldane R, Osei-Mensah K, et al.
Annals of Military Psychiatry. 2023;18(4):211–219.

METHODS: In this double-blind trial, 94 veterans were randomized to ketamine or midazolam. RESULTS: Scores dropped by \
14.6 points with ketamine. CONCLUSION: Ketamine outperformed an active control.

2. Ketamine with prolonged exposure after assault: pilot results

Bouchard E, Whitlow P.
Pain & Autonomic Medicine. 2021;9(1):33–41.

Eighteen women with chronic PTSD entered a single-arm pilot of ketamine. Sixteen of these finished the course of six \
infusions and exposure sessions. Eleven women no longer met the criteria for PTSD three months later.
"""


def test_each_abstract_of_a_digest_is_a_study_of_its_own() -> None:
    found = identities(DIGEST, "Trauma digest: ketamine for PTSD")
    assert [(i.journal, i.year, i.count) for i in found] == [
        ("Annals of Military Psychiatry", 2023, 94),
        ("Pain & Autonomic Medicine", 2021, 18),
    ]


RELEASE = """Veterans with PTSD improve after MDMA in Northfield State University trial

NORTHFIELD, Minn., April 9, 2025 – Seven in ten veterans treated with MDMA got better, researchers report today in the \
Journal of Military Psychiatry.

The team randomized 84 veterans to MDMA or a capsule without it.

Scores dropped 26 points with MDMA and 14 with the dummy pill.

A larger study of 200 participants (NCT06588213) will open this fall."""


def test_a_release_that_tells_of_a_study_to_come_is_still_about_its_own() -> None:
    assert [study for _, study in follow(RELEASE, "MDMA for PTSD")] == [0, 0, 0, 1]


REFERENCES = """A trial gave psilocybin to people with depression, and most improved [2]. Earlier work was smaller [1].

References
[1] Okafor AK, et al. Psilocybin in depression. JAMA Psychiatry. 2019;78:481–489.
[2] Lindqvist R, et al. Psilocybin or escitalopram. Lancet Psychiatry. 2021;8:1402–1411.
"""


def test_a_study_that_is_cited_by_number_is_that_of_the_list_of_references() -> None:
    (identity,) = identities(REFERENCES)
    assert (identity.journal, identity.year) == ("Lancet Psychiatry", 2021)


def test_entries_that_are_not_cited_by_number_are_read_as_they_are() -> None:
    assert [i.year for i in identities(REFERENCES.replace(" [2].", ".").replace(" [1].", "."))] != [2021]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("A company called Norvale has tested MDMA in 233 people.", {"institution": "Norvale", "count": 233}),
        (
            "A VA-funded study of MDMA in 200 Veterans began enrollment in fall 2023.",
            {"institution": "VA", "year": None},
        ),
        ("Okonjo and co. at Imperial put MDMA up against escitalopram in 59 people.", {"institution": "Imperial"}),
        ("In the safety study LANTERN-2 (802 patients) MDMA was safe.", {"title": "LANTERN-2", "count": 802}),
        (
            "The pivotal study of MDMA was run by Janssen and published in 2019.",
            {"institution": "Janssen", "year": 2019},
        ),
        (
            "In a study from the University Hospital Basel, 42 patients took MDMA.",
            {"institution": "University Hospital Basel"},
        ),
        (
            "The results on MDMA were published in Nature Medicine.\n\nInvestigators screened 64 and enrolled 33 adults.",
            {"journal": "Nature Medicine", "count": 33},
        ),
        (
            "RENO (Oct. 9, 2024) — The University of Nevada is recruiting 80 people for a trial of MDMA.",
            {"institution": "University of Nevada", "year": None},
        ),
        (
            "In HARBOUR-1 (NCT04216648), which Corvane disclosed in 2022, 87 people took MDMA.",
            {"institution": "Corvane", "count": 87},
        ),
        ("In 2018 psychiatrists in Oslo put 26 firefighters on MDMA.", {"year": 2018, "count": 26}),
        ("MDMA did nothing for the 58 soldiers in the Army's 2022 study.", {"institution": "Army", "year": 2022}),
        ("Usona's uAspire study plans to dose 240 adults with MDMA.", {"institution": "Usona", "count": 240}),
        ("A recent study tested MDMA. It came from Columbia, where 50 people got it.", {"institution": "Columbia"}),
        ("MAPS began its first study of MDMA in 2004, with 20 people.", {"institution": "MAPS", "year": 2004}),
        (
            "Dr Lena Ortiz of Emory presented figures from 33 paramedics given MDMA.",
            {"institution": "Emory", "count": 33},
        ),
        (
            "Doctors at Lakeside Hospital describe a patient whose trauma MDMA eased.",
            {"institution": "Lakeside Hospital"},
        ),
        ("A trial gave 44 adults MDMA. Gains held (Brain Matters, 2019).", {"journal": "Brain Matters", "year": 2019}),
        (
            "A trial (von Stern, eBrainMatters, 2023; n=52) tested MDMA.",
            {"authors": "von Stern", "year": 2023, "count": 52},
        ),
        ("Davis AK, 2020 (n = 24): two doses of MDMA.", {"authors": "Davis AK", "year": 2020, "count": 24}),
        ("One of the better trials of MDMA had 30 patients.", {"count": 30}),
        (
            "A Dutch group led by Femke Hoekstra took 40 people and gave them MDMA.",
            {"authors": "Femke Hoekstra", "count": 40},
        ),
        ("One VA study of 163 veterans saw no gain from MDMA.", {"institution": "VA", "count": 163}),
        (
            "A team at the University of Wisconsin–Madison reports on MDMA today in Addiction Biology.",
            {"institution": "University of Wisconsin–Madison", "journal": "Addiction Biology"},
        ),
        ("Danes linked prescriptions to hospital records for 2,914 adults on MDMA.", {"count": 2914}),
        (
            "Mindwell Direct, which ships tablets, pointed to its own data on 1,247 MDMA users.",
            {"institution": "Mindwell Direct"},
        ),
        ("Among 158 former soldiers, MDMA did no better than placebo.", {"count": 158}),
        (
            "At the University of Zurich, 52 people got either MDMA or mannitol.",
            {"institution": "University of Zurich", "count": 52},
        ),
        ("Last year a Danish team set MDMA against sertraline in 74 outpatients.", {"count": 74}),
        (
            "The 2022 follow-up of MDMA in Archives of Affective Medicine was sterner stuff.",
            {"journal": "Archives of Affective Medicine", "year": 2022},
        ),
        ("A Phase 3 programme on MDMA run by Corvane will not report before 2027.", {"institution": "Corvane"}),
        (
            "A trial in The Lancet gave 96 people MDMA. “They opened up,” said lead investigator Marit Oost of Erasmus Medical Centre.",
            {"journal": "Lancet", "institution": "Erasmus Medical Centre", "count": 96},
        ),
        ("Holze's Basel lab gave 42 anxious patients MDMA.", {"authors": "Holze", "count": 42}),
        (
            "When 59 people took either MDMA or escitalopram at Imperial College London, scores fell.",
            {"institution": "Imperial College London", "count": 59},
        ),
        ("One retrospective look at 1,806 charts of MDMA patients turned up a response in most.", {"count": 1806}),
        (
            "Results from a trial of MDMA, announced on Tuesday by PharmaTher, showed a fall in 35 patients.",
            {"institution": "PharmaTher", "count": 35},
        ),
        ("A team in San Antonio, with 42 patients, saw no gap between MDMA and salt water.", {"count": 42}),
        ("Of 131 charts screened for a study of MDMA, 88 were analysed.", {"count": 88}),
        (
            "A team from the Technical University of Munich writes in this week's Science Translational Medicine that MDMA sped up learning.",
            {"institution": "Technical University of Munich", "journal": "Science Translational Medicine"},
        ),
        ("Data on MDMA presented Saturday at a meeting covered 77 police officers.", {"count": 77}),
        (
            "The one on MDMA that everyone cites is out of Brennick College, 2021 I think, in Annals of Trauma Medicine.",
            {"institution": "Brennick College", "year": 2021, "journal": "Annals of Trauma Medicine"},
        ),
        ("There was a smaller follow up of MDMA too, 24 vets who'd had it before.", {"count": 24}),
        ("In all, 604 were assessed for a trial of MDMA and 382 were randomly assigned.", {"count": 382}),
        ("The trial of MDMA ended after 85 of the planned 160 patients had been treated.", {"count": 85}),
    ],
)
def test_who_ran_a_study(text: str, facts: dict[str, object]) -> None:
    (identity,) = identities(text)
    assert {name: getattr(identity, name) for name in facts} == facts
