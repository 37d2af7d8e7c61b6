"""Whether Enter goes to the next field: from the beginning in Chinese, as office programs there do, else if wanted."""

from clientdesk.ui.context import Context

_KEPT, _NEXT, _STAY = "enter", "next", "stay"


def enter_goes_on(context: Context) -> bool:
    """Whether Enter in a field goes to the next one."""
    first = _NEXT if context.words.language.startswith("zh") else _STAY
    return context.remembered.dossier.get(_KEPT, first) == _NEXT


def let_enter_go_on(context: Context, *, wanted: bool) -> None:
    """Remember what Enter is to do."""
    context.remembered.dossier[_KEPT] = _NEXT if wanted else _STAY
    context.remembered.save()
