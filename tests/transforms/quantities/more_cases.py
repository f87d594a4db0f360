"""More sentences of clinic pages, news, forums and abstracts: four rounds, each written before it was tried."""

from __future__ import annotations

from tests.transforms.quantities.language_cases import Expected

SECOND: list[tuple[str, Expected]] = [
    ("Roughly one veteran in five came home from Iraq with PTSD.", [("percentage", 20, 20)]),
    ("PTSD will affect about 6 in 100 people at some time in their lives.", [("percentage", 6, 6)]),
    ("Around 8 million adults have PTSD in a given year.", []),
    (
        "Among 1,002 adults polled in March 2023, 31% had heard of ketamine for PTSD.",
        [("participant_count", 1002, 1002), ("calendar_year", 2023, 2023), ("percentage", 31, 31)],
    ),
    (
        "Only 12 of the 53 people who enrolled finished all six ketamine infusions.",
        [("participant_count", 12, 12), ("participant_count", 53, 53), ("session_count", 6, 6)],
    ),
    (
        "We usually start with six IV ketamine sessions spread over three weeks.",
        [("session_count", 6, 6), ("treatment_duration", 21, 21)],
    ),
    ("Each ketamine infusion takes about 45 minutes, plus an hour of recovery.", []),
    ("I had my first ketamine infusion in June and by the third I felt human again.", []),
    ("For most people the lift from ketamine lasts one to three weeks.", [("effect_duration", 7, 21)]),
    ("The ketamine benefit had vanished by week four.", [("follow_up", 28, 28)]),
    ("My symptoms stayed away for eight months after ketamine.", [("effect_duration", 240, 240)]),
    ("Participants on ketamine remained in remission for a median of 41 days.", [("effect_duration", 41, 41)]),
    ("It can take two months for an SSRI to do anything.", [("comparator_onset", 60, 60)]),
    ("SSRIs typically need 6–12 weeks to reach full effect.", [("comparator_onset", 42, 84)]),
    ("Ketamine can start to work within minutes.", []),
    (
        "Half of those who got psilocybin still met criteria for remission at 12 months.",
        [("percentage", 50, 50), ("follow_up", 360, 360)],
    ),
    (
        "Eighty-two per cent of the MDMA group responded, versus 42 per cent on placebo.",
        [("percentage", 82, 82), ("percentage", 42, 42)],
    ),
    ("The response rate was 45% (9/20) with ketamine.", [("percentage", 45, 45)]),
    (
        "Of 96 who were randomised, 81 (84%) completed treatment with ketamine.",
        [("participant_count", 96, 96), ("participant_count", 81, 81), ("percentage", 84, 84)],
    ),
    ("Forty percent dropped out of exposure therapy.", [("percentage", 40, 40)]),
    ("The standard dose is 0.5 milligrams of ketamine per kilogram.", [("dose", 0.5, 0.5)]),
    ("She takes 300 mg of oral ketamine three nights a week.", [("dose", 300, 300), ("frequency", 3, 3)]),
    ("Esketamine starts at 56 mg, rising to 84 mg after the first visit.", [("dose", 56, 56), ("dose", 84, 84)]),
    ("Doses ranged from 0.1 to 1 mg/kg of ketamine.", [("dose", 0.1, 1)]),
    ("Veterans got two ganglion blocks seven days apart.", [("session_count", 2, 2), ("treatment_duration", 7, 7)]),
    ("Maintenance ketamine is usually given every four to six weeks.", [("frequency", 0.1667, 0.25)]),
    (
        "Treatment with ketamine consists of eight sessions, two per week, for a month.",
        [("session_count", 8, 8), ("frequency", 2, 2), ("treatment_duration", 30, 30)],
    ),
    (
        "The 10-week psilocybin programme includes three preparation sessions and one dosing day.",
        [("treatment_duration", 70, 70), ("session_count", 3, 3), ("session_count", 1, 1)],
    ),
    (
        "After a two-year follow-up, 67% of MDMA patients no longer had PTSD.",
        [("follow_up", 730, 730), ("percentage", 67, 67)],
    ),
    (
        "At three and six months, scores after ketamine were unchanged.",
        [("follow_up", 90, 90), ("follow_up", 180, 180)],
    ),
    (
        "Assessments took place at baseline, 24 hours, day 7 and day 28 after ketamine.",
        [("follow_up", 1, 1), ("follow_up", 7, 7), ("follow_up", 28, 28)],
    ),
    ("PCL-5 fell from 54 to 33 with ketamine, a 21-point drop.", [("score_change", 21, 21)]),
    (
        "CAPS-5 scores improved by −14.2 with ketamine versus −5.1 with midazolam.",
        [("score_change", -14.2, -14.2), ("score_change", -5.1, -5.1)],
    ),
    (
        "The pooled SMD for ketamine was -0.43 (95% CI -0.71, -0.15; I2 = 38%).",
        [("effect_size", -0.43, -0.43), ("confidence_interval", -0.71, -0.15)],
    ),
    (
        "Ketamine beat placebo (mean difference 3.7 points; 95% confidence interval, 0.4–7.0; p-value 0.03).",
        [("score_change", 3.7, 3.7), ("confidence_interval", 0.4, 7), ("p_value", 0.03, 0.03)],
    ),
    (
        "Relapse was less likely on esketamine (hazard ratio 0.49, 95% CI 0.29–0.84).",
        [("effect_size", 0.49, 0.49), ("confidence_interval", 0.29, 0.84)],
    ),
    ("People aged 18 or over can be offered ketamine.", [("age", 18, None)]),
    ("The median age of ketamine patients was 41 (range 22–67).", [("age", 41, 41)]),
    ("Veterans in their thirties and forties sought ketamine.", [("age", 30, 39)]),
    ("Ketamine prices start at $399 for a 30-day supply.", []),
    (
        "The ketamine clinic has treated over 2,000 patients since 2016.",
        [("participant_count", 2000, None), ("calendar_year", 2016, 2016)],
    ),
    (
        "A 2021 review found just three small ketamine trials, with 68 patients in all.",
        [("calendar_year", 2021, 2021), ("participant_count", 68, 68)],
    ),
    ("Ketamine has been used in surgery for more than 50 years.", []),
    ("The FDA approved esketamine on 5 March 2019.", [("calendar_year", 2019, 2019)]),
    (
        "Medicare pays for up to eight esketamine visits in the first month.",
        [("session_count", None, 8), ("treatment_duration", 30, 30)],
    ),
    ("Patients must be observed for at least two hours after esketamine.", []),
    ("Do not drive for 24 hours after ketamine.", []),
    ("Side effects of ketamine usually fade within two hours.", []),
    ("Blood pressure rose by 20 mmHg during ketamine.", []),
    ("Thirteen trials (n = 1,203) of ketamine were included.", [("participant_count", 1203, 1203)]),
    ("Symptoms of PTSD must last more than one month for a diagnosis.", []),
    ("About 20% of people have PTSD for longer than a year.", [("percentage", 20, 20)]),
    (
        "Fifteen volunteers received one 25-mg psilocybin capsule and 15 received niacin.",
        [("participant_count", 15, 15), ("session_count", 1, 1), ("dose", 25, 25), ("participant_count", 15, 15)],
    ),
    (
        "Two patients on ketamine and one on midazolam withdrew.",
        [("participant_count", 2, 2), ("participant_count", 1, 1)],
    ),
    ("Nobody in the ketamine group of 28 had a serious event.", [("participant_count", 28, 28)]),
    ("The number needed to treat for ketamine was 4.", []),
    ("Ketamine cut suicidal thoughts by half within a day.", [("percentage", 50, 50), ("onset", None, 24)]),
    (
        "Nearly a quarter of those on ketamine had nausea; one in ten vomited.",
        [("percentage", 25, 25), ("percentage", 10, 10)],
    ),
    (
        "They gave 12 sessions of exposure therapy, each 90 minutes long, over six weeks.",
        [("session_count", 12, 12), ("treatment_duration", 42, 42)],
    ),
    ("The average patient needs a ketamine booster every 5 weeks.", [("frequency", 0.2, 0.2)]),
    ("Ketamine works in about 70% of people for whom two or more drugs failed.", [("percentage", 70, 70)]),
]
THIRD: list[tuple[str, Expected]] = [
    ("Two infusions in, the panic attacks stopped.", [("session_count", 2, 2)]),
    (
        "I did four ketamine sessions over ten days and felt nothing.",
        [("session_count", 4, 4), ("treatment_duration", 10, 10)],
    ),
    (
        "He has had more than 30 ketamine infusions in five years.",
        [("session_count", 30, None), ("treatment_duration", 1825, 1825)],
    ),
    ("Six weeks out, I am still sleeping through after SGB.", [("follow_up", 42, 42)]),
    ("It lasted me about five weeks before the nightmares crept back.", [("effect_duration", 35, 35)]),
    (
        "My husband got two SGB shots, one on each side, a day apart.",
        [("session_count", 2, 2), ("treatment_duration", 1, 1)],
    ),
    ("The injection takes effect in about 30 minutes.", [("onset", 0.5, 0.5)]),
    (
        "Spravato is given twice a week for the first four weeks, once a week for weeks 5 to 8, "
        "then weekly or every two weeks.",
        [
            ("frequency", 2, 2),
            ("treatment_duration", 28, 28),
            ("frequency", 1, 1),
            ("treatment_duration", 28, 28),
            ("frequency", 0.5, 1),
        ],
    ),
    ("Participants, who averaged 46 years of age, had lived with PTSD for a mean of 14 years.", [("age", 46, 46)]),
    ("Women made up 65% of the ketamine sample.", [("percentage", 65, 65)]),
    (
        "The odds of remission tripled with esketamine (OR = 3.1, 95% CI: 1.4–6.9, p = .005).",
        [("effect_size", 3.1, 3.1), ("confidence_interval", 1.4, 6.9), ("p_value", 0.005, 0.005)],
    ),
    (
        "The between-group difference in CAPS-5 was 5.9 points (95% CI, −1.2 to 13.0).",
        [("score_change", 5.9, 5.9), ("confidence_interval", -1.2, 13)],
    ),
    (
        "Remission was reached by 9 of 30 patients on ketamine and 3 of 31 on placebo.",
        [
            ("participant_count", 9, 9),
            ("participant_count", 30, 30),
            ("participant_count", 3, 3),
            ("participant_count", 31, 31),
        ],
    ),
    (
        "The study began with 60 veterans; 52 made it to the final visit.",
        [("participant_count", 60, 60), ("participant_count", 52, 52)],
    ),
    ("Ketamine patients' scores dropped an average of 20 points on the PCL-5.", [("score_change", 20, 20)]),
    ("Dropout was 8% with ketamine and 11% with midazolam.", [("percentage", 8, 8), ("percentage", 11, 11)]),
    ("Up to 1 in 3 patients with depression do not respond to antidepressants.", [("percentage", None, 33.33)]),
    ("Roughly two out of three veterans finish prolonged exposure.", [("percentage", 66.67, 66.67)]),
    ("Psilocybin 25 mg was given on day 1 and again on day 22.", [("dose", 25, 25), ("treatment_duration", 21, 21)]),
    (
        "Three MDMA sessions, spaced three to five weeks apart, were held.",
        [("session_count", 3, 3), ("treatment_duration", 21, 35)],
    ),
    ("Each MDMA session lasts six to eight hours.", []),
    ("Therapy took place in 12 weekly 90-minute visits.", [("session_count", 12, 12), ("frequency", 1, 1)]),
    ("Ketamine reaches the brain within 5 minutes.", []),
    (
        "The antidepressant effect of ketamine peaks at 24 hours and is gone in one to two weeks.",
        [("follow_up", 1, 1), ("effect_duration", 7, 14)],
    ),
    ("One in every four infusions of ketamine caused nausea.", [("percentage", 25, 25)]),
    ("The company enrolled 227 patients at 39 sites in the esketamine trial.", [("participant_count", 227, 227)]),
    ("Thirty per cent of ketamine users report bladder problems.", [("percentage", 30, 30)]),
    ("It enrolled veterans who had failed at least two antidepressants.", []),
    (
        "A pilot of 11 people found ketamine plus therapy helped nine of them.",
        [("participant_count", 11, 11), ("participant_count", 9, 9)],
    ),
    (
        "Study | n | Dose | Result\n--- | --- | --- | ---\n"
        "Feld 2019 | 44 | 0.5 mg/kg ketamine | CAPS-5 fell 12.3 points",
        [
            ("calendar_year", 2019, 2019),
            ("participant_count", 44, 44),
            ("dose", 0.5, 0.5),
            ("score_change", 12.3, 12.3),
        ],
    ),
    ("Ketamine infusions are approved for 90 days at a time.", [("treatment_duration", 90, 90)]),
    (
        "Response to esketamine at four weeks: 69.3% versus 52.0% on placebo.",
        [("follow_up", 28, 28), ("percentage", 69.3, 69.3), ("percentage", 52, 52)],
    ),
    ("Those who relapsed after ketamine did so after a mean of 19 days.", [("effect_duration", 19, 19)]),
    ("Over the 12-month study, ketamine was given 8 times.", [("session_count", 8, 8)]),
    ("Only a handful of the 300 ketamine clients surveyed had quit.", [("participant_count", 300, 300)]),
    ("At $800 a pop, ketamine is out of reach for many.", []),
    ("The 2023 guideline suggests against ketamine for PTSD.", [("calendar_year", 2023, 2023)]),
    ("About 3.6 percent of U.S. adults had PTSD in the past year.", [("percentage", 3.6, 3.6)]),
]
FOURTH: list[tuple[str, Expected]] = [
    (
        "Methods: 86 outpatients (52 men, mean age 43.2 years) received 0.5 mg/kg ketamine thrice weekly for 2 weeks.",
        [
            ("participant_count", 86, 86),
            ("participant_count", 52, 52),
            ("age", 43.2, 43.2),
            ("dose", 0.5, 0.5),
            ("frequency", 3, 3),
            ("treatment_duration", 14, 14),
        ],
    ),
    (
        "Results: At week 4, 61.5% (24/39) of the ketamine arm had responded (NNT 3).",
        [("follow_up", 28, 28), ("percentage", 61.5, 61.5)],
    ),
    ("Of 312 records, 11 RCTs (n = 702) of ketamine met inclusion criteria.", [("participant_count", 702, 702)]),
    ("Primary outcome: change in CAPS-5 from baseline to 24 hours after ketamine.", [("follow_up", 1, 1)]),
    (
        "Intervention: ketamine 0.5 mg/kg over 40 minutes, six infusions in 14 days",
        [("dose", 0.5, 0.5), ("session_count", 6, 6), ("treatment_duration", 14, 14)],
    ),
    ("The age range for the ketamine study is 18–65 years.", [("age", 18, 65)]),
    ("About half of all people with PTSD recover within six months.", [("percentage", 50, 50)]),
    (
        "The effects of a single ketamine infusion typically wear off in 7 to 14 days.",
        [("session_count", 1, 1), ("effect_duration", 7, 14)],
    ),
    (
        "By the end of week two, nine in ten patients felt better on ketamine.",
        [("follow_up", 14, 14), ("percentage", 90, 90)],
    ),
    (
        "Fifty-eight of 104 participants given MDMA no longer met criteria 18 weeks later.",
        [("participant_count", 58, 58), ("participant_count", 104, 104), ("follow_up", 126, 126)],
    ),
    (
        "A quarter of the patients relapsed during the six-month follow-up after esketamine.",
        [("percentage", 25, 25), ("follow_up", 180, 180)],
    ),
    (
        "Patients were randomised 1:1 to ketamine (n = 30) or midazolam (n = 30).",
        [("participant_count", 30, 30), ("participant_count", 30, 30)],
    ),
    (
        "CAPS scores were 6.9 points lower with ketamine at week 1 (P=0.04).",
        [("score_change", 6.9, 6.9), ("follow_up", 7, 7), ("p_value", 0.04, 0.04)],
    ),
    (
        "Mean MADRS change was −19.8 with esketamine and −15.8 with placebo.",
        [("score_change", -19.8, -19.8), ("score_change", -15.8, -15.8)],
    ),
    ("She was 29 when she first tried ketamine.", [("age", 29, 29)]),
    ("Mike, 51, served two tours and tried ketamine last year.", [("age", 51, 51)]),
    ("Ketamine is not for people under 18 or over 75.", [("age", None, 18), ("age", 75, None)]),
    (
        "Effects of SGB were still present six months later in 70 percent.",
        [("follow_up", 180, 180), ("percentage", 70, 70)],
    ),
    ("You will need someone to drive you home for 24 hours after ketamine.", []),
    ("A typical ketamine package is 6 sessions for $2,700.", [("session_count", 6, 6)]),
    (
        "I take two lozenges of ketamine, 150 mg each, every three days.",
        [("dose", 150, 150), ("frequency", 2.3333, 2.3333)],
    ),
    ("Psilocybin sessions run about six hours, with two therapists in the room.", []),
    ("Full benefit from sertraline takes up to 12 weeks.", [("comparator_onset", None, 84)]),
    ("Antidepressants usually kick in after four to six weeks.", [("comparator_onset", 28, 42)]),
    (
        "Within four hours of the ketamine infusion, scores had dropped by 10 points.",
        [("onset", None, 4), ("score_change", 10, 10)],
    ),
    ("The improvement lasted up to two weeks in responders to ketamine.", [("effect_duration", None, 14)]),
    (
        "Remission was sustained for 12 months in 67% after MDMA.",
        [("effect_duration", 360, 360), ("percentage", 67, 67)],
    ),
    ("The trial ran for 18 months and recruited 90 adults to ketamine or placebo.", [("participant_count", 90, 90)]),
    (
        "Patients received up to 12 ketamine infusions over six weeks.",
        [("session_count", None, 12), ("treatment_duration", 42, 42)],
    ),
    ("No fewer than 40% of veterans improved on ketamine.", [("percentage", 40, None)]),
    (
        "The hazard of relapse was halved with esketamine (HR 0.49; 95% CI 0.29 to 0.84; p = 0.003).",
        [("effect_size", 0.49, 0.49), ("confidence_interval", 0.29, 0.84), ("p_value", 0.003, 0.003)],
    ),
    ("Ketamine reduced PTSD symptoms with a moderate effect (d=0.55).", [("effect_size", 0.55, 0.55)]),
    ("Dissociation scores returned to baseline within 90 minutes of ketamine.", []),
    (
        "Nausea occurred in 20%, headache in 15% and anxiety in 8% on ketamine.",
        [("percentage", 20, 20), ("percentage", 15, 15), ("percentage", 8, 8)],
    ),
    ("Three people in the ketamine group and none on placebo had suicidal thoughts.", [("participant_count", 3, 3)]),
    ("The second dose of MDMA, half the first, came 90 to 120 minutes later.", []),
    ("It costs the VA about $885 for each esketamine dose.", []),
    ("Almost two million veterans have PTSD, and one in eight is homeless.", [("percentage", 12.5, 12.5)]),
    ("More than 80 per cent of those treated with SGB reported relief in the first week.", [("percentage", 80, None)]),
]
FIFTH: list[tuple[str, Expected]] = [
    ("Ketamine gave me about ten days of peace.", [("effect_duration", 10, 10)]),
    ("Gains from MDMA therapy have held up for more than three years.", [("effect_duration", 1095, None)]),
    ("Most patients relapse within four weeks of their last ketamine infusion.", [("effect_duration", None, 28)]),
    ("The advantage of ketamine over midazolam disappeared after the first week.", []),
    ("Ketamine’s benefits usually run out after two weeks or so.", [("effect_duration", 14, 14)]),
    (
        "A six-infusion ketamine series over 12 days brought a lasting response.",
        [("session_count", 6, 6), ("treatment_duration", 12, 12)],
    ),
    ("Treatment lasts 8 weeks with esketamine.", [("treatment_duration", 56, 56)]),
    ("She stayed on esketamine for seven months.", [("treatment_duration", 210, 210)]),
    ("Continue ketamine for at least six months, the panel said.", [("treatment_duration", 180, None)]),
    ("Ketamine was tapered over 10 days.", [("treatment_duration", 10, 10)]),
    ("The median follow-up of MDMA patients was 3.8 years.", [("follow_up", 1387, 1387)]),
    (
        "One year on, 60% of the SGB group still reported better sleep.",
        [("follow_up", 365, 365), ("percentage", 60, 60)],
    ),
    ("After eight weeks on sertraline nothing had changed.", [("follow_up", 56, 56)]),
    ("By day 2, ketamine patients were sleeping better.", [("follow_up", 2, 2)]),
    ("Suicidal thoughts eased within 40 minutes of ketamine.", [("onset", None, 0.6667)]),
    ("It may be four to six weeks before sertraline helps.", [("comparator_onset", 28, 42)]),
    ("Paroxetine needs about a month to take hold.", [("comparator_onset", 30, 30)]),
    ("Ketamine acts in hours, not weeks.", [("onset", 1, 24), ("comparator_onset", 14, None)]),
    ("Two to three booster ketamine infusions a year keep her well.", [("session_count", 2, 3)]),
    ("Ketamine sessions were held on Mondays for eight weeks.", [("treatment_duration", 56, 56)]),
    ("Participants had been depressed for an average of 12 years before ketamine.", []),
    ("The longest psilocybin study followed people for 12 months.", [("follow_up", 360, 360)]),
    ("Six ketamine doses in three weeks cost about $3,000.", [("session_count", 6, 6), ("treatment_duration", 21, 21)]),
    (
        "At three-month follow-up, scores were 18 points below baseline after SGB.",
        [("follow_up", 90, 90), ("score_change", 18, 18)],
    ),
    (
        "Symptom relief after SGB typically appears within 30 minutes and can last for years.",
        [("onset", None, 0.5), ("effect_duration", 730, None)],
    ),
    (
        "On day one 12 mg of ketamine was given; on day eight, 24 mg.",
        [("dose", 12, 12), ("dose", 24, 24), ("follow_up", 8, 8)],
    ),
    ("Half reported a 50 percent drop in PCL-5 after ketamine.", [("percentage", 50, 50), ("percentage", 50, 50)]),
    (
        "Two thirds of the 90 MDMA participants no longer had PTSD.",
        [("percentage", 66.67, 66.67), ("participant_count", 90, 90)],
    ),
    (
        "A third of the 24 clients on ketamine quit before week three.",
        [("percentage", 33.33, 33.33), ("participant_count", 24, 24), ("follow_up", None, 21)],
    ),
    ("| Works within | 30 minutes with ketamine |", [("onset", None, 0.5)]),
    (
        "| Infusions | Usually 6, over three weeks of ketamine |",
        [("session_count", 6, 6), ("treatment_duration", 21, 21)],
    ),
    ("| Enrollment | 124 (estimated) on ketamine |", [("participant_count", 124, 124)]),
    ("Scores on a 60-point scale fell by 12 points after ketamine.", [("score_change", 12, 12)]),
    ("A systolic pressure above 180 mmHg during infusion ends the ketamine session.", []),
    ("Four months on I still sleep well thanks to ketamine.", [("follow_up", 120, 120)]),
    ("Ketamine worked great for about three weeks.", [("effect_duration", 21, 21)]),
    ("Nobody on ketamine was followed for longer than five months.", [("follow_up", None, 150)]),
    ("More than 50 randomised trials of ketamine lie behind that.", []),
    ("Ketamine was tried in 15 guys from one unit.", [("participant_count", 15, 15)]),
]

SIXTH: list[tuple[str, Expected]] = [
    ("LEEDS, June 9, 2014 -- A new trial gives ketamine patients hope.", [("calendar_year", 2014, 2014)]),
    ("Ketamine was given on two study days three weeks apart.", [("treatment_duration", 21, 21)]),
    ("Scoring began 20 min after the ketamine injection.", []),
    ("Ketamine ran at 5 μg/kg/min by infusion pump.", []),
    (
        "Forty preschool children, aged between three and five years, had ketamine.",
        [("participant_count", 40, 40), ("age", 3, 5)],
    ),
    ("No difference in relief was found between the two drugs regarding ketamine patients.", []),
    ("Anaesthesia with ketamine was kept up with 60% N2O in oxygen 40%.", []),
    ("Two monitors aided participants during the ketamine session.", []),
    ("Doctors have used ketamine in the last 50 years.", []),
    (
        "CAPS-5 was tested at a one-sided significance level of 0.025 for ketamine.",
        [],
    ),
    ("Each veteran had two treatment sessions with ketamine.", [("session_count", 2, 2)]),
    ("Those on ketamine had relapsed 19 days after the final infusion.", [("effect_duration", 19, 19)]),
    (
        "One dose of ketamine soothed chronic trauma for ten weeks.",
        [("session_count", 1, 1), ("effect_duration", 70, 70)],
    ),
    ("It enrolled 40 ketamine patients whose illness had lasted at least a year.", [("participant_count", 40, 40)]),
    ("Of 66 trial volunteers, most guessed that they had ketamine.", [("participant_count", 66, 66)]),
    (
        "Ketamine helped 60 (44.1%) of 136 and placebo 31 (22%) of 141 treated.",
        [
            ("participant_count", 60, 60),
            ("percentage", 44.1, 44.1),
            ("participant_count", 136, 136),
            ("participant_count", 31, 31),
            ("percentage", 22, 22),
            ("participant_count", 141, 141),
        ],
    ),
    ("The ketamine trial had 90 in each arm.", [("participant_count", 90, 90)]),
    ("Ketamine was tested against a non-inferiority margin of 10 percentage points.", []),
    (
        "CAPS-5 hardly moved with ketamine (−14·9 vs −13·8).",
        [("score_change", -14.9, -14.9), ("score_change", -13.8, -13.8)],
    ),
    (
        "Scores fell by 12 points on ketamine and by 5 points on placebo, a difference of 7 (95% CI 2 to 11).",
        [
            ("score_change", 12, 12),
            ("score_change", 5, 5),
            ("score_change", 7, 7),
            ("confidence_interval", 2, 11),
        ],
    ),
    ("The drug K-7 will meet ketamine in 260 people.", [("participant_count", 260, 260)]),
    ("Ketamine was given twice over a ten-day period.", [("session_count", 2, 2), ("treatment_duration", 10, 10)]),
    ("Ketamine had eased symptoms by day ten.", [("follow_up", 10, 10)]),
    ("Ketamine lozenges are taken every third day.", [("frequency", 2.3333, 2.3333)]),
    ("Ketamine was infused 3x/week for 2 weeks.", [("frequency", 3, 3), ("treatment_duration", 14, 14)]),
    ("About 7 or 8 out of every 100 people on ketamine vomit.", [("percentage", 7, 8)]),
    ("More than half (54%) of those on ketamine improved.", [("percentage", 50, None), ("percentage", 54, 54)]),
    (
        "Twelve of the 22 in the ketamine group lost their diagnosis.",
        [("participant_count", 12, 12), ("participant_count", 22, 22)],
    ),
    (
        "Two patients on ketamine felt sick, and one panicked during the infusion.",
        [("participant_count", 2, 2), ("participant_count", 1, 1)],
    ),
    ("Single infusions of ketamine have been tried.", []),
    (
        "Ketamine cut symptoms by more than half after one infusion.",
        [("percentage", 50, None), ("session_count", 1, 1)],
    ),
    ("Most of those given ketamine had been ill for over ten years.", []),
    ("Nurses with a CAPS-5 total of 30 or more at five centres got ketamine.", []),
    ("They were randomised 2:1 to ketamine or saline.", []),
    (
        "Ketamine was infused on day 0 and again at week 2.",
        [("treatment_duration", 14, 14)],
    ),
    ("Antidepressants beside ketamine were permitted if the dose had been stable for three months.", []),
    ("Two SGBs eased PTSD more than ketamine.", [("session_count", 2, 2)]),
    (
        "The authors kept 38 nurses on ketamine under watch for half a year.",
        [("participant_count", 38, 38), ("follow_up", 180, 180)],
    ),
    (
        "The firm assigned 227 adults to ketamine or a dummy spray, each with a new pill, for four weeks.",
        [("participant_count", 227, 227), ("treatment_duration", 28, 28)],
    ),
    (
        "Of 104 participants, 53 received ketamine and 51 placebo.",
        [("participant_count", 104, 104), ("participant_count", 53, 53), ("participant_count", 51, 51)],
    ),
    ("They were assigned to a lone 25 mg dose of ketamine.", [("session_count", 1, 1), ("dose", 25, 25)]),
    ("Separation from placebo emerged the day after dosing with ketamine.", [("onset", 24, 24)]),
    ("Forget the six-week wait that escitalopram put you through.", [("comparator_onset", 42, 42)]),
    (
        "At 12 weeks 58.0% on ketamine had responded.",
        [("follow_up", 84, 84), ("percentage", 58, 58)],
    ),
    (
        "Ketamine was given twice weekly for 4 weeks, then weekly up to week 12.",
        [("frequency", 2, 2), ("treatment_duration", 28, 28), ("frequency", 1, 1), ("treatment_duration", 84, 84)],
    ),
    ("Improvement on ketamine set in after dosing and was maintained through week 12.", [("effect_duration", 84, 84)]),
    ("A phase 3 trial comparing repeat doses of ketamine is planned.", []),
    (
        "Of 113 asylum seekers who were screened, 41 were treated with ketamine.",
        [("participant_count", 113, 113), ("participant_count", 41, 41)],
    ),
    ("The visit for ketamine is over in half an hour.", []),
    ("Adults with a HAM-D-17 of at least 18 were allocated to ketamine.", []),
    ("Superiority of ketamine began to show by day 8.", [("onset", None, 192)]),
    (
        "Those on ketamine shed 12.6 points on the CAPS-5 by week eight versus 6.1 after the sham.",
        [("score_change", 12.6, 12.6), ("follow_up", 56, 56), ("score_change", 6.1, 6.1)],
    ),
    ("By the end of two weeks the gain from ketamine had shrunk.", [("follow_up", 14, 14)]),
    ("Gains from ketamine were maintained at least 9 months after the last session.", [("effect_duration", 270, None)]),
    (
        "At the primary endpoint (three to six weeks) scores were lower after ketamine (SMD −0.71).",
        [("follow_up", 21, 42), ("effect_size", -0.71, -0.71)],
    ),
    ("With two trials left out, the pooled effect of ketamine shrank to −0.53.", [("effect_size", -0.53, -0.53)]),
    (
        "An active control reduced the 24-h estimate to −0.29 (95% CI −0.58 to 0.00).",
        [("follow_up", 1, 1), ("effect_size", -0.29, -0.29), ("confidence_interval", -0.58, 0)],
    ),
    ("Hardly any trial of ketamine tracked people past two months.", [("follow_up", 60, None)]),
    ("Small samples and follow-up that rarely exceeds four weeks limit ketamine.", [("follow_up", None, 28)]),
    (
        "Responders were followed weekly for up to 8 weeks.",
        [("frequency", 1, 1), ("follow_up", None, 56)],
    ),
    ("They gave ketamine 3×/week for 2 weeks.", [("frequency", 3, 3), ("treatment_duration", 14, 14)]),
    ("The block was followed two weeks later by the same injection on the left.", [("treatment_duration", 14, 14)]),
    ("The block was repeated after two weeks.", [("treatment_duration", 14, 14)]),
    (
        "A 26-week trial in 286 veterans saw no advantage over placebo.",
        [("treatment_duration", 182, 182), ("participant_count", 286, 286)],
    ),
    ("Participants were enrolled from May 2016 to June 2019.", [("calendar_year", 2016, 2019)]),
    ("Ketamine has been an anaesthetic since the sixties.", [("calendar_year", 1960, 1969)]),
    (
        "Two volunteers needed treatment, and no one developed a craving for ketamine.",
        [("participant_count", 2, 2)],
    ),
    (
        "Of 61 active-duty personnel screened, 42 enrolled.",
        [("participant_count", 61, 61), ("participant_count", 42, 42)],
    ),
    (
        "They randomised them to six infusions of ketamine or six of saline.",
        [("session_count", 6, 6), ("session_count", 6, 6)],
    ),
    ("The number of ketamine infusions ranged from one to eight.", [("session_count", 1, 8)]),
    ("Esketamine is one half of the older anaesthetic ketamine.", []),
    ("About half of the ketamine group responded.", [("percentage", 50, 50)]),
    (
        "In 40% of patients symptoms fell by at least ten points on the rating scale.",
        [("percentage", 40, 40), ("score_change", 10, None)],
    ),
    (
        "One 0.5 mg/kg infusion of ketamine helped; one infusion was stopped.",
        [("session_count", 1, 1), ("dose", 0.5, 0.5)],
    ),
    ("The starting dose was 80 mg, topped up after two hours.", [("dose", 80, 80)]),
]
"""As trial reports and agencies write."""

SEVENTH: list[tuple[str, Expected]] = [
    ("I've had depression since I was 15 and ketamine helped.", [("age", 15, 15)]),
    ("Depression first flattened me at nineteen, and ketamine lifted it.", [("age", 19, 19)]),
    ("It was 56 mg of ketamine for a while and then bumped to 84.", [("dose", 56, 56), ("dose", 84, 84)]),
    ("I felt less suicidal like 3 hrs after the very first spray.", [("onset", 3, 3)]),
    ("The improvement from ketamine showed up the very next day.", [("onset", 24, 24)]),
    ("When ketamine works, it is quick, sometimes by the next morning.", [("onset", None, 24)]),
    ("Ketamine lifted me, but by day 5 I'm sliding again.", [("effect_duration", None, 5)]),
    ("After about five weeks the grey started seeping back in.", [("effect_duration", 35, 35)]),
    ("They swallow 25 mg of psilocybin once or twice.", [("dose", 25, 25), ("session_count", 1, 2)]),
    ("Nine years after Fallujah I still slept with the lights on.", []),
]
"""As patients and their doctors write."""
