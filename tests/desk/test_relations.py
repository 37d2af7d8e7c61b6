"""The relation graph: who stands in it, as whom the reader is, its layout, its page, files begun from it."""

import io
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.person.relations import Relations
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.exchange.relations import Box, Circle, Graph, Head, Node, plan
from clientdesk.i18n import LANGUAGES, catalogue
from tests import make
from tests.exchange.printing import bare, read

EN = catalogue("en")
HANDOUT = Disclosure(Profile.HANDOUT)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A firm (KH000001), its buyer (KH000002) with a family, the buyer's friend (KH000003) who brought both."""
    with Desk.create(path, user="tester") as made:
        made.clients.create(make.enterprise("样板贸易有限公司"))
        made.clients.create(make.person("王薇", employer_id=Link("KH000001", "")))
        made.clients.create(make.person("李强", employer_id=Link("KH000001", "")))
        buyer = made.clients.get("KH000002")
        buyer[Family.children] = (Row({"name": "乐乐"}),)
        buyer[Family.spouse_name] = "周明"
        buyer[Relations.friends] = (Row({"name": "李强", "person_id": Link("KH000003", "")}), Row({"name": "Ann Lee"}))
        buyer[Header.introduced_by] = Link("KH000003", "")
        made.clients.save(buyer)
        yield made


def ties(graph: Graph) -> dict[str, str]:
    return {node.name: node.tie for node in graph.root.walk() if node.tie}


def node(graph: Graph, name: str) -> Node:
    return next(one for one in graph.root.walk() if one.name == name)


def printed(desk: Desk, code: str, language: str = "en", disclosure: Disclosure | None = None) -> str:
    made = desk.relations.print(code, language=language, disclosure=disclosure, unfold=("KH000001", "KH000003"))
    assert made.pages == 1
    return read(PdfReader(io.BytesIO(made.pdf)))


# Who stands in it


def test_everybody_around_a_person_stands_in_it_once_and_children_stay_covered(desk: Desk) -> None:
    assert ties(desk.relations.graph("KH000002", EN)) == {
        "周明": "Spouse",
        "••••": "Child",
        "样板贸易有限公司": "Employer",
        "李强": "Colleague",
        "Ann Lee": "Friend",
    }


def test_a_client_named_in_the_file_of_another_finds_that_one_around(desk: Desk) -> None:
    found = desk.relations.around(desk.clients.get("KH000003"), EN)
    assert ("Colleague", "王薇") in {(near.relation, near.name) for near in found}
    desk.clients.create(
        make.enterprise("客来饭店", org_people=(Row({"name": "李强", "person_id": Link("KH000003", "")}),))
    )
    found = desk.relations.around(desk.clients.get("KH000003"), EN)
    assert ("Contact person of", "客来饭店") in {(near.relation, near.name) for near in found}


def test_the_second_step_comes_for_those_asked_for_and_joins_those_who_are_there(desk: Desk) -> None:
    desk.clients.create(make.person("陈刚", introduced_by=Link("KH000003", "")))
    assert "陈刚" not in ties(desk.relations.graph("KH000002", EN))
    graph = desk.relations.graph("KH000002", EN, unfold=("KH000003",))
    friend = node(graph, "李强")
    assert [one.name for one in friend.nodes] == ["陈刚"]
    assert [(cross.one, cross.other, cross.tie) for cross in graph.crosses] == [
        (friend.key, node(graph, "样板贸易有限公司").key, "Employer")
    ]


def test_somebody_known_by_name_to_two_of_them_stands_there_once(desk: Desk) -> None:
    friend = desk.clients.get("KH000003")
    friend[Relations.friends] = (Row({"name": "Ann Lee"}),)
    desk.clients.save(friend)
    graph = desk.relations.graph("KH000002", EN, unfold=("KH000003",))
    assert [one.name for one in graph.root.walk()].count("Ann Lee") == 1
    assert {(cross.one, cross.tie) for cross in graph.crosses} >= {(node(graph, "李强").key, "Friend")}


def test_the_people_of_a_firm_hang_on_their_departments_and_superiors(desk: Desk) -> None:
    firm = desk.clients.get("KH000001")
    firm[Firm.org_chart] = (Row({"unit": "总部"}), Row({"unit": "采购部", "parent": Link(None, "总部")}))
    firm[Firm.org_people] = (
        Row({"name": "赵敏", "role": ("purchasing",), "department": "采购部"}),
        Row({"name": "孙一", "role": ("purchasing",), "reports_to": Link(None, "赵敏")}),
    )
    desk.clients.save(firm)
    graph = desk.relations.graph("KH000001", EN)
    chain = [graph.root, *(node(graph, name) for name in ("总部", "采购部", "赵敏", "孙一"))]
    for above, below in pairwise(chain):
        assert below.name in [one.name for one in above.nodes]


def test_superiors_in_a_ring_are_all_shown_and_end(desk: Desk) -> None:
    firm = desk.clients.get("KH000001")
    firm[Firm.org_people] = (
        Row({"name": "甲", "role": ("sales",), "reports_to": Link(None, "乙")}),
        Row({"name": "乙", "role": ("sales",), "reports_to": Link(None, "甲")}),
    )
    desk.clients.save(firm)
    assert {"甲", "乙"} <= {one.name for one in desk.relations.graph("KH000001", EN).root.walk()}


# As whom the reader is


def test_for_somebody_else_names_are_masked_and_children_only_counted(desk: Desk) -> None:
    graph = desk.relations.graph("KH000002", EN, disclosure=HANDOUT)
    names = {one.name for one in graph.root.walk()}
    assert names == {"王薇", "周**", "样板贸易有限公司", "李**", "A**"}
    assert (graph.left_out, graph.masked) == (1, True)


def test_for_somebody_else_a_tie_is_not_told_in_free_words(desk: Desk) -> None:
    buyer = desk.clients.get("KH000002")
    buyer[Relations.influencers] = (Row({"name": "Bo Wu", "relation": "owes him money"}),)
    desk.clients.save(buyer)
    assert ties(desk.relations.graph("KH000002", EN))["Bo Wu"] == "owes him money"
    assert ties(desk.relations.graph("KH000002", EN, disclosure=HANDOUT))["B**"] == "Has influence"


@pytest.mark.parametrize("profile", [Profile.WORK, Profile.HANDOUT])
def test_a_child_is_never_on_paper(desk: Desk, profile: Profile) -> None:
    text = printed(desk, "KH000002", disclosure=Disclosure(profile))
    assert "乐乐" not in text
    assert bare("1 sensitive tie is not shown.") in text
    assert ("周明" in text) == (profile is Profile.WORK)


def test_a_file_marked_never_to_be_printed_is_refused(desk: Desk) -> None:
    buyer = desk.clients.get("KH000002")
    buyer[Other.no_print] = True
    desk.clients.save(buyer)
    with pytest.raises(UserError) as refusal:
        desk.relations.print("KH000002")
    assert refusal.value.key == "never_printed"


# The drawing


def crowd(count: int) -> Graph:
    """Many around a client, every third with some of their own."""
    circles = list(Circle)
    nodes = []
    for place in range(count):
        below = tuple(Node(f"0/{place}/{one}", f"Further {one}") for one in range(place % 3))
        nodes.append(Node(f"0/{place}", f"Somebody {place}", "Tie", circle=circles[place % 5], nodes=below))
    return Graph(Node("0", "Root", nodes=tuple(nodes)))


def areas(graph: Graph) -> list[Box | Head]:
    drawing = plan(graph)
    found: list[Box | Head] = [*drawing.boxes, *drawing.heads]
    assert all(one.x >= 0 and one.x + one.width <= drawing.width + 0.01 for one in found)
    assert all(one.y >= 0 and one.y + one.height <= drawing.height + 0.01 for one in found)
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 7, 23, 60, 80])
def test_no_box_or_title_overlaps_another(count: int) -> None:
    for one, other in combinations(areas(crowd(count)), 2):
        apart_across = one.x + one.width <= other.x or other.x + other.width <= one.x
        apart_down = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert apart_across or apart_down, (one, other)


def test_sixty_people_of_one_circle_stand_on_both_sides() -> None:
    graph = Graph(Node("0", "Root", nodes=tuple(Node(f"0/{one}", str(one)) for one in range(60))))
    sides = [box.side for box in plan(graph).boxes]
    assert (sides.count(1), sides.count(-1)) == (30, 30)


def test_unfolding_somebody_leaves_the_circles_on_their_sides(desk: Desk) -> None:
    before = {box.node.key: box.side for box in plan(desk.relations.graph("KH000002", EN)).boxes}
    graph = desk.relations.graph("KH000002", EN, unfold=("KH000001", "KH000003"))
    after = {box.node.key: box.side for box in plan(graph).boxes}
    assert {key: after[key] for key in before} == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_its_language(desk: Desk, language: str) -> None:
    text, words = printed(desk, "KH000002", language), catalogue(language)
    for wanted in ("Spouse", "Employer", "Friends and neighbours", "Has a file of their own", "Known by name only"):
        assert bare(words.tr(wanted)) in text


def test_eighty_people_with_long_names_still_fit_one_page(desk: Desk) -> None:
    person = make.person("张三")
    person[Relations.friends] = tuple(Row({"name": f"Friend with a long name number {one}"}) for one in range(85))
    desk.clients.create(person)
    made = desk.relations.print("KH000004")
    text = read(PdfReader(io.BytesIO(made.pdf)))
    assert made.pages == 1
    assert bare("There is no room for 5 more.") in text


def test_it_is_saved_under_a_name_and_never_over_a_client_file(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "graph.pdf"
    desk.relations.save("KH000002", out)
    assert out.read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError):
        desk.relations.save("KH000002", tmp_path / "other.clientdesk")


# Files begun from it


def test_a_file_is_begun_for_a_friend_and_undone_in_one_step(desk: Desk) -> None:
    friend = node(desk.relations.graph("KH000002", EN), "Ann Lee")
    offer = desk.relations.offer(friend)
    assert offer is not None
    assert (offer.kind, offer.alike) == ("person", ())
    desk.relations.make_client("KH000002", friend)
    assert desk.clients.get("KH000004").name == "Ann Lee"
    assert node(desk.relations.graph("KH000002", EN), "Ann Lee").code == "KH000004"
    desk.past.undo()
    assert node(desk.relations.graph("KH000002", EN), "Ann Lee").code == ""


def test_the_spouse_is_linked_with_a_file_of_the_same_name(desk: Desk) -> None:
    desk.clients.create(make.person("周明"))
    spouse = node(desk.relations.graph("KH000002", EN), "周明")
    offer = desk.relations.offer(spouse)
    assert offer is not None
    assert [line.code for line in offer.alike] == ["KH000004"]
    desk.relations.link("KH000002", spouse, "KH000004")
    assert node(desk.relations.graph("KH000004", EN), "王薇").tie == "Spouse"


def test_nothing_is_offered_where_the_dossier_keeps_but_a_name(desk: Desk) -> None:
    firm = desk.clients.get("KH000001")
    firm[Firm.shareholders] = (Row({"name": "某人"}),)
    desk.clients.save(firm)
    graph = desk.relations.graph("KH000001", EN)
    assert desk.relations.offer(node(graph, "某人")) is None
    assert desk.relations.offer(node(graph, "王薇")) is None
    assert desk.clients.get("KH000002")[Basics.employer_name] == "样板贸易有限公司"
