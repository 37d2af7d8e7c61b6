"""Tags as the sidebar tells them: which there are, how many clients have each, whose they are."""

from clientdesk.desk import Desk
from clientdesk.desk.tags import Tag
from clientdesk.dossier.header import Header
from tests import make


def tagged(desk: Desk, name: str, *tags: str) -> int:
    client = make.person(name)
    client[Header.tags] = tags
    desk.clients.create(client)
    return client.id


def test_the_most_used_tags_come_first(desk: Desk) -> None:
    tagged(desk, "张伟", "VIP", "茶")
    tagged(desk, "李强", "vip")
    firm = make.enterprise("华信公司")
    firm[Header.tags] = ("VIP",)
    desk.clients.create(firm)
    assert desk.tags.most_used(5) == [Tag("VIP", 3), Tag("茶", 1)]
    assert desk.tags.most_used(1) == [Tag("VIP", 3)]


def test_clients_in_the_trash_are_not_counted(desk: Desk) -> None:
    tagged(desk, "张伟", "茶")
    desk.clients.trash(["KH000001"])
    assert desk.tags.most_used(5) == []


def test_a_tag_names_its_clients_however_it_is_written(desk: Desk) -> None:
    first, second = tagged(desk, "张伟", "VIP"), tagged(desk, "李强", "vip", "茶")
    tagged(desk, "王芳", "VIPs")
    assert desk.tags.numbers("Vip") == {first, second}
    assert desk.tags.numbers("none") == set()
