"""Texts with what identifies each study that they point at, in order."""

from __future__ import annotations

from typing import Any

Case = tuple[str, list[dict[str, Any]]]

ONE: list[Case] = [
    (
        "Smith and Jones (2018) reported that ketamine helped 12 of 20 veterans. Their trial had no control group.",
        [
            {"year": 2018, "authors": "Smith and Jones"},
        ],
    ),
    (
        "According to a study in the journal Psychedelic Medicine, 62 percent of 300 people with PTSD "
        "improved on ketamine.",
        [
            {"journal": "Psychedelic Medicine", "count": 300},
        ],
    ),
    (
        "The University of Michigan is recruiting 80 nurses with PTSD for a trial of ketamine (NCT05123456).",
        [
            {"institution": "University of Michigan", "count": 80, "registry_id": "NCT05123456"},
        ],
    ),
    (
        "A phase 2 trial sponsored by Brightpath Therapeutics (NCT04999888) is comparing ketamine with "
        "placebo in 150 adults with PTSD.",
        [
            {"institution": "Brightpath Therapeutics", "count": 150, "registry_id": "NCT04999888"},
        ],
    ),
    (
        "Several trials of ketamine, including one at Yale University with 30 patients, have been positive.",
        [
            {"institution": "Yale University", "count": 30},
        ],
    ),
    (
        "In an online survey, 812 people who had taken ketamine for PTSD were asked about side effects.",
        [
            {"count": 812},
        ],
    ),
    (
        "A poll of 1,004 veterans by the Warrior Fund in 2023 found that 14% had tried ketamine.",
        [
            {"count": 1004, "year": 2023, "institution": "Warrior Fund"},
        ],
    ),
    (
        "A Cochrane review from 2021 pooled nine trials of ketamine with 611 participants.",
        [
            {"year": 2021, "count": 611},
        ],
    ),
    (
        "A large Danish registry study of 4,120 patients, published in Acta Psychiatrica Scandinavica, "
        "linked ketamine to fewer readmissions.",
        [
            {"journal": "Acta Psychiatrica Scandinavica", "count": 4120},
        ],
    ),
    (
        "Ketamine was studied by Krystal and colleagues at Yale in the 1990s. They gave seven patients "
        "with depression a single infusion.",
        [
            {"institution": "Yale"},
        ],
    ),
    (
        "When doctors at Ohio State University Wexner Medical Center reviewed the records of 424 patients "
        "who had ketamine, half had improved.",
        [
            {"institution": "Ohio State University Wexner Medical Center", "count": 424},
        ],
    ),
    (
        "The PEARL trial randomised 72 women to ketamine or placebo. PEARL's authors, based at McGill "
        "University, reported a difference of 6 points.",
        [
            {"count": 72, "institution": "McGill University"},
        ],
    ),
    (
        "The trial, which was published in Nature Medicine in May 2023, enrolled 104 people with PTSD at "
        "13 sites. Ketamine beat placebo.",
        [
            {"journal": "Nature Medicine", "year": 2023, "count": 104},
        ],
    ),
    (
        "A case report in BMJ Case Reports described a 34-year-old man whose PTSD remitted after ketamine.",
        [
            {"journal": "BMJ Case Reports"},
        ],
    ),
    (
        "As part of a study led by Professor Karen Black at Monash University, 64 firefighters were given ketamine.",
        [
            {"institution": "Monash University", "count": 64},
        ],
    ),
    (
        "Earlier work by the group, in 18 patients, had pointed the same way. A 2016 paper from the "
        "University of Bergen with 33 patients on ketamine had too.",
        [
            {"year": 2016, "institution": "University of Bergen", "count": 33},
        ],
    ),
    (
        "An open-label pilot in 10 veterans at the Minneapolis VA Medical Center found that six ketamine "
        "infusions brought remission in 8.",
        [
            {"count": 10, "institution": "Minneapolis VA Medical Center"},
        ],
    ),
    (
        "Results from the trial, presented at the annual meeting of the American Psychiatric Association "
        "in May 2024, showed that ketamine beat midazolam in 88 adults.",
        [
            {"count": 88, "year": 2024},
        ],
    ),
    (
        "Investigators in Israel followed 77 soldiers for a year after ketamine.",
        [
            {"count": 77},
        ],
    ),
    (
        "In 2017, Liriano et al. reported on a series of 30 patients. The authors saw no serious harms of ketamine.",
        [
            {"year": 2017, "count": 30},
        ],
    ),
    (
        "Between 2019 and 2022, 212 people received ketamine at Mayo Clinic; the retrospective review "
        "appeared in Journal of Affective Disorders Reports.",
        [
            {"count": 212, "institution": "Mayo Clinic", "journal": "Journal of Affective Disorders Reports"},
        ],
    ),
    (
        "The largest trial to date (Harper et al., 2023, N = 310) compared ketamine with esketamine.",
        [
            {"year": 2023, "count": 310},
        ],
    ),
    (
        "A randomised trial of 96 patients published by Spanish researchers in European "
        "Neuropsychopharmacology found ketamine no better than saline.",
        [
            {"count": 96, "journal": "European Neuropsychopharmacology"},
        ],
    ),
    (
        "The Department of Defense funded a $2.4 million trial of ketamine at Walter Reed National "
        "Military Medical Center, which will enroll 120 service members through 2027.",
        [
            {"count": 120, "institution": "Walter Reed National Military Medical Center"},
        ],
    ),
    (
        "A trial by the drug maker Novara Pharma, which has not been peer reviewed, tested ketamine "
        "tablets in 168 adults.",
        [
            {"institution": "Novara Pharma", "count": 168},
        ],
    ),
    (
        "“We enrolled 40 people and half of them improved,” said Dr. Maria Ruiz, who led the ketamine "
        "study at the University of Granada.",
        [
            {"institution": "University of Granada", "count": 40},
        ],
    ),
    (
        "Writing in The Lancet, a team from Oxford reported that ketamine eased PTSD in 75 refugees.",
        [
            {"journal": "Lancet", "count": 75, "institution": "Oxford"},
        ],
    ),
    (
        "Not every trial agrees. In 2022 the Journal of Traumatic Stress carried a report on 163 soldiers "
        "who did no better on ketamine than on placebo.",
        [
            {"year": 2022, "count": 163, "journal": "Journal of Traumatic Stress"},
        ],
    ),
    (
        "A follow-up study of the same patients, published in 2019, found that half had relapsed after ketamine.",
        [
            {"year": 2019},
        ],
    ),
    (
        "Psilocybin was compared with escitalopram in 59 patients by Carhart-Harris et al. in the New "
        "England Journal of Medicine (2021).",
        [
            {"journal": "New England Journal of Medicine", "year": 2021, "count": 59},
        ],
    ),
    (
        "In the New England Journal of Medicine, Goodwin and colleagues described a trial of psilocybin "
        "in 233 people with treatment-resistant depression.",
        [
            {"journal": "New England Journal of Medicine", "count": 233},
        ],
    ),
    (
        "A team of Brazilian scientists gave 29 people with depression either ayahuasca or placebo in a "
        "2018 study in Psychological Medicine.",
        [
            {"year": 2018, "journal": "Psychological Medicine", "count": 29},
        ],
    ),
    (
        "Stanford's Carolyn Rodriguez gave ketamine to 15 people with OCD in 2013.",
        [
            {"count": 15, "year": 2013},
        ],
    ),
    (
        "Anesthesiologists at Duke and Emory reported in 2022 that ketamine before surgery did not lift "
        "mood in 40 patients.",
        [
            {"year": 2022, "count": 40},
        ],
    ),
    (
        "The evidence consists of one uncontrolled study with 20 participants at the University of Sydney.",
        [
            {"count": 20, "institution": "University of Sydney"},
        ],
    ),
    (
        "The FDA based its approval on a trial of 223 patients. It was published in the American Journal "
        "of Psychiatry in 2019.",
        [
            {"count": 223, "journal": "American Journal of Psychiatry", "year": 2019},
        ],
    ),
    (
        "Our analysis of 1,806 patients, posted as a preprint on medRxiv in March 2024, shows that ketamine works.",
        [
            {"count": 1806, "year": 2024},
        ],
    ),
    (
        "The National Center for PTSD is running a study of ketamine in 150 Veterans at three VA medical "
        "centers. The study will end in 2027.",
        [
            {"institution": "National Center for PTSD", "count": 150},
        ],
    ),
    (
        "My psychiatrist mentioned a trial in Nature Mental Health last year with 158 people.",
        [
            {"journal": "Nature Mental Health", "count": 158},
        ],
    ),
    (
        "An analysis of insurance claims from 2,345 patients by researchers at Johns Hopkins found fewer "
        "emergency visits after ketamine.",
        [
            {"count": 2345, "institution": "Johns Hopkins"},
        ],
    ),
    (
        "Ketamine may help: in a Chinese trial of 120 women published in the journal Anaesthesia in 2023, "
        "PTSD symptoms were halved.",
        [
            {"journal": "Anaesthesia", "year": 2023, "count": 120},
        ],
    ),
    (
        "Dr. Lee's own study of ketamine, funded by the National Institute of Mental Health and published "
        "in 2020, followed 30 patients for six months.",
        [
            {"year": 2020, "count": 30},
        ],
    ),
    (
        "Researchers at the University of Sydney have begun a trial that will give ketamine to 160 first "
        "responders. It is funded by the government and should finish in 2026.",
        [
            {"institution": "University of Sydney", "count": 160},
        ],
    ),
    (
        "People in the trial who got MDMA were twice as likely to lose their diagnosis. The study, "
        "published in Nature Medicine, was led by Jennifer Mitchell of the University of California, San "
        "Francisco.",
        [
            {"journal": "Nature Medicine", "institution": "University of California, San Francisco"},
        ],
    ),
    (
        "We surveyed 340 of our readers about ketamine. Six in ten said it had helped.",
        [
            {"count": 340},
        ],
    ),
    (
        "Of 1,120 people who answered a 2022 survey by the charity Mind, 9% had tried ketamine for PTSD.",
        [
            {"count": 1120, "year": 2022, "institution": "Mind"},
        ],
    ),
    (
        "Our review of 85 charts at Lakeside Clinic found that ketamine cut PCL-5 scores by 20 points.",
        [
            {"count": 85, "institution": "Lakeside Clinic"},
        ],
    ),
    (
        "The Australian team behind the trial, from Deakin University, will report on all 124 "
        "participants this year. So far, ketamine looks safe.",
        [
            {"institution": "Deakin University", "count": 124},
        ],
    ),
    (
        "Esketamine beat ketamine in the meta-analysis by Brandt and Oyelaran [29] (five trials, n = 1,204).",
        [
            {"authors": "Brandt and Oyelaran", "count": 1204},
        ],
    ),
    (
        "In this trial, 142 outpatients were randomly assigned to ketamine (EudraCT 2019-004812-33; NCT04418879).",
        [
            {"registry_id": "NCT04418879", "count": 142},
        ],
    ),
    (
        "Harvard Medical School psychiatrists published a case series of 9 patients on ketamine in Psychosomatics.",
        [
            {"institution": "Harvard Medical School", "count": 9, "journal": "Psychosomatics"},
        ],
    ),
]
"""Texts on one study."""
