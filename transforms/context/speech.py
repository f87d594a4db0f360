"""Speech acts: which statements assert nothing about the therapy, the condition or the evidence.

Questions, headings, calls to action, advice, statements about the text itself, wishes, thanks and the publisher's own
business are no claims (codebook, "Claim").
"""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate, gate_ways
from transforms.reading import Reading

CUES = {
    "about_text": [
        "in this {post|article|guide|blog|page|section|piece}",
        "this {article|post|guide|page|blog|section} {will|is|explains|describes|looks|covers}", "we will delve",
        "we'll {look|explore|cover|discuss|explain}", "let us look", "let{|s} {look|explore|dive|break|take a}",
        "here is what", "here  what", "read on", "keep reading", "read more", "learn more", "table of contents",
        "see below", "originally published", "all rights reserved", "last {updated|reviewed|modified}",
        "medically reviewed", "written by", "reviewed by", "image credit", "reporting by", "for informational purposes",
        "not {a substitute for|intended as|medical advice}", "editor's note", "minute read", "share this",
        "sponsored content", "corresponding author", "keywords",
    ],
    "action": [
        "contact us", "call us", "call today", "book {|a |an |your }{now|consultation|appointment|call|today|online}",
        "schedule {|a |an |your }{consultation|appointment|call|free|visit}", "sign up", "get in touch", "click",
        "subscribe", "enquire", "reach out", "fill out", "join us", "give us a call", "visit our", "follow us",
        "find out {if|whether|more|how}", "request {a|an}", "free consultation", "start your", "take the first step",
        "take our", "next best step", "add to cart", "apply now", "rsvp",
    ],
    "advice": [
        "strives to", "is what we",
        "should {|always |only |never |also |first }{be pursued|talk|speak|discuss|consult|ask|tell|seek|"
        "consider|see|approach|work with|meet|be done|be used under|be weighed|be viewed|be aware}",
        "talk to your", "speak {to|with} your", "ask your", "tell your", "consult {|with }{a|your}",
        "seek {medical|immediate|professional|help|emergency}", "call 911", "call 988", "call 999", "we recommend",
        "i recommend", "i highly recommend", "i would highly recommend", "i would recommend", "i'd recommend",
        "would recommend",
        "it{|s} {important|essential|crucial|vital|best} {to|that you} {approach|consult|discuss|talk|speak|"
        "meet|work|choose|find|ask|remember to|seek}",
        "essential to approach", "approach {it |}with caution", "be sure to", "you should", "do your research",
        "avoid {eating|drinking|driving|food}", "please",
    ],
    "wish": [
        "thank you", "grateful", "good luck", "congratulations", "we hope", "i hope", "wishing", "hang in there",
        "hope this helps", "glad i did",
    ],
    "business": [
        "our {clinic|clinics|team|center|centre|staff|providers|doctors|practice|approach|mission|program|"
        "programme|patients|office|philosophy|facility|facilities|medical director|clinicians|therapists|"
        "members|services|website|store|experts|specialists|goal|community|location|locations}",
        "we {offer|provide|accept|strive|pride|specialize|specialise|believe in|treat|work with|"
        "are committed|are proud|serve|understand|know how|also offer|are here|see patients|partner|take|"
        "bill|charge|will help|can help you|want to|ask|check|will|tailor|create|welcome}",
        "our", "founded in", "strives to", "is what we", "years of experience", "board certified", "financing",
        "payment plan{|s}", "gift card{|s}", "open {monday|daily|seven|7}", "located in", "conveniently",
        "state of the art", "tickets", "per person", "parking", "careers", "job", "salary", "hiring",
        "equal opportunity",
    ],
    "research_we": [
        "we {enrolled|enroled|randomized|randomised|found|conducted|searched|included|pooled|analyzed|"
        "analysed|assessed|compared|assigned|observed|report|screened|recruited|measured|tested|examined|"
        "studied|evaluated|reviewed|used|identified|excluded|saw|gave|followed|did not|cannot|could not|"
        "have no|still do|do not|don't|also have}",
        "our {findings|results|data|study|trial|analysis|meta analysis|sample|patients|current understanding|"
        "participants|primary}",
    ],
}  # fmt: skip
IMPERATIVES = frozenset(
    "contact call book schedule submit learn read click subscribe join explore discover visit download share "
    "follow watch see ask talk speak consult request start find apply register check get take remember imagine "
    "consider choose note try browse search sign skip print email tell avoid bring wear arrange stop seek meet "
    "let don't do please report remain keep use save enter select enjoy experience stay return reclaim begin".split()
)
LABEL = re.compile(
    r"(?:RELATED|New|Photo|Image|Source|Tags?|Credit|By|Watch|Share|Also read|Read also|Posted|Author|Contact|Media contact|Funding|Keywords?|Status|Published|Last (?:updated|reviewed)|Review(?: date| due)?|Document|Reference number)\s*:",
    re.I,
)
ANNOUNCES = gate(
    r"\b(?:includ(?:e|es|ing)|are|is|follows|following|such as|say|said|survey|used|these|questions?|know|expect|options)\W*:\W*\Z",
    re.I,
)
SHORT_LEAD = 4
"""Words of a line that ends in a colon and only leads on."""
NAVIGATION = re.compile(
    r"(?:On this page|In this (?:article|section|issue)|You (?:may|might) also (?:like|enjoy|be interested|want to read)|More (?:posts|stories|articles|like this)\b|People also (?:ask|search|read)|"
    r"Related (?:posts|articles|stories|content)|Skip to|Jump to|Home [›>|]|u/\w+|r/\w+|@\w+\b|Comments?\b \(?\d|Cookie|Forward-looking)",
    re.I,
)
"""How lines begin that lead elsewhere, name who posted, or belong to the page and not to its text."""
CITED = gate(
    r"(?=.*(?:\b(?:19|20)\d\d\b|et al))\W{0,2}\d{0,2}[\].)]?\s*[A-ZÀ-Þ][\w’'-]+,? (?:[A-Z]{1,2}|[A-Z]\.(?:\s?[A-Z]\.)?)(?:,|\.|\s+(?:and|&|et al))"
)
"""The head of an entry in a list of references: `[3] Adeyemi TR, Sallow P. …`."""
CAPTION = gate_ways(
    r"\b(?:is|are|was|were) (?:shown|seen|pictured|displayed|photographed) (?:at|in|on|during|outside|inside|near|with)\b[^\n]{0,150}?"
    r"(?:\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b[^.]{0,12}(?:19|20)\d\d|\((?:[A-Z]\w+ ){1,2}[A-Z]\w+(?: for [\w ]{1,40}|/[\w ]{1,40})?\))\W{0,3}\Z"
    r"|\A\(?(?:REUTERS|AP Photo|Getty Images|AFP|EPA|Photo|Image|Credit|Illustration)\b\s?[/:|–-]"
)
"""What stands below a picture: `Mushrooms are shown at a shop in Lima on May 3, 2019.`"""
ATTRIBUTION = re.compile(r"[–—-]\s*[A-Z][\w.]+")


OFFERS = gate(
    r"\A\W*(?:(?:Our|The|This)\s+(?:[\w-]+\s+){0,2}(?:clinics?|practice|center|centre|team|staff|providers?|doctors)|We)\s+"
    r"(?:also\s+|now\s+|proudly\s+|currently\s+)?(?:offers?|provides?|speciali[sz]es?\s+in)\s+"
    r"(?:(?!\d|two\b|three\b|four\b|five\b|six\b|eight\b|single\b)[\w’'()/-]++[\s.,]*+){1,14}+\Z"
)
"""What a clinic has on offer, without a number: `Our clinic offers ketamine infusions for PTSD`."""
PRICE_ROW = re.compile(
    r"[^|\n]*\|\s*(?:from |about |ca?\. ?)?[$£€¥]\s?\d[\d,.]*(?:\s?(?:[–-]|to)\s?[$£€¥]?\d[\d,.]*)?(?:\s?(?:/|per |each|\+)[\w ]{0,16})?\s*(?:\||\Z)",
    re.I,
)
"""`Single infusion | $425 | Up to 60 min`: a row of a price list."""
FIRST_WORD = re.compile(r"[\W\d]*([\w’']+)(?!-)\b")
EFFECTS = ("efficacy", "safety", "mechanism", "onset", "durability", "hype")


def is_silent(reading: Reading) -> bool:
    """True if the statement is no assertion, so that no claim is read from it."""
    text = reading.text
    if reading.kind == "heading" or text.rstrip("\"'”’)*_ ").endswith("?"):
        return True
    if (
        NAVIGATION.match(text)
        or (CITED.is_open(text) and CITED.match(text))
        or (text.endswith(":") and len(text.split()) <= SHORT_LEAD)
    ):
        return True
    if (
        LABEL.match(text)
        or CAPTION.search(text)
        or ATTRIBUTION.match(text)
        or (len(text.split()) < 2 and not reading.before)
    ):
        return True
    if ANNOUNCES.search(text) and not reading.has("efficacy.gain", "safety.risk", "efficacy.worth"):
        return True
    if reading.kind == "table_row" and PRICE_ROW.match(text):
        return True
    if OFFERS.match(text) and not reading.has(*EFFECTS):
        return True
    speaks = reading.has("speech.about_text", "speech.action", "speech.advice", "speech.wish")
    return (speaks or _commands(reading)) and not _reports_risk(reading)


def _commands(reading: Reading) -> bool:
    if reading.kind == "table_row":
        return False
    first = FIRST_WORD.match(reading.text)
    return first is not None and first.group(1).lower().replace("’", "'") in IMPERATIVES and not _has_subject(reading)


def _has_subject(reading: Reading) -> bool:
    """True for a noun that only looks like a command: `Contact dermatitis was …`, `Use of ketamine has …`."""
    return bool(
        re.match(
            r"[\W\d]*\w+ (?:of|in|by|was|were|is|are|has|have|with|therap\w+|treatment|alone|ketamine)\b", reading.text
        )
    )


def _reports_risk(reading: Reading) -> bool:
    return reading.has("safety.watch") and reading.has("safety.tolerability") and not reading.has("speech.action")
