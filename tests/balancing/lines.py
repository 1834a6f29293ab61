"""Lines for the tests: the one of Jackson (1956), and small ones drawn by hypothesis."""

from functools import cache

from hypothesis import strategies as st

from app.balancing.line import LineTask, SewingLine, make_line

# J. R. Jackson, A computing procedure for a line balancing problem, Management Science 2 (1956).
JACKSON_TIMES = (6, 2, 5, 7, 1, 2, 3, 6, 5, 5, 4)
JACKSON_AFTER = ("", "1", "1", "1", "1", "2", "3 4 5", "6", "7", "8", "9 10")
JACKSON_STATIONS = {7: 8, 9: 6, 10: 5, 13: 4, 14: 4, 21: 3}


def jackson_tasks() -> list[LineTask]:
    return [
        LineTask(str(number), time, tuple(after.split()))
        for number, (time, after) in enumerate(zip(JACKSON_TIMES, JACKSON_AFTER, strict=True), 1)
    ]


def jackson_table() -> str:
    lines = [f"{task.name},{task.time},{';'.join(task.after)}" for task in jackson_tasks()]
    return "\n".join(["task,time,after", *lines]) + "\n"


@st.composite
def small_lines(draw: st.DrawFn, most: int = 8) -> SewingLine:
    count = draw(st.integers(1, most))
    tasks = [
        LineTask(
            f"t{place}",
            draw(st.integers(0, 24)) / 4,
            tuple(f"t{one}" for one in draw(st.sets(st.integers(0, place - 1)))) if place else (),
        )
        for place in range(count)
    ]
    return make_line(draw(st.permutations(tasks)))


def fewest_stations(line: SewingLine, cycle: float) -> int:
    """By trying every order: the best (stations, minutes in the last) after each set of tasks."""

    @cache
    def best(done: frozenset[int]) -> tuple[int, float]:
        if not done:
            return 1, 0.0
        found = []
        for last in done:
            rest = done - {last}
            if line.all_following[last] & done or not line.all_before[last] <= rest:
                continue
            stations, load = best(rest)
            time = line.tasks[last].time
            found.append((stations, load + time) if load + time <= cycle else (stations + 1, time))
        return min(found)

    return best(frozenset(range(len(line.tasks))))[0]


# The guardapolvo of the picture: minutes, machine, who sews it today.
GUARDAPOLVO = (
    ("Hombros", 1.0, "overlock", "Mirta", ""),
    ("Preparar cuello", 1.25, "recta", "Elvira", ""),
    ("Cuello", 2.05, "recta", "Elvira", "Preparar cuello;Hombros"),
    ("Mangas", 1.6, "overlock", "Mirta", "Cuello"),
    ("Preparar bolsillos", 0.6, "recta", "Rosa", ""),
    ("Bolsillos", 2.5, "recta", "Rosa", "Preparar bolsillos"),
    ("Costados", 1.25, "overlock", "Mirta", "Mangas;Bolsillos"),
    ("Puños", 1.55, "recta", "Rosa", "Costados"),
    ("Ruedo", 1.55, "recta", "Rosa", "Costados"),
    ("Ojales", 0.95, "ojaladora", "Sonia", "Ruedo"),
    ("Botones", 0.9, "botonera", "Sonia", "Ojales"),
    ("Plancha", 1.85, None, "Nidia", "Botones"),
)
SKILLS = {
    "Mirta": {"overlock", "recta"},
    "Elvira": {"recta", "overlock"},
    "Rosa": {"recta"},
    "Sonia": {"ojaladora", "botonera", "recta"},
    "Nidia": {"botonera"},
}
