"""Who can sit at a table: people, bodies, states, offices and groups; not things, places or other meetings."""

from __future__ import annotations

from eventx.document.context import ArticleContext
from eventx.extractors.arguments import Argument, Phrase, argument, name_tokens, phrase_table
from eventx.extractors.arguments.coordination import is_office
from eventx.extractors.arguments.words import closed_class, everyday_words
from eventx.extractors.meetings.cues import cue_index, meeting_words
from eventx.lang.lexicon import Lexicon
from eventx.lang.phrases import PhraseTable
from eventx.models import Participant


def may_sit(ctx: ArticleContext, arg: Argument, party: Participant) -> bool:
    """Whether an argument can sit at a table: a person, body or state, an office, a group of people."""
    names = name_tokens(ctx)
    # Words for many point back to parties named before, and add none.
    many = ctx.annotated.lower(arg.first) in closed_class(ctx.lexicon, "many") and arg.first + 1 not in names
    if many or names_summit(ctx, arg.first):
        return False
    if _session_name(ctx, arg):
        return False
    if any(is_meeting(ctx, i) for i in range(arg.first, arg.last) if i not in names):
        return False
    if _no_actor(ctx, arg) or _thing(ctx, arg):
        return False
    if arg.first not in names and ctx.annotated.lower(arg.first) in everyday_words(ctx.lexicon):
        return False
    if party.type is not None or arg.shared is not None:
        return True
    if any(i in names for i in range(arg.first, arg.last)):
        return True
    if ctx.doc[arg.first].pos_ == "PRON":
        return False
    head = ctx.doc[arg.head]
    if head.pos_ == "PROPN" and head.text[0].isupper() and not _common(ctx, arg.head):
        return True
    return headed_by_party(ctx, arg)


def headed_by_party(ctx: ArticleContext, arg: Argument) -> bool:
    """Whether the noun that heads a phrase is one for people or bodies: "lima utusan", "para menteri"."""
    words, phrases = _party_nouns(ctx.lexicon)
    return any(_stem(ctx, i) in words or phrases.at(ctx.annotated, i) is not None for i in _first_nouns(ctx, arg))


def _party_nouns(lexicon: Lexicon) -> tuple[frozenset[str], PhraseTable[str]]:
    """Nouns for people and bodies: single words, and those of several ("perdana menteri", "duta besar")."""

    def build(lex: Lexicon) -> tuple[frozenset[str], PhraseTable[str]]:
        tables = ("titles", "roles", "party_nouns", "org_words")
        forms = {row["form"].casefold() for table in tables for row in lex.rows(table)}
        return frozenset(f for f in forms if " " not in f), PhraseTable((f, f) for f in forms if " " in f)

    return lexicon.cached("meetings.party_nouns", build)


def home_owner(ctx: ArticleContext, arg: Argument) -> Argument | None:
    """Whose house a phrase names, who is met there: "rumah | mantan Presiden Budi", "kediaman | Ketua MPR"."""
    hit = _homes(ctx.lexicon).at(ctx.annotated, arg.first)
    first = arg.first + hit[0] if hit is not None else arg.last
    if first >= arg.last:
        return None
    owner = argument(ctx, Phrase(first, arg.last, first, None, None))
    names, kinds = name_tokens(ctx), ctx.annotated.names
    person = any(i in names and kinds[names[i]].type == "PER" for i in range(first, arg.last))
    return owner if person or is_office(ctx, Phrase(first, arg.last, first, None, None)) else None


def _homes(lexicon: Lexicon) -> PhraseTable[None]:
    """Nouns of houses that somebody lives in ("rumah", "kediaman")."""
    rows = (row for row in lexicon.rows("venue_nouns") if row["home"])
    return lexicon.cached("meetings.homes", lambda _: PhraseTable((row["form"], None) for row in rows))


def plain_place(ctx: ArticleContext, party: Participant) -> bool:
    """A place that is no state: nobody meets it."""
    entity = ctx.entities.by_id.get(party.entity_id or "")
    return party.type == "LOC" and (entity is None or entity.kind != "country")


def _first_nouns(ctx: ArticleContext, arg: Argument) -> list[int]:
    """The head noun behind numbers and quantifiers, and the noun behind a count of heads ("dua orang | utusan")."""
    i = arg.first
    while i < arg.last - 1 and _counts(ctx, i):
        i += 1
    return [i, i + 1] if i > arg.first and ctx.doc[i - 1].pos_ == "NUM" and i + 1 < arg.last else [i]


def _counts(ctx: ArticleContext, i: int) -> bool:
    counting = closed_class(ctx.lexicon, "quantifier") | _vague_numbers(ctx.lexicon)
    return ctx.doc[i].pos_ in ("NUM", "DET") or ctx.annotated.lower(i) in counting


def _vague_numbers(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.cached(
        "meetings.vague_numbers", lambda lex: frozenset(r["form"] for r in lex.rows("quantity_words"))
    )


def _thing(ctx: ArticleContext, arg: Argument) -> bool:
    """A phrase about something that only mentions a name: "perang Ukraina", "kawasan Ciletuh"."""
    names, kinds = name_tokens(ctx), ctx.annotated.names
    # A bare count of states names none of them: "lima negara", "banyak pihak".
    vague = closed_class(ctx.lexicon, "vague")
    if arg.first not in names and _homes(ctx.lexicon).at(ctx.annotated, arg.first) is not None:
        return True
    named = any(i in names for i in range(arg.first, arg.last))
    if not named and ctx.annotated.lower(arg.last - 1) in vague and arg.last - 1 in _first_nouns(ctx, arg):
        return True
    if arg.shared is not None or any(i in names and kinds[names[i]].type == "PER" for i in range(arg.first, arg.last)):
        return False
    if arg.first in names or ctx.doc[arg.first].pos_ != "NOUN" or not _plain_word(ctx, arg.first):
        return False
    return not headed_by_party(ctx, arg)


def _plain_word(ctx: ArticleContext, i: int) -> bool:
    """Whether a word is no name by its letters: in small ones, or with a capital only as the first of its sentence.

    "Bidang Humas ..." goes on with a capital: there the first one is of a name too.
    """
    begins = i == ctx.annotated.sentence_of(i).first or ctx.doc[i - 1].is_quote
    alone = i + 1 == len(ctx.doc) or not ctx.doc[i + 1].text[:1].isupper()
    return ctx.doc[i].is_lower or (begins and alone and ctx.doc[i].is_title)


def _no_actor(ctx: ArticleContext, arg: Argument) -> bool:
    """A law, or an act or state that only mentions a name: "RUU TNI", "pembubaran | Tim Budi", "kehadiran Tono"."""
    if meeting_words(ctx.lexicon, "thing").at(ctx.annotated, arg.first) is not None:
        return True
    word = ctx.annotated.lower(arg.first)
    derived = word.startswith(("pe", "ke")) and word.endswith("an") and _plain_word(ctx, arg.first)
    return derived and arg.shared is None and arg.first not in name_tokens(ctx) and not headed_by_party(ctx, arg)


def _common(ctx: ArticleContext, i: int) -> bool:
    """Whether a capitalised word is an everyday word that only begins a sentence or quotation ("Nanti")."""
    begins = i == ctx.annotated.sentence_of(i).first or ctx.doc[i - 1].is_quote
    if not begins:
        return False
    if ctx.annotated.lower(i) in meeting_words(ctx.lexicon, "feeling").by_first:
        return True
    phrase = phrase_table(ctx).at(i)
    if ctx.annotated.lower(i).startswith(("me", "di", "ber", "ter")):
        return True
    last = phrase.last if phrase is not None else i + 1
    lower = any(token.is_alpha and token.text.islower() for token in ctx.doc[i + 1 : last])
    return lower or ctx.annotated.lower(i) in everyday_words(ctx.lexicon)


def _session_name(ctx: ArticleContext, arg: Argument) -> bool:
    """Whether a name is that of a session itself: "RUPST" in "rapat umum pemegang saham tahunan RUPST"."""
    hit = cue_index(ctx.lexicon).at(ctx.annotated, arg.first)
    return hit is not None and hit[1]["frame"] == "session" and ctx.doc[arg.first].text.isupper()


def is_meeting(ctx: ArticleContext, i: int) -> bool:
    """Whether a phrase begins with the word of a meeting itself ("KTT terkait")."""
    return ctx.annotated.lower(i) in cue_index(ctx.lexicon).by_first


def names_summit(ctx: ArticleContext, i: int) -> bool:
    """Whether token `i` is the word of a summit, which the recogniser may take for a name ("KTT ASEAN")."""
    hit = cue_index(ctx.lexicon).at(ctx.annotated, i)
    return hit is not None and hit[1]["root"] == "ktt"


def _stem(ctx: ArticleContext, i: int) -> str:
    """A word without its doubling, clitic and "antar-": "negara-negara", "menlunya", "antarmenteri"."""
    return ctx.annotated.lower(i).partition("-")[0].removesuffix("nya").removeprefix("antar")
