"""What is wrong in vocabulary files: every kind of wrong entry with its line and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from transforms.lexicon.patterns import CHOICE, expand
from transforms.lexicon.positions import KeyPath
from transforms.lexicon.vocabulary_file import FAMILIES, LISTS, Problem, VocabularyFile

MOST_FORMS, MOST_CHOICES = 1000, 12
"""How many forms one pattern may stand for, and how many braces it may have: a few too many would be millions."""

SHARED = frozenset({"mechanisms"})
"""Sections in which a word may stand for several ids: therapies work by the same things, each in its own file."""

WRITE_LIST = 'Write it as name = ["word", "word"].'


def list_problems(files: Sequence[VocabularyFile | Problem]) -> list[Problem]:
    """Everything that is wrong in the files of a folder, file by file, by line."""
    readable = [file for file in files if isinstance(file, VocabularyFile)]
    found = [file for file in files if isinstance(file, Problem)]
    for file in readable:
        found += [*_check_keys(file), *_check_entries(file)]
    found += [*_check_lists(readable), *_check_terms(readable)]
    return sorted(found, key=lambda problem: (problem.file, problem.line))


def _check_keys(file: VocabularyFile) -> Iterator[Problem]:
    for key, value in file.data.items():
        if key in FAMILIES:
            if not isinstance(value, dict):
                yield file.report((key,), f"{key} must be a section", f"Write [{key}], and its entries below.")
        elif key in LISTS:
            yield from _check_words(file, (key,), value)
        elif key != "title":
            yield _explain_unknown(file, key)
        elif not isinstance(value, str):
            yield file.report((key,), "title must be words in quotes", 'Write it as title = "Prazosin for PTSD".')


def _explain_unknown(file: VocabularyFile, key: str) -> Problem:
    shown = {name: f"[{name}]" if name in FAMILIES else name for name in (*FAMILIES, *LISTS, "title")}
    near = get_close_matches(key, list(shown), n=1)
    guess = f"Did you mean {shown[near[0]]}? " if near else ""
    return file.report((key,), f"unknown section [{key}]", f"{guess}There are {', '.join(shown.values())}.")


def _check_entries(file: VocabularyFile) -> Iterator[Problem]:
    for section in FAMILIES:
        entries = file.data.get(section)
        for name, terms in entries.items() if isinstance(entries, dict) else ():
            if not name.strip() or not name.isprintable():
                yield file.report((section, name), "an id is blank or not printable", "Give it a name, such as ptsd.")
            yield from _check_words(file, (section, name), terms)


def _check_words(file: VocabularyFile, path: KeyPath, words: object) -> Iterator[Problem]:
    if not isinstance(words, list):
        yield file.report(path, f"{path[-1]} must be a list of words", WRITE_LIST)
        return
    for place, word in enumerate(words):
        where = (*path, place)
        if not isinstance(word, str):
            yield file.report(where, f"{path[-1]} must be a list of words, and {word!r} is none", WRITE_LIST)
        elif len(path) > 1:
            yield from _check_pattern(file, where, word)


def _check_pattern(file: VocabularyFile, where: KeyPath, pattern: str) -> Iterator[Problem]:
    try:
        forms = _list_forms(pattern)
    except ValueError as error:
        todo = "Write choices as {one|other}, and a letter or digit in each." if pattern.strip() else "Remove it."
        yield file.report(where, str(error), todo)
        return
    if len(forms) > MOST_FORMS:
        what = f"{pattern[:40]!r} stands for more than {MOST_FORMS:,} forms"
        yield file.report(where, what, "Split it into several words with fewer braces.")
    elif _has_stray_bar(pattern):
        yield file.report(where, f"{pattern!r} has a | outside of braces", "Write choices as {one|other}.")


def _list_forms(pattern: str) -> list[str]:
    """The forms of a pattern, cut off behind the first that is too many."""
    if pattern.count("{") > MOST_CHOICES:
        return [""] * (MOST_FORMS + 1)
    return list(islice(expand(pattern), MOST_FORMS + 1))


def _has_stray_bar(pattern: str) -> bool:
    while (outside := CHOICE.sub("", pattern)) != pattern:
        pattern = outside
    return "|" in pattern


def _check_lists(files: Sequence[VocabularyFile]) -> Iterator[Problem]:
    """Ids that `therapies` and `conditions_treated` name and no file explains."""
    for key, section in LISTS.items():
        known = {concept.name for file in files for place, concept, _ in file.list_terms() if place == section}
        for file in files:
            for name in file.list_ids(key):
                if name not in known:
                    yield _explain_id(file, key, section, name, known)


def _explain_id(file: VocabularyFile, key: str, section: str, name: str, known: Iterable[str]) -> Problem:
    near = get_close_matches(name, list(known), n=1)
    guess = f"Did you mean {near[0]!r}? " if near else ""
    todo = f'{guess}Add {name} = ["word", "word"] below [{section}], here or in another file of the folder.'
    what = f"{name!r} is no id of [{section}] in any file"
    return file.report((key, file.data[key].index(name)), what, todo)


def _check_terms(files: Sequence[VocabularyFile]) -> Iterator[Problem]:
    """Words that stand for two ids of one section."""
    first: dict[tuple[str, str], tuple[str, VocabularyFile, KeyPath]] = {}
    for file in files:
        for section, concept, terms in file.list_terms():
            for place, term in enumerate(terms if section not in SHARED else ()):
                path: KeyPath = (section, concept.name, place)
                for form in _list_good_forms(term):
                    held, there, at = first.setdefault((section, form), (concept.name, file, path))
                    if held != concept.name:
                        other = there.report(at, "", "")
                        where = f"{other.file}, line {other.line}"
                        what = f"{form!r} stands for {concept.name!r} here and for {held!r} in {where}"
                        yield file.report(path, what, f"Leave it with one id of [{section}].")


def _list_good_forms(pattern: str) -> list[str]:
    """The forms of a pattern; none of one that is wrong, which is told elsewhere."""
    try:
        forms = _list_forms(pattern)
    except ValueError:
        return []
    return forms if len(forms) <= MOST_FORMS else []
