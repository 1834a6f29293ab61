"""What a supplier's sheet says: to a company, in a few plain sentences with where each number is from."""

from app.capability.supplier_records import Counted, OwnPaper, SupplierSheet
from app.capability.words import say_about
from app.i18n import _, format_day, format_number, ngettext
from app.phrases import capital


def say_part(part: str, sheet: SupplierSheet) -> str:
    """What the sheet says of a part; empty when nothing is known, which is said on the page alone."""
    match part:
        case "contact":
            return " · ".join(filter(None, (sheet.owner, sheet.phone)))
        case "products":
            return capital(", ".join(sheet.products))
        case "capacity":
            return _say_capacity(sheet)
        case "machines":
            return ", ".join(f"{one.name} ({format_number(one.count)})" for one in sheet.machines)
        case "people":
            return _say_people(sheet.people)
        case "quality":
            return _say_quality(sheet.counted_quality)
        case "documents":
            return _say_papers(sheet.documents)
        case "jobs":
            return _say_papers(sheet.jobs)
        case "photos":
            count = len(sheet.photos)
            return ngettext("{count} foto", "{count} fotos", count).format(count=count) if count else ""
    raise ValueError(part)


def _say_capacity(sheet: SupplierSheet) -> str:
    counted = sheet.counted_pieces
    if counted is not None and counted.pieces_per_day is not None:
        return _("De {low} a {high} prendas por día, de lo que hace hoy ({counted}).").format(
            low=say_about(round(counted.pieces_per_day.low)),
            high=say_about(round(counted.pieces_per_day.high)),
            counted=_say_counted(counted),
        )
    if sheet.said_month is not None:
        return ngettext(
            "Alrededor de {count} prenda por mes, según dice el taller.",
            "Alrededor de {count} prendas por mes, según dice el taller.",
            sheet.said_month,
        ).format(count=say_about(sheet.said_month))
    return ""


def _say_people(people: int | None) -> str:
    if people is None:
        return ""
    return ngettext("{count} persona", "{count} personas", people).format(count=people)


def _say_quality(counted: Counted | None) -> str:
    if counted is None:
        return ""
    said = []
    if counted.right_first_time is not None:
        said.append(
            _("De cada 100 prendas revisadas, {count} salen bien la primera vez.").format(
                count=round(counted.right_first_time * 100)
            )
        )
    if counted.on_time is not None and counted.on_time.due:
        said.append(
            ngettext(
                "Entregó a tiempo {kept} de {due} pedido.",
                "Entregó a tiempo {kept} de {due} pedidos.",
                counted.on_time.due,
            ).format(kept=counted.on_time.kept, due=counted.on_time.due)
        )
    return " ".join([*said, f"({_say_counted(counted)})"]) if said else ""


def _say_counted(counted: Counted) -> str:
    days = ngettext("{count} día contado", "{count} días contados", counted.days).format(count=counted.days)
    return _("{days}, del {first} al {last}").format(
        days=days, first=format_day(counted.since), last=format_day(counted.until)
    )


def _say_papers(papers: tuple[OwnPaper, ...]) -> str:
    return "; ".join(
        one.title if one.seen else _("{title} (según dice el taller)").format(title=one.title)
        for one in papers
    )
