"""The search against a reading of every text: the same clients, in the same order, whatever was written or asked."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, text

from clientdesk.dossier.names import fold
from clientdesk.store import engine, search
from clientdesk.store.search import Entry, Hits, Tier
from clientdesk.store.tables import metadata_for

SOUNDS = {
    "张三丰": "zhang san feng",
    "王伟": "wang wei",
    "王小伟": "wang xiao wei",
    "李娜": "li na",
    "欧阳明": "ou yang ming",
    "北京华信科技有限公司": "bei jing hua xin ke ji you xian gong si",
    "华信": "hua xin",
    "John Smith": "john smith",
    "Ann": "ann",
}
"""How each name of the test is read, syllable by syllable."""
FIND = (
    "P-000123",
    "13800138000",
    "138 0013 8000",
    "ann@example.com",
    "上海远通贸易有限公司",
    "E-000120",
    "021-5555 1234",
)
REST = (
    "2024-05-17",
    "2024年5月17日来访，讨论了合同与报价。",
    "1,250,000.00",
    "建国路112号3栋1201室",
    "Prefers tax-free insurance; ask Ann about the annual report.",
    "客戶要求盡快發貨，張三豐負責。",
    "喜欢足球和 hiking，生日5月17日",
    "12",
    "ISO9001",
    "a+b(c)",
)
CUTS = st.tuples(st.integers(0, 30), st.integers(1, 9))
KEY = engine.Key(bytes(range(32)), bytes(range(16)))


@pytest.fixture(scope="module", params=[None, KEY], ids=["plain", "encrypted"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = engine.open_engine(tmp_path_factory.mktemp("search") / "file", request.param, writing=True)
    with made.begin() as connection:
        metadata_for(()).create_all(connection)
        search.create_search_tables(connection)
    yield made
    made.dispose()


@pytest.fixture
def connection(database: Engine) -> Iterator[Connection]:
    """An empty file; what the test writes is taken back."""
    with database.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def keep(connection: Connection, entries: Sequence[Entry], *, trashed: Sequence[int] = ()) -> None:
    for entry in entries:
        connection.execute(
            text(
                "INSERT INTO client (id, code, kind, created, created_by, updated, updated_by, version, trashed)"
                " VALUES (:id, :id, :kind, '', '', '', '', 1, :trashed)"
            ),
            {"id": entry.client_id, "kind": entry.kind, "trashed": "now" if entry.client_id in trashed else None},
        )
    search.index_many(connection, entries)


def read_all(entries: Sequence[Entry], query: str) -> list[tuple[int, Tier]]:
    """What the search should find, by reading every text."""
    typed = " ".join(fold(query).split())
    found = []
    for entry in entries if typed else ():
        sounds = [sound for name in entry.names for sound in sounds_of(name)]
        names = [form for name in map(fold, entry.names) for form in (name, "".join(filter(str.isalnum, name)))]
        keys = sorted(key for key in (*names, *(whole[0] for whole in sounds)) if key.startswith(typed))
        if keys:
            found.append((Tier.SAME_NAME if keys[0] == typed else Tier.NAME_START, keys[0], entry.client_id))
        else:
            tiers = [tier_of(word, names, sounds, entry) for word in typed.split()]
            if None not in tiers:
                found.append((max(filter(None, tiers)), "", entry.client_id))
    return [(client_id, tier) for tier, _, client_id in sorted(found)]


def sounds_of(name: str) -> list[list[str]]:
    """A name as heard from each syllable on, and its initials from each on."""
    syllables = SOUNDS[name].split()
    return [
        ["".join(part[place:]) for place in range(len(syllables))]
        for part in (syllables, [syllable[0] for syllable in syllables])
    ]


def tier_of(word: str, names: Sequence[str], sounds: Sequence[Sequence[str]], entry: Entry) -> Tier | None:
    wide = any("\u2e80" <= character <= "\u9fff" for character in word)
    heard = any(sound.startswith(word) for starts in sounds for sound in starts)
    if heard or (any(word in name for name in names) and (len(word) > 1 or wide)):
        return Tier.NAME
    if len(word) == 1:
        return None
    if any(word in fold(value) for value in entry.find):
        return Tier.FIND
    rest = fold("\n".join(entry.rest))
    if len(word) == 2 and not wide:
        latin = "".join(character if character.isascii() and character.isalnum() else " " for character in rest)
        held = word.isalnum() and any(part.startswith(word) for part in latin.split())
    else:
        held = word in rest
    return Tier.REST if held else None


def told(hits: Hits) -> list[tuple[int, Tier]]:
    return list(zip(hits.ids, hits.tiers, strict=True))


def someone(client_id: int = 1, *, kind: str = "person", name: str = "张三丰", find: str = "", rest: str = "") -> Entry:
    return Entry(client_id, kind, (name,), (find,) if find else (), (rest,) if rest else ())


@st.composite
def books(draw: st.DrawFn) -> list[Entry]:
    """Up to twelve clients, their numbers far apart, so that the search takes the file for a large one."""
    entries = []
    for place in range(1, draw(st.integers(2, 12))):
        some = st.lists(st.sampled_from(REST), max_size=4).map(tuple)
        names = draw(st.lists(st.sampled_from(sorted(SOUNDS)), min_size=1, max_size=2, unique=True).map(tuple))
        find = draw(st.lists(st.sampled_from(FIND), max_size=3).map(tuple))
        kind = draw(st.sampled_from(["person", "enterprise"]))
        entries.append(Entry(place * 2000, kind, names, find, draw(some)))
    return entries


@st.composite
def queries(draw: st.DrawFn) -> str:
    """One or two pieces of what may be written, or of how it may be typed."""
    pieces = []
    for _ in range(draw(st.integers(1, 2))):
        source = draw(st.sampled_from([*SOUNDS, *SOUNDS.values(), *FIND, *REST]))
        start, length = draw(CUTS)
        pieces.append(source.replace(" ", draw(st.sampled_from(["", " "])))[start % len(source) :][:length])
    query = " ".join(pieces)
    return draw(st.sampled_from([query, query.upper(), query.title()]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(books(), st.lists(queries(), min_size=1, max_size=12), st.integers(1, 4))
def test_the_search_finds_what_reading_every_text_finds(
    connection: Connection, entries: list[Entry], asked: list[str], limit: int
) -> None:
    with connection.begin_nested() as savepoint:
        trashed = [entry.client_id for entry in entries if entry.client_id % 3 == 0]
        keep(connection, entries, trashed=trashed)
        living = [entry for entry in entries if entry.client_id not in trashed]
        for query in asked:
            wanted = read_all(living, query)
            assert told(search.find(connection, query)) == wanted, query
            first = search.find(connection, query, limit=limit)
            assert told(first) == wanted[:limit]
            assert first.more == (len(wanted) > limit)
            firms = read_all([entry for entry in living if entry.kind == "enterprise"], query)
            assert told(search.find(connection, query, kind="enterprise")) == firms
            gone = [entry for entry in entries if entry.client_id in trashed]
            assert told(search.find(connection, query, trashed=True)) == read_all(gone, query)
        savepoint.rollback()


def test_every_value_of_a_larger_file_is_found_by_pieces_of_it(connection: Connection) -> None:
    chance = Random(7)
    entries = [
        Entry(
            number * 12,
            chance.choice(["person", "enterprise"]),
            (chance.choice(sorted(SOUNDS)),),
            (*chance.sample(FIND, 2), f"1{chance.randrange(10**10):010}"),
            (*chance.sample(REST, 3), f"note {chance.randrange(10**6)} 编号{chance.randrange(1000)}"),
        )
        for number in range(1, 901)
    ]
    keep(connection, entries)
    for _ in range(100):
        entry = chance.choice(entries)
        value = chance.choice(entry.names + entry.find + entry.rest)
        start = chance.randrange(len(value))
        query = value[start : start + chance.randrange(1, 12)]
        assert told(search.find(connection, query, limit=2000)) == read_all(entries, query), query


def test_names_come_before_the_fields_looked_in_first_and_these_before_notes(connection: Connection) -> None:
    keep(
        connection,
        [
            someone(1, name="王小伟", rest="上海华信"),
            someone(2, name="李娜", find="北京华信科技有限公司"),
            someone(3, name="北京华信科技有限公司"),
            someone(4, name="华信科技"),
            someone(5, name="华信"),
        ],
    )
    hits = search.find(connection, "华信")
    assert hits == Hits((5, 4, 3, 2, 1), (Tier.SAME_NAME, Tier.NAME_START, Tier.NAME, Tier.FIND, Tier.REST))


@pytest.mark.parametrize(
    ("query", "entry"),
    [
        ("張三豐", someone(name="张三丰")),
        ("张三丰", someone(name="張三豐")),
        ("ＺＨＡＮＧ", someone(name="张三丰")),
        ("sanf", someone(name="张三丰")),
        ("zsf", someone(name="张三丰")),
        ("sf", someone(name="张三丰")),
        ("shan", someone(name="单雄信")),
        ("muller", someone(name="Jürgen Müller")),
        ("johnsm", someone(name="John Smith")),
        ("smith jo", someone(name="John Smith")),
        ("阿卜杜买买提", someone(name="阿卜杜·买买提")),
        ("8000", someone(find="13800138000")),
        ("张 8000", someone(find="13800138000")),
        ("zhang 报价", someone(rest="讨论了报价")),
        ("發貨", someone(rest="客户要求发货")),
        ("5月17", someone(rest="2024年5月17日")),
        ("%_", someone(find="100%_sure")),
        ('"a" OR b*', someone(find='say "a" or b*')),
        ("a@b", someone(rest="a@b.example")),
        ("𠮷野", someone(name="𠮷野")),
        ("😀好", someone(rest="😀好")),
    ],
)
def test_a_client_is_found_as_it_may_be_typed(connection: Connection, query: str, entry: Entry) -> None:
    keep(connection, [entry, someone(2, name="Nobody")])
    assert search.find(connection, query).ids == (1,)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        "\0",
        "\ud800",
        "ang",
        "anfeng",
        "三张",
        "张三 李四",
        '"',
        "*",
        "NEAR(a b)",
        "^张",
        "names:张",
        "张 -三",
        "'; --",
    ],
)
def test_what_nobody_wrote_finds_nobody(connection: Connection, query: str) -> None:
    keep(connection, [someone(find="13800138000", rest="讨论了报价")])
    assert search.find(connection, query) == Hits()


def test_control_characters_and_endless_texts_do_no_harm(connection: Connection) -> None:
    endless = "甲乙丙丁" * 50_000
    keep(connection, [someone(name="张\x80三\0丰\ud800", rest=endless), someone(2, name="李娜")])
    assert search.find(connection, endless).ids == (1,)
    assert search.find(connection, "丙丁甲").ids == (1,)
    assert search.find(connection, "张 三").ids == (1,)


def test_trash_and_kinds_are_kept_apart(connection: Connection) -> None:
    everyone = [someone(1), someone(2), someone(3, kind="enterprise"), someone(4, kind="enterprise")]
    keep(connection, everyone, trashed=[2, 4])
    assert search.find(connection, "张三").ids == (1, 3)
    assert search.find(connection, "张三", kind="enterprise").ids == (3,)
    assert search.find(connection, "三丰", trashed=True).ids == (2, 4)
    assert search.find(connection, "zsf", kind="person", trashed=True).ids == (2,)


def test_a_change_is_found_at_once_and_what_was_before_no_longer(connection: Connection) -> None:
    keep(connection, [someone(find="13800138000", rest="旧的报价"), someone(2, name="李娜")])
    for changed, before, now in [
        (someone(find="13800138000", rest="新的合同"), "旧的", "新的"),
        (someone(find="13900139000", rest="新的合同"), "138001", "139001"),
        (someone(name="王伟", find="13900139000", rest="新的合同"), "sanfeng", "ww"),
    ]:
        assert search.find(connection, before).ids == (1,)
        search.index_client(connection, changed)
        assert search.find(connection, before) == Hits()
        assert search.find(connection, now).ids == (1,)
        assert not search.check(connection, [changed, someone(2, name="李娜")])


def test_writing_a_client_again_in_bulk_replaces_it(connection: Connection) -> None:
    keep(connection, [someone(), someone(2)])
    search.index_many(connection, [someone(2, name="李娜"), someone(2, name="王伟")])
    assert search.find(connection, "张三丰").ids == (1,)
    assert search.find(connection, "王伟").ids == (2,)


def bytes_of_the_index(connection: Connection) -> bytes:
    return b"".join(connection.execute(text("SELECT block FROM search_all_fts_data")).scalars())


def test_who_is_forgotten_is_not_found_and_leaves_no_token_once_swept(connection: Connection) -> None:
    keep(connection, [someone(rest="unmistakable"), someone(2, name="李娜", rest="plain note")])
    search.forget(connection, [1])
    search.forget(connection, [1])
    assert search.find(connection, "张三丰") == search.find(connection, "unmistakable") == Hits()
    assert b"nmi" in bytes_of_the_index(connection)
    search.optimize(connection)
    assert b"nmi" not in bytes_of_the_index(connection)
    assert search.find(connection, "plain").ids == (2,)


def test_the_check_names_what_is_missing_stale_or_left_over(connection: Connection) -> None:
    entries = [someone(number, rest="讨论了报价") for number in range(1, 7)]
    keep(connection, entries)
    assert search.check(connection, entries) == []
    search.forget(connection, [2])
    connection.execute(text("UPDATE search_find SET find = 'other' WHERE client_id = 3"))
    connection.execute(text("DELETE FROM search_all_fts WHERE rowid = 4"))
    connection.execute(text("DELETE FROM search_key WHERE client_id = 5"))
    assert search.check(connection, entries[:5]) == [2, 3, 4, 5, 6]


def test_of_very_many_at_once_each_is_found(connection: Connection) -> None:
    """The indexes gather what they write then."""
    entries = [someone(number, name=f"客户{number}", rest=f"note {number:05}") for number in range(1, 521)]
    search.index_many(connection, entries)
    assert search.check(connection, entries) == []
    told = connection.exec_driver_sql("SELECT v FROM search_all_fts_config WHERE k = 'hashsize'").scalar()
    assert told == 2**20
