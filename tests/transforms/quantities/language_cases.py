"""Sentences with their quantities by the codebook (kind, low, high), written before the rules had read them."""

from __future__ import annotations

Expected = list[tuple[str, float | None, float | None]]

WORDS: list[tuple[str, Expected]] = [
    ("Ninety-three veterans were given ketamine.", [("participant_count", 93, 93)]),
    ("One hundred and forty adults with PTSD were assessed.", [("participant_count", 140, 140)]),
    ("Four out of five patients said ketamine helped.", [("percentage", 80, 80)]),
    ("Nine out of every 100 people with PTSD had tried ketamine.", [("percentage", 9, 9)]),
    ("Between a quarter and a third of patients relapsed after ketamine.", [("percentage", 25, 33.33)]),
    ("Anywhere from a third to half of people with PTSD drop out of therapy.", [("percentage", 33.33, 50)]),
    (
        "Three quarters of the ketamine group responded, against one fifth of controls.",
        [
            ("percentage", 75, 75),
            ("percentage", 20, 20),
        ],
    ),
    ("Up to half of patients on antidepressants see no benefit.", [("percentage", None, 50)]),
    ("A dozen infusions were given over a month.", [("session_count", 12, 12), ("treatment_duration", 30, 30)]),
    ("Two dozen veterans took part in the ketamine study.", [("participant_count", 24, 24)]),
    (
        "Ketamine relieved symptoms in seven of the ten people treated.",
        [
            ("participant_count", 7, 7),
            ("participant_count", 10, 10),
        ],
    ),
    ("More than one in three patients stopped ketamine early.", [("percentage", 33.33, None)]),
    ("The response rate doubled from one in four to one in two.", [("percentage", 25, 25), ("percentage", 50, 50)]),
]
PEOPLE: list[tuple[str, Expected]] = [
    (
        "We screened 311 veterans, of whom 158 were randomised to ketamine (n = 79) or saline (n = 79).",
        [
            ("participant_count", 311, 311),
            ("participant_count", 158, 158),
            ("participant_count", 79, 79),
            ("participant_count", 79, 79),
        ],
    ),
    (
        "Of the 62 enrolled, 30 got ketamine and 32 got midazolam.",
        [
            ("participant_count", 62, 62),
            ("participant_count", 30, 30),
            ("participant_count", 32, 32),
        ],
    ),
    ("A total of 1,204 US veterans completed the ketamine survey.", [("participant_count", 1204, 1204)]),
    (
        "Seven of the 41 participants withdrew because of nausea after ketamine.",
        [
            ("participant_count", 7, 7),
            ("participant_count", 41, 41),
        ],
    ),
    ("A meta-analysis of nine trials and 447 patients favoured ketamine.", [("participant_count", 447, 447)]),
    ("The pilot trial of ketamine had just 15 participants.", [("participant_count", 15, 15)]),
    (
        "Data from 88 patients (51 women) were analysed after ketamine.",
        [
            ("participant_count", 88, 88),
            ("participant_count", 51, 51),
        ],
    ),
    (
        "The ketamine arm (41 patients) did better than the midazolam arm (22 patients).",
        [
            ("participant_count", 41, 41),
            ("participant_count", 22, 22),
        ],
    ),
    ("Enrollment: 120 participants with PTSD were planned.", [("participant_count", 120, 120)]),
    ("The sample size for the ketamine trial was 56.", [("participant_count", 56, 56)]),
    ("Thirty patients were allocated to each group, ketamine or saline.", [("participant_count", 30, 30)]),
    ("It is hard to conclude much about ketamine from 29 people.", [("participant_count", 29, 29)]),
]
SHARES: list[tuple[str, Expected]] = [
    ("Response was 67% with ketamine vs 20% with midazolam.", [("percentage", 67, 67), ("percentage", 20, 20)]),
    ("Remission rates of 50–55% were seen with ketamine.", [("percentage", 50, 55)]),
    ("Symptoms fell by 30 per cent after ketamine.", [("percentage", 30, 30)]),
    (
        "Nausea (12%), dizziness (15.5%) and headache (8%) were common with ketamine.",
        [
            ("percentage", 12, 12),
            ("percentage", 15.5, 15.5),
            ("percentage", 8, 8),
        ],
    ),
    (
        "Ketamine eased symptoms in 24 of 36 patients (67%).",
        [("participant_count", 24, 24), ("participant_count", 36, 36), ("percentage", 67, 67)],
    ),
    ("Some 60 to 80 percent of those on ketamine improve.", [("percentage", 60, 80)]),
    ("PTSD affects 3.5% to 8 percent of adults.", [("percentage", 3.5, 8)]),
    ("Fewer than 5% of those given ketamine had a serious event.", [("percentage", None, 5)]),
]
DOSES: list[tuple[str, Expected]] = [
    (
        "Ketamine at 0.2, 0.5 and 1.0 mg/kg was compared with placebo.",
        [("dose", 0.2, 0.2), ("dose", 0.5, 0.5), ("dose", 1, 1)],
    ),
    ("Esketamine 56 mg or 84 mg is sprayed into the nose.", [("dose", 56, 56), ("dose", 84, 84)]),
    ("Lozenges hold 100–200 mg of ketamine each.", [("dose", 100, 200)]),
    ("Ketamine (0.5mg/kg IV over 40 min) was given.", [("dose", 0.5, 0.5)]),
    ("Patients took 0.5 milligrams per kilogram of ketamine.", [("dose", 0.5, 0.5)]),
    (
        "MDMA was given at 80 to 120 mg with an optional half-dose of 40 to 60 mg.",
        [("dose", 80, 120), ("dose", 40, 60)],
    ),
    ("Midazolam 0.045 mg/kg served as the control for ketamine.", [("dose", 0.045, 0.045)]),
]
SESSIONS: list[tuple[str, Expected]] = [
    (
        "Most clinics give a series of six ketamine infusions over two to three weeks.",
        [
            ("session_count", 6, 6),
            ("treatment_duration", 14, 21),
        ],
    ),
    (
        "Patients get ketamine twice weekly for four weeks, then weekly.",
        [
            ("frequency", 2, 2),
            ("treatment_duration", 28, 28),
            ("frequency", 1, 1),
        ],
    ),
    ("Three doses of MDMA were taken about a month apart.", [("session_count", 3, 3), ("treatment_duration", 30, 30)]),
    ("The ketamine course lasts four weeks.", [("treatment_duration", 28, 28)]),
    ("A course of ketamine takes six weeks.", [("treatment_duration", 42, 42)]),
    ("Ketamine was infused three times per week for two weeks.", [("frequency", 3, 3), ("treatment_duration", 14, 14)]),
    ("Psychotherapy meant 12 weekly sessions of prolonged exposure.", [("session_count", 12, 12), ("frequency", 1, 1)]),
    ("Ketamine is taken two or three times a week at first.", [("frequency", 2, 3)]),
    (
        "After the 8-week induction phase, ketamine is given monthly.",
        [("treatment_duration", 56, 56), ("frequency", 0.2333, 0.2333)],
    ),
    ("Patients had a median of 8 ketamine infusions.", [("session_count", 8, 8)]),
    (
        "A second ketamine infusion was given one week later to 12 patients.",
        [("treatment_duration", 7, 7), ("participant_count", 12, 12)],
    ),
]
TIMES: list[tuple[str, Expected]] = [
    ("Relief from ketamine faded within two weeks.", [("effect_duration", None, 14)]),
    ("Two weeks after the last infusion, ketamine no longer beat placebo.", [("follow_up", 14, 14)]),
    ("Ketamine’s benefit held for at least six months.", [("effect_duration", 180, None)]),
    ("The ketamine effect was gone by day 14.", [("follow_up", 14, 14)]),
    (
        "Symptoms were measured at 1, 3 and 6 months after ketamine.",
        [("follow_up", 30, 30), ("follow_up", 90, 90), ("follow_up", 180, 180)],
    ),
    ("Patients were followed for a year after ketamine.", [("follow_up", 365, 365)]),
    ("Median time to relapse after ketamine was 27.5 days.", [("effect_duration", 27.5, 27.5)]),
    ("People feel better in as little as two hours after ketamine.", [("onset", 2, None)]),
    ("Ketamine works in hours; SSRIs need four to six weeks.", [("onset", 1, 24), ("comparator_onset", 28, 42)]),
    ("The improvement from ketamine persisted through week 8.", [("effect_duration", 56, 56)]),
    ("At the 12-month follow-up, ketamine patients were still well.", [("follow_up", 360, 360)]),
    ("Depression lifted overnight after ketamine.", []),
    (
        "Patients remained symptom-free for five to eight weeks on average after ketamine.",
        [("effect_duration", 35, 56)],
    ),
    ("By 4 hours, ketamine had eased symptoms.", [("follow_up", 0.1667, 0.1667)]),
    ("Patients rest for an hour after ketamine.", []),
    ("The session lasts an hour and the drug wears off in two.", []),
]
STATISTICS: list[tuple[str, Expected]] = [
    (
        "CAPS-5 fell by 8.8 points more with ketamine (95% CI, 0.9 to 16.6; P=.03).",
        [
            ("score_change", 8.8, 8.8),
            ("confidence_interval", 0.9, 16.6),
            ("p_value", 0.03, 0.03),
        ],
    ),
    (
        "The effect of ketamine was moderate (Hedges g=0.52, 95% CI=0.21-0.83, p<.001).",
        [
            ("effect_size", 0.52, 0.52),
            ("confidence_interval", 0.21, 0.83),
            ("p_value", None, 0.001),
        ],
    ),
    (
        "Ketamine lowered IES-R scores with a mean difference of 12.7 (95% CI 2.5–22.8).",
        [
            ("score_change", 12.7, 12.7),
            ("confidence_interval", 2.5, 22.8),
        ],
    ),
    ("PCL-5 scores went from 52 to 31 after ketamine, a drop of 21 points.", [("score_change", 21, 21)]),
    (
        "MADRS scores fell by 10.9 with ketamine and by 4.2 with placebo.",
        [("score_change", 10.9, 10.9), ("score_change", 4.2, 4.2)],
    ),
    (
        "The odds of response were higher with ketamine (OR 2.18 [95% CI 1.1 to 4.3]).",
        [
            ("effect_size", 2.18, 2.18),
            ("confidence_interval", 1.1, 4.3),
        ],
    ),
    ("Ketamine and placebo did not differ (P = 0.41).", [("p_value", 0.41, 0.41)]),
    ("Cohen’s d was 0.37 for ketamine.", [("effect_size", 0.37, 0.37)]),
]
AGES: list[tuple[str, Expected]] = [
    ("Adults between 18 and 65 years of age may join the ketamine trial.", [("age", 18, 65)]),
    ("The mean age in the ketamine trial was 38.6 years.", [("age", 38.6, 38.6)]),
    ("Dan, a 44-year-old former paramedic, had ketamine in 2021.", [("age", 44, 44), ("calendar_year", 2021, 2021)]),
    ("Esketamine is for adults 18 and older.", [("age", 18, None)]),
    ("Ages eligible for the ketamine study: 21 to 70 years", [("age", 21, 70)]),
]
YEARS: list[tuple[str, Expected]] = [
    ("Ketamine trials from 2015 to 2021 were pooled.", [("calendar_year", 2015, 2021)]),
    ("Between 2012 and 2019, ketamine prescriptions rose.", [("calendar_year", 2012, 2019)]),
    ("Ketamine was approved as an anaesthetic in 1970.", [("calendar_year", 1970, 1970)]),
    ("From 2008–2011, 41 patients got ketamine.", [("calendar_year", 2008, 2011), ("participant_count", 41, 41)]),
]
SILENT: list[tuple[str, Expected]] = [
    ("One ketamine infusion costs £600.", []),
    ("A single ketamine infusion runs $400 to $800.", []),
    ("Ketamine sessions cost between $400 and $1,200 each.", []),
    ("Ring 020 7946 0018 to ask about ketamine.", []),
    ("Our nurses watch ketamine patients 24/7.", []),
    ("Ketamine acts on NMDA receptors (7, 12–14).", []),
    ("Ketamine eased PTSD symptoms.14,15", []),
    ("Each ketamine infusion runs for 40 minutes.", []),
    ("Monitoring lasts two hours after each ketamine dose.", []),
    ("Ketamine blocks 5-HT2A and GluN2B less than expected.", []),
    ("Millions of people live with PTSD.", []),
    ("One of the patients on ketamine fell asleep.", []),
    ("Ketamine is one of two options.", []),
    ("Ketamine is a Schedule III drug under Section 812.", []),
    ("Ketamine was given in a room with two chairs.", []),
    ("Feder A, et al. Ketamine for PTSD. Am J Psychiatry. 178:193–202.", []),
    ("After my third ketamine infusion the nightmares stopped.", []),
    ("PTSD was the sixth most common diagnosis among veterans.", []),
]

GROUPS = {
    "words": WORDS,
    "people": PEOPLE,
    "shares": SHARES,
    "doses": DOSES,
    "sessions": SESSIONS,
    "times": TIMES,
    "statistics": STATISTICS,
    "ages": AGES,
    "years": YEARS,
    "silent": SILENT,
}
