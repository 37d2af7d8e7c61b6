"""Even a single line tells its encoding, and a Chinese file is not taken for one of another script."""

import pytest

from clientdesk.exchange.intake.encodings import CODECS, OFFERED, guess

SIMPLE = (
    "张伟", "王芳", "李娜", "刘洋", "陈静", "杨丽", "赵磊", "黄敏", "周杰", "吴艳", "徐强", "孙涛", "胡明", "朱琳",
    "高飞", "林晓", "何勇", "郭军", "马超", "罗辉", "梁宇", "宋佳", "郑浩", "谢婷", "韩雪", "欧阳娜娜", "司马相如",
    "诸葛亮", "姓名,电话,地址", "客户名称,联系人,手机", "北京市朝阳区", "上海市浦东新区", "广东省深圳市南山区",
    "备注：重点客户", "男,已婚,汉族",
)  # fmt: skip
TRADITIONAL = (
    "陳淑芬", "林志豪", "黃雅惠", "張家豪", "劉詠詩", "吳俊賢", "鄭麗華", "蘇慧倫", "葉國強", "盧曉東", "鍾偉業",
    "馮寶儀", "王建國", "李美玲", "蔡怡君", "許志明", "謝佩珊", "曾文龍", "姓名,電話,地址", "客戶名稱,聯絡人,手機",
    "臺北市信義區", "高雄市前鎮區", "香港九龍尖沙咀", "備註：重點客戶", "男,已婚,臺灣", "生日,統一編號,傳真",
)  # fmt: skip
WESTERN = ("Müller;Köln", "François,Besançon", "Zoë Ångström", "“quoted” – and so on", "Straße 5", "5 €;10 £")


@pytest.mark.parametrize("line", SIMPLE)
def test_a_line_in_gbk_is_told_from_all_others(line: str) -> None:
    assert guess(line.encode("gbk")).encoding == "gb18030"


@pytest.mark.parametrize("line", TRADITIONAL)
def test_a_line_in_big5_is_told_from_all_others(line: str) -> None:
    assert guess(line.encode("cp950")).encoding == "big5"


@pytest.mark.parametrize("line", WESTERN)
def test_a_line_of_europe_is_not_taken_for_chinese(line: str) -> None:
    assert guess(line.encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_line_in_unicode_is_never_guessed_at(encoding: str) -> None:
    for line in (*SIMPLE, *TRADITIONAL, *WESTERN):
        content = line.encode(encoding)
        found = guess(content)
        assert content[found.skipped :].decode(CODECS[found.encoding]) == line


def test_the_first_encoding_offered_is_the_one_that_was_used() -> None:
    offered = guess("客户,电话\n".encode("gbk")).offered
    assert offered[0] == "gb18030"
    assert set(offered) == set(OFFERED)


def test_what_comes_late_in_a_file_is_looked_at() -> None:
    assert guess(b"name,city\n" * 60_000 + "陳淑芬,臺北市\n".encode("big5")).encoding == "big5"
