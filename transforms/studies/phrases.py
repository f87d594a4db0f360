"""Names as they stand in running text: what is no name, and where a name begins and ends."""

from __future__ import annotations

import re

KEPT = 256
"""Statements whose names are kept: each is asked for them several times in a row."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
PLACES = (
    rf"{MONTHS}|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Spring|Summer|Autumn|Fall|Winter|PTSD|Phase|Table|Figure|US|USA|UK|EU|U\.S\.?|U\.K\.?|"
    r"United (?:States|Kingdom)|England|Scotland|Wales|Ireland|America|Europe|Australia|Canada|Germany|France|Spain|Italy|Switzerland|Netherlands|Belgium|Austria|Poland|Finland|Israel|China|Japan|"
    r"India|Brazil|Mexico|Denmark|Sweden|Norway|California|Texas|Oregon|Colorado|New York|New Zealand|New Mexico|London|Boston|Chicago|Seattle|Vienna|Berlin|Paris|"
    r"Amsterdam|Copenhagen|Toronto|Sydney|Melbourne|Los Angeles|San \w+|St\.? \w+|North|South|West|East|CAPS|DSM|It|Its|He|She|They|We|I|In|On|At|This|That|These|There|Then|Here|"
    r"Ketamine|MDMA|Psilocybin|Esketamine|Part|Section|Chapter|PubMed|ClinicalTrials\S*|MEDLINE|Internal|Veterans|School|Department|University|College|Hospital|Dr|Prof|Professor|Mrs?|Ms"
)
NOT_AT_HEAD = re.compile(
    r"^(?:(?:The|In|A|An|At|By|From|Our|When|And|But|Then|Next|Both|Also|While|Writing|According|Published)\s+)+"
)


def trim_name(name: str, start: int) -> tuple[int, str]:
    """Without an article before and stops behind."""
    lead = NOT_AT_HEAD.match(name)
    cut = lead.end() if lead else 0
    name = re.sub(
        rf"\s+(?:(?:in|on|and|for|of)\s+)?(?:{MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*\Z",
        "",
        name[cut:].rstrip(" ,;’'"),
    )
    name = re.sub(r"(?:,?\s+(?:in|and|of|for|on|the|&))+\Z", "", name)
    name = re.sub(r"-(?:led|run|based|funded|sponsored|backed|wide)\Z", "", name)
    name = name if name.endswith("Univ.") else name.rstrip(".")
    return start + cut, name
