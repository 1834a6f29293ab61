"""Today, formal and the difference: always in sight while one fills in the sheet."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.formalization.account_records import Account
from app.formalization.account_words import say_floor, say_headline, say_people, say_without
from app.i18n import _, format_money
from ui.widgets.card import Card, label, set_role

WIDE = 900  # pixels at text scale 1, for five amounts side by side


class Amount(QWidget):
    """What it says is one sentence for who cannot see it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.figure = label("", "amount")
        self.remark = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = label(name, "soft")
        for part in (self.title, self.figure, self.remark):
            column.addWidget(part)
        column.addStretch()

    def show_title(self, name: str) -> None:
        """Call it otherwise."""
        self._name = name
        self.title.setText(name)

    def show_amount(self, figure: str, remark: str = "", *, known: bool = True) -> None:
        """Show it; what is not known is written softly."""
        self.figure.setText(figure)
        set_role(self.figure, "amount" if known else "amount-unknown")
        self.remark.setText(remark)
        self.setAccessibleName(f"{self._name}: {figure}. {remark}")


class TotalsCard(Card):
    """The sum of the account, and how much of it is missing."""

    def __init__(self, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(4)
        self.today = Amount(_("Hoy se paga"))
        self.formal = Amount(_("Formal"))
        self.difference = Amount(_("Diferencia"))
        self.garment = Amount(_("Por prenda"))
        self.owner = Amount(_("Le queda a la dueña o el dueño"))
        self._scale = scale
        self.headline = label("", "strong", wrap=True)
        self.body.addWidget(self.headline)
        row = QHBoxLayout()
        row.setSpacing(18)
        for part in (self.today, self.formal, self.difference, self.garment, self.owner):
            row.addWidget(part, 1)
        self.body.addLayout(row)
        self.lacking = label("", "warning", wrap=True)
        self.people = label("", "small", wrap=True)
        self.body.addWidget(self.lacking)
        self.body.addWidget(self.people)

    def show_account(self, account: Account | None, *, with_owner: bool) -> None:
        """Show the totals; None: nobody is listed yet."""
        self._say(self.headline, say_headline(account) if account else "")
        self._say(self.people, say_people(account) if account else "")
        floor = account is not None and account.is_floor
        self.formal.show_title(_("Formal, por lo menos") if floor else _("Formal"))
        if account is None or not account.people - account.left_out:
            for part in (self.today, self.formal, self.difference, self.garment, self.owner):
                part.show_amount("—", known=False)
            self._say(self.lacking, _say_nothing_yet(account) if account else "")
            return
        self.today.show_amount(*_by_month(account.today_month, account.today_year))
        self.formal.show_amount(*_by_month(account.formal_month, account.formal_year))
        self.difference.show_amount(*_by_month(account.difference_month, account.difference_year, sign=True))
        self._show_garment(account)
        self._show_owner(account, with_owner)
        self._say(self.lacking, _say_lacking(account))

    @staticmethod
    def _say(part: QLabel, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the last two are read in the owner's card."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE * self._scale
        self.garment.setVisible(wide)
        self.owner.setVisible(wide)

    def _show_garment(self, account: Account) -> None:
        figure, remark = say_garment(account)
        self.garment.show_amount(figure, remark, known=account.garment_today is not None)

    def _show_owner(self, account: Account, with_owner: bool) -> None:
        figure, remark = say_owner(account, with_owner)
        self.owner.show_amount(figure, remark, known=account.owner_income_month is not None)


def say_garment(account: Account) -> tuple[str, str]:
    """What each garment costs more, and from what to what."""
    now, then = account.garment_today, account.garment_formal
    if now is None or then is None:
        return "—", _("anote abajo las prendas por mes")
    remark = _("de {now} a {then}").format(now=format_money(now), then=format_money(then))
    return _signed(then - now), remark


def say_owner(account: Account, with_owner: bool) -> tuple[str, str]:
    """What the owner keeps when people are formal, and what she keeps today."""
    formal, today = account.owner_income_formal, account.owner_income_month
    if today is None:
        return "—", _("anote abajo cuánto le queda hoy")
    if formal is None:
        return "—", _("no se puede decir sin el mínimo")
    if with_owner and account.owner.month is not None:
        formal -= account.owner.month
    if formal < 0:
        return f"− {format_money(-formal)}", _("no alcanza · hoy {now}").format(now=format_money(today))
    return format_money(formal), _("al mes · hoy {now}").format(now=format_money(today))


def _by_month(month: int, year: int, *, sign: bool = False) -> tuple[str, str]:
    write = _signed if sign else format_money
    return write(month), _("al mes · {amount} al año").format(amount=write(year))


def _signed(amount: int) -> str:
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''} {format_money(abs(amount))}".strip()


def _say_nothing_yet(account: Account) -> str:
    """Of nobody there is a sum: while no pay is written there is nothing to be said of one."""
    if all(person.line.pay is None for person in account.persons):
        return _("Escriba cuánto cobra cada una: la cuenta se arma a medida que se escribe.")
    return _say_lacking(account)


def _say_lacking(account: Account) -> str:
    """What the sum stands on, and who and what is not in it."""
    without = say_without(account)
    said = list(say_floor(account))
    if not account.complete:
        said.append(_("La cuenta no está completa."))
    said += [f"{one}." for one in account.missing]
    if without:
        said.append(_("Sin contar {without}.").format(without="; ".join(without)))
    return " ".join(said)
