"""The shape of a course file, checked with pydantic.

Imported only when a file is parsed (pydantic costs about 70 ms to load).
"""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from app.i18n import _
from app.strict import Strict, Text
from app.training.pictures import answer_pictures
from app.training.records import LETTERS, Course, PlannedSession, TestQuestion

ItemCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-\d{2}$")]
Giver = Literal["SNPP", "SINAFOCAL", "CAE", "ancla", "par", "bomberos", "municipio", "otro"]
FEWEST_QUESTIONS, MOST_QUESTIONS = 5, 8
MOST_PICTURES = 5  # beside one answer


class QuestionEntry(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^P\d$")]
    text: Text
    choices: Annotated[list[Text], Field(min_length=3, max_length=len(LETTERS))]
    right: Annotated[str, StringConstraints(pattern=r"^[a-f]$")]
    item: ItemCode | None = None
    objective: Annotated[int, Field(ge=1)] | None = None
    pictures: list[Annotated[list[Text], Field(min_length=1, max_length=MOST_PICTURES)]] = []

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.right not in LETTERS[: len(self.choices)]:
            raise ValueError(_("la respuesta correcta no está entre las opciones"))
        if len({choice.casefold() for choice in self.choices}) != len(self.choices):
            raise ValueError(_("dos opciones dicen lo mismo"))
        if self.item is None and self.objective is None:
            raise ValueError(_("la pregunta dice de qué punto u objetivo es"))
        if len(self.pictures) not in (0, len(self.choices)):
            raise ValueError(_("los dibujos son uno o más por opción, o ninguno"))
        if {name for names in self.pictures for name in names} - set(answer_pictures()):
            raise ValueError(_("nombra un dibujo que no está en «pictures.toml»"))
        return self

    def record(self) -> TestQuestion:
        lists = {"choices": tuple(self.choices), "pictures": tuple(map(tuple, self.pictures))}
        return TestQuestion(**self.model_dump() | lists)


class SessionEntry(Strict):
    topic: Text
    minutes: Annotated[int, Field(gt=0, le=600)]
    reflection: bool = False


class CourseFile(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^CUR-\d{2}$")]
    title: Text
    summary: Text
    audience: Literal["owners", "workers", "both"]
    objectives: Annotated[list[Text], Field(min_length=2)]
    lifts: Annotated[list[ItemCode], Field(min_length=1)]
    solutions: list[Text] = []
    materials: Annotated[list[Text], Field(min_length=1)]
    given_by: Annotated[list[Giver], Field(min_length=1)]
    sessions: Annotated[list[SessionEntry], Field(min_length=1)]
    questions: Annotated[list[QuestionEntry], Field(min_length=FEWEST_QUESTIONS, max_length=MOST_QUESTIONS)]
    source: Text
    state: Literal["draft", "reviewed"]
    discreet: bool = False
    reserved: bool = False

    @model_validator(mode="after")
    def check(self) -> Self:
        if len(set(self.lifts)) != len(self.lifts):
            raise ValueError(_("un punto está dos veces en «lifts»"))
        if len({question.code for question in self.questions}) != len(self.questions):
            raise ValueError(_("dos preguntas tienen el mismo código"))
        for question in self.questions:
            if question.item is not None and question.item not in self.lifts:
                raise ValueError(_("una pregunta es de un punto que el curso no trabaja"))
            if (question.objective or 1) > len(self.objectives):
                raise ValueError(_("una pregunta es de un objetivo que no está"))
        return self

    def record(self) -> Course:
        plain = self.model_dump(exclude={"sessions", "questions"})
        values: dict[str, Any] = {
            name: tuple(one) if isinstance(one, list) else one for name, one in plain.items()
        }
        return Course(
            **values,
            hours=sum(session.minutes for session in self.sessions) / 60,
            sessions=tuple(PlannedSession(**one.model_dump()) for one in self.sessions),
            questions=tuple(question.record() for question in self.questions),
        )
