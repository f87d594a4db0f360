"""Texts on several studies, and on none, with what identifies each study that they point at, in order."""

from __future__ import annotations

from tests.transforms.studies.identity_cases import Case

SEVERAL: list[Case] = [
    (
        "A 2021 trial in JAMA Psychiatry and a 2023 follow-up in Neuropsychopharmacology both tested "
        "ketamine for PTSD.",
        [
            {"year": 2021, "journal": "JAMA Psychiatry"},
            {"year": 2023, "journal": "Neuropsychopharmacology"},
        ],
    ),
    (
        "Feder et al. (2014) randomised 41 adults to ketamine or midazolam, while Abdallah et al. (2022) "
        "enrolled 158 veterans.",
        [
            {"year": 2014, "count": 41},
            {"year": 2022, "count": 158},
        ],
    ),
    (
        "Two trials found a benefit of ketamine (Feder et al., 2014; Pradhan et al., 2017).",
        [
            {"year": 2014},
            {"year": 2017},
        ],
    ),
    (
        "A trial at Yale University gave 40 veterans ketamine. At Stanford University, researchers tested "
        "the drug in 26 nurses. Neither group improved on placebo.",
        [
            {"institution": "Yale University", "count": 40},
            {"institution": "Stanford University", "count": 26},
        ],
    ),
    (
        "Researchers at the University of Toronto gave 60 people ketamine in 2019. Three years later, the "
        "same team reported on 120 more in the Lancet Psychiatry.",
        [
            {"institution": "University of Toronto", "count": 60, "year": 2019},
            {"journal": "Lancet Psychiatry", "institution": "University of Toronto"},
        ],
    ),
    (
        "Ketamine has been tested in two small trials. The first, published in Military Medicine in 2018, "
        "enrolled 24 marines. The second, run at the University of Utah, had 37 participants and a "
        "placebo arm.",
        [
            {"journal": "Military Medicine", "year": 2018, "count": 24},
            {"institution": "University of Utah", "count": 37},
        ],
    ),
    (
        "In a 2020 study of 50 adults with PTSD, ketamine lowered CAPS-5 scores by 12 points. The "
        "improvement lasted four weeks. A 2022 study of 90 adults found no difference from midazolam.",
        [
            {"year": 2020, "count": 50},
            {"year": 2022, "count": 90},
        ],
    ),
    (
        "Ketamine reduced symptoms in a Swedish trial (n = 52) but not in a Dutch one (n = 47).",
        [
            {"count": 52},
            {"count": 47},
        ],
    ),
    (
        "| Trial | N | Result |\n|---|---|---|\n| Feder 2014 | 41 | ketamine better than midazolam |\n| "
        "Abdallah 2022 | 158 | ketamine no better than placebo |\n| VA CSP 2024 (ongoing) | 162 | not "
        "reported |",
        [
            {"year": 2014, "count": 41},
            {"year": 2022, "count": 158},
            {"count": 162},
        ],
    ),
    (
        "Key studies:\n\n- Feder et al. 2014 (JAMA Psychiatry): 41 patients, one ketamine infusion\n- "
        "Feder et al. 2021 (American Journal of Psychiatry): 30 patients, six infusions\n- Abdallah et "
        "al. 2022 (Neuropsychopharmacology): 158 veterans, eight infusions",
        [
            {"year": 2014, "count": 41, "journal": "JAMA Psychiatry"},
            {"year": 2021, "count": 30, "journal": "American Journal of Psychiatry"},
            {"year": 2022, "count": 158, "journal": "Neuropsychopharmacology"},
        ],
    ),
    (
        "Timeline of ketamine:\n\n- 2014: A trial of 41 patients at Mount Sinai finds rapid relief.\n- "
        "2021: The same hospital reports on repeated infusions in 30 patients.\n- 2022: The VA reports "
        "that 158 veterans did no better than with placebo.",
        [
            {"year": 2014, "count": 41, "institution": "Mount Sinai"},
            {"year": 2021, "count": 30},
            {"year": 2022, "count": 158},
        ],
    ),
    (
        "A University of California, San Francisco study of 38 adults found that ketamine helped. The "
        "UCSF team is now planning a larger trial with 200 adults.",
        [
            {"institution": "University of California, San Francisco", "count": 38},
            {"count": 200},
        ],
    ),
    (
        "Participants in a 2015 trial at New York University (n=29) took psilocybin once. Four years on, "
        "15 of them were interviewed again, in a study in the Journal of Psychopharmacology.",
        [
            {"year": 2015, "institution": "New York University", "count": 29},
            {"journal": "Journal of Psychopharmacology", "count": 15},
        ],
    ),
    (
        "The MAPP1 study (Mitchell et al., Nature Medicine 2021) randomised 90 people to MDMA or placebo. "
        "MAPP2 repeated it in 104 people two years later.",
        [
            {"year": 2021, "count": 90, "journal": "Nature Medicine"},
            {"count": 104},
        ],
    ),
    (
        "The phase 3 trial known as TRANSFORM-2 randomised 227 adults to esketamine or placebo spray; "
        "SUSTAIN-1 followed 297 adults for relapse.",
        [
            {"count": 227},
            {"count": 297},
        ],
    ),
    (
        "What does the research say?\n\nA few small studies have been done. In one, run at the University "
        "of Iowa, 24 veterans with PTSD had three ketamine infusions. In another, 52 people got either "
        "ketamine or saline, and there was no difference at one month.",
        [
            {"institution": "University of Iowa", "count": 24},
            {"count": 52},
        ],
    ),
    (
        "I read a study from Vanderbilt where they gave ketamine to like 20 people with PTSD and most got "
        "better. There's also that Yale one from 2020 with 158 vets that didn't work.",
        [
            {"institution": "Vanderbilt", "count": 20},
            {"institution": "Yale", "year": 2020, "count": 158},
        ],
    ),
    (
        "The claim goes back to a 2014 paper by Feder and colleagues. It had 41 participants, all "
        "civilians, and a single dose of ketamine. Feder later repeated it with six doses in 30 people "
        "(American Journal of Psychiatry, 2021).",
        [
            {"year": 2014, "count": 41},
            {"year": 2021, "count": 30, "journal": "American Journal of Psychiatry"},
        ],
    ),
    (
        "The strongest evidence is a randomised trial of 158 veterans at the VA in San Antonio, which "
        "found no benefit of ketamine. The weakest is a survey of 200 of the clinic's own clients.",
        [
            {"count": 158},
            {"count": 200},
        ],
    ),
    (
        "Company	Drug\n\nNovara Therapeutics said on Monday that its ketamine tablet failed in a "
        "mid-stage trial of 231 patients with PTSD. The company will stop a second trial, which had "
        "enrolled 90 patients.",
        [
            {"institution": "Novara Therapeutics", "count": 231},
            {"count": 90},
        ],
    ),
    (
        "A meta-analysis of six trials (N = 259) in Translational Psychiatry concluded that ketamine's "
        "effect on PTSD was small. A later one, covering ten trials and 605 patients, put it at zero.",
        [
            {"journal": "Translational Psychiatry", "count": 259},
            {"count": 605},
        ],
    ),
    (
        "Study 1: 2019, n = 40, Germany, ketamine vs saline. Study 2: 2021, n = 99, Canada, ketamine vs midazolam.",
        [
            {"year": 2019, "count": 40},
            {"year": 2021, "count": 99},
        ],
    ),
    (
        "The RESTORE study\n\nRESTORE was a phase 2 trial of ketamine in 66 veterans at Emory University. "
        "Half of the veterans got midazolam.\n\nThe REBOOT study\n\nREBOOT tested one dose of ketamine in "
        "31 refugees.",
        [
            {"count": 66, "institution": "Emory University"},
            {"count": 31},
        ],
    ),
    (
        "Trial results are mixed: Feder 2014 (n=41) and Feder 2021 (n=30) favoured ketamine, Abdallah "
        "2022 (n=158) did not.",
        [
            {"year": 2014, "count": 41},
            {"year": 2021, "count": 30},
            {"year": 2022, "count": 158},
        ],
    ),
]
"""Texts on several studies: in a paragraph, in a sentence, in a list, in a table."""

NEWS: list[Case] = [
    (
        "HOUSTON, May 4, 2021 /Newsline/ -- A fresh study hands ketamine patients some hope, says a paper in Nature "
        "Medicine.",
        [{"journal": "Nature Medicine", "count": None}],
    ),
    (
        "A team at Ohio University published a pilot of ketamine in 2020. The pilot involved nine women and seven men "
        "with PTSD.",
        [{"institution": "Ohio University", "year": 2020, "count": 16}],
    ),
    (
        "In a 2022 trial in JAMA Psychiatry, veterans with PTSD were randomised to ketamine plus a new tablet (N=61) "
        "or placebo plus a new tablet (N=59).",
        [{"journal": "JAMA Psychiatry", "year": 2022, "count": 120}],
    ),
    (
        "A 2020 study in JAMA gave 41 adults ketamine. This was the first clinical trial of its kind, and the team "
        "needed the permission of the Drug Agency of Norway.",
        [{"journal": "JAMA", "year": 2020, "institution": None, "count": 41}],
    ),
    (
        "In 2015, Emory University psychiatrist Lena Holt showed that ketamine eased PTSD in paramedics.",
        [{"institution": "Emory University", "year": 2015}],
    ),
    (
        "The Yale University team released its ketamine trial, involving 51 veterans, together with researchers from "
        "Duke University, who ran a similar study on 29 participants.",
        [{"institution": "Yale University", "count": 51}, {"institution": "Duke University", "count": 29}],
    ),
    (
        "An analysis conducted by Moran and Pike concluded in 2019 that ketamine helps.",
        [{"authors": "Moran and Pike", "year": 2019, "institution": None, "count": None}],
    ),
]
"""As agencies and universities send out news."""

NONE: list[Case] = [
    (
        "Doctors led by Ann Reyes, a lecturer in neuropsychopharmacology, have been exploring what ketamine does in "
        "PTSD.",
        [],
    ),
    ("The doctor in Denver has treated about 90 patients with ketamine for PTSD.", []),
    (
        "Maria Lopez, John K. Reed, Amy Tan, Oliver Stone, Pia Berg and Tom Hale for the Trauma Study Group of Canada "
        "gave ketamine.",
        [],
    ),
    ("This story rests on talks with three other patients interviewed about ketamine.", []),
    (
        "1. Feder A, Parides MK, Murrough JW, et al. Efficacy of intravenous ketamine for treatment of "
        "chronic posttraumatic stress disorder. JAMA Psychiatry. 2014;71(6):681-688.",
        [],
    ),
    (
        "Ketamine helps some people. More than 1,200 patients have been treated at our clinic since 2015.",
        [],
    ),
    (
        "Dr. Ann Lee of Boston University, who was not involved in any trial of ketamine, said the data were thin.",
        [],
    ),
    (
        "The Ketamine for PTSD consortium published its results in 2022.",
        [],
    ),
    (
        "Ketamine for PTSD was first described in 1999. It has since been used by 12 hospitals.",
        [],
    ),
    (
        "A study found that ketamine reduced PTSD symptoms.",
        [],
    ),
    (
        "Ask your doctor whether a study at your local university hospital is recruiting.",
        [],
    ),
    (
        "In August 2024, the FDA rejected MDMA after reviewing two trials with 194 participants.",
        [],
    ),
    (
        "PTSD affects 6% of Americans, according to the National Center for PTSD.",
        [],
    ),
    (
        "In the United States, 13 million people had PTSD in 2020.",
        [],
    ),
    (
        "Last year, 3,000 patients received ketamine at 12 clinics of the chain.",
        [],
    ),
    (
        "The filing for ketamine rested on two late-stage trials with a combined 211 patients.",
        [],
    ),
]
"""Texts that point at no particular study."""
