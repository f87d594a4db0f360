"""Onset: how soon an effect begins."""

CUES = {
    "speed": [
        "set in", "sets in", "setting in", "the very next", "next day{| s}", "right after", "straight away",
        "same afternoon", "by evening", "that evening", "that night", "the day after", "before they{| ve} left",
        "in real time", "hours later", "immediate", "quickest", "fastest", "early", "earlier", "soon", "soon after",
        "the first week", "first dose", "first session", "first infusion", "startlingly quick", "slow", "slowest",
        "gradual", "gradually", "opened up", "rapid", "rapidly", "rapid acting", "rapid onset", "fast acting",
        "faster acting", "fast", "faster", "quick", "quickly", "quicker", "immediate relief", "immediate effect{|s}",
        "immediately", "speed", "swift", "swiftly", "sooner", "onset of action", "onset of effect", "onset",
        "overnight", "same day", "next morning", "next day", "following day", "in a matter of {hours|days|minutes}",
        "almost instantly", "instant", "instantly", "right away", "kick{|s|ed} in", "slow to work", "takes effect",
        "take effect", "took effect", "slower", "slowly", "start{|s|ed} to work", "start{|s|ed} working",
        "begin{|s} to work", "begin{|s} working", "began working", "emerged at", "evident by", "apparent by",
        "as early as", "as soon as",
    ],
    "within": [
        "within {|just |}{|a few |the first |one |two |several |}{minutes|hours|days|day|hour}", "in hours",
        "in {|as little as |just }{hours|days|minutes}", "inside a day", "within a day", "within a {|few }{hours|days}",
        "hours or days", "hours rather than weeks", "hours not weeks", "by the next morning", "24 hours",
        "first 24 hours", "within 24 hours", "minutes to hours", "hours to days", "a few hours", "within days",
        "within hours",
    ],
    "delay": [
        "take{|s} {|several |many |four to six |six to eight |4 to 6 |2 to 6 }{weeks|months}", "weeks or months",
        "weeks to work", "weeks to months", "months to work", "take weeks", "take{|s} {time|longer}",
        "weeks {to|before} {show|work|take|feel|help}", "{to|up to} {six|eight|several} weeks",
    ],
    "report": [
        "by {day|week} {1|one|2|two|3|three}", "at {day|week|hour} {1|one|2|two}",
        "after the first {infusion|session|dose|injection|treatment}",
        "after {|just }one {infusion|session|dose|injection|treatment}",
    ],
}  # fmt: skip
CASES = [
    ("Relief from ketamine often begins within hours of the first infusion.", True),
    ("SSRIs can take weeks or months to start working.", True),
    ("The session takes two hours.", False),
]
