"""Whether a whole name begins with its surnames, told by the names that are common in Paraguay."""

from functools import lru_cache

from app.registry.names import ARTICLES, LOWER, fold, split_full_name, tidy, title_name, without_honorific

_GIVEN_WORDS = (
    "ada adela adelina adolfo adriana agustin agustina aida alba alberto alcides alejandra alejandro alfredo alicia "
    "alma amada amalia amelia ana anastacia andrea andres angel angela angelica anibal anselmo antolina antonia "
    "antonio ariel arnaldo arturo asuncion aurelia aurora beatriz belen benita benito bernarda bertha blanca blas "
    "brigida camila candida carina carla carlos carmen carolina catalina cecilia celia celeste cesar cinthia clara "
    "claudia concepcion cristian cristina cristobal dahiana daisy daniel daniela david delia delfina derlis diana "
    "diego digna domingo dominga dora edgar eduardo edith elena elida elisa elizabeth elsa elva elvira ema emilia emilio "
    "enrique epifania ernesto estela esteban estefania ester eugenia eugenio eulalia eusebia eva evelyn fabiola "
    "fatima felicia feliciana felipa felipe felix fermina fernanda fernando fidelina francisca francisco gabriel "
    "gabriela genaro gerardo gilberto gisela gladys gloria graciela gregoria gregorio griselda guillermina "
    "guillermo gustavo hector herminia hilda hugo ignacia ignacio ines irene irma isabel isidora ismael jacinta "
    "javier jazmin jessica jesus joana joaquin johana jorge jose josefa josefina juan juana juana julia julian "
    "juliana julio justina karen karina laura lelia leonor leonardo leticia lida lidia lilian liliana liz lorena "
    "lourdes lucas lucia lucila luis luisa luz mabel magdalena manuel manuela marcela marcelo marcial marcos "
    "margarita maria mariana mariela mario marisa marisol marlene marta martha matilde mauricio maxima mercedes "
    "miguel milagros mirian mirna mirta modesta monica nancy natalia nelida nelly nelson nidia nilda nilsa nimia "
    "noelia noemi norma nuria obdulia odilia olga oscar pablo pablina patricia paula paulina pedro perla petrona "
    "pilar porfiria priscila ramon ramona raquel raul rebeca reina ricardo rita roberto rocio rodrigo rolando "
    "romina rosa rosalia rosana rosario roque ruben rufina ruth salvador samuel sandra sara saturnina "
    "sebastian selva sergio silvia simona sofia soledad sonia stella susana tatiana teodora teresa tomas tomasa "
    "ursula valentina valeria vanesa vanessa venancia veronica vicenta vicente victor victoria virginia viviana "
    "walter wilma wilson yolanda zoraida zulma zunilda"
)
_GIVEN = frozenset(_GIVEN_WORDS.split())
_FAMILY_WORDS = (
    "acosta acuna aguayo aguero aguilera alcaraz almada alonso alvarenga alvarez amarilla aquino aranda arce arguello "
    "arias avalos ayala baez barreto barrios benitez bernal bobadilla bogado britez brizuela caballero cabanas "
    "cabral caceres cano cantero cardozo castillo centurion cespedes chamorro chavez colman coronel cristaldo "
    "cuevas davalos delvalle diaz dominguez duarte dure enciso escobar escurra espinola estigarribia falcon "
    "farina fernandez ferreira fleitas florentin flores franco frutos galeano gamarra garay garcia garcete gauto "
    "gavilan gimenez godoy gomez gonzalez guerrero gutierrez hermosilla herrera ibarra ibarrola insfran jara "
    "jimenez ledesma leguizamon leiva lezcano lopez lovera lugo maciel maldonado marecos martinez mareco medina "
    "melgarejo mendez mendoza mendieta mereles meza miranda molinas mongelos morales morel moreno morinigo "
    "nunez ocampos ojeda ortega ortellado ortigoza ortiz osorio oviedo ovelar paez paredes patino pavon penayo "
    "peralta pereira perez portillo prieto quintana quinonez ramirez ramos recalde resquin riveros rivas roa "
    "robles rodas rodriguez rojas rolon roman romero ruiz sanabria sanchez santacruz silva silvero solis sosa "
    "torales torres trinidad valdez valenzuela vallejos vargas vazquez velazquez vera vergara villalba villalobos "
    "villamayor yegros zarate zarza zelaya zorrilla"
)
_FAMILY = frozenset(_FAMILY_WORDS.split())


@lru_cache(maxsize=1 << 13)
def puts_surnames_first(name: str) -> bool | None:
    """Whether a name without a comma begins with its surnames; None when its words do not tell."""
    words = fold(name).split()
    if len(words) < 2 or "," in name:
        return None
    first = _side(words[0])
    last = _side(words[-1])
    if first == "family" and last == "given":
        return True
    return False if first == "given" and last == "family" else None


def begins_with_whole_name(text: str) -> bool:
    """Whether what stands before a comma is a given name and a surname, and so perhaps another person's."""
    left, comma, right = text.partition(",")
    words = fold(left).split()
    if not comma or len(words) < 2 or not right.strip():
        return False
    return _side(words[0]) == "given" and words[0] not in _FAMILY and _side(words[-1]) != "given"


def _side(word: str) -> str | None:
    if word in _GIVEN:
        return "given"
    return "family" if word in _FAMILY else None


def split_surnames_first(text: str) -> tuple[str, str]:
    """Given names and surnames of a name that begins with the surnames: "GONZÁLEZ BENÍTEZ ANA"."""
    words = title_name(without_honorific(tidy(text))).split(" ")
    if "," in text or len(words) < 2:
        return split_full_name(text)
    count = _count_surnames(words)
    family = " ".join(words[:count])
    starts_low = words[0].lower() in LOWER | ARTICLES
    return title_name(" ".join(words[count:])), family[:1].lower() + family[1:] if starts_low else family


def _count_surnames(words: list[str]) -> int:
    """How many of a name's first words are the surnames, when it begins with them."""
    folded = [fold(word) for word in words]
    if len(words) < 3:
        return 1
    given = [at for at, word in enumerate(folded) if at and word in _GIVEN and word not in _FAMILY]
    start = 0
    while start < len(words) - 1 and folded[start] in (
        "de",
        "del",
        "la",
        "las",
        "los",
        "von",
        "van",
        "da",
        "dos",
    ):
        start += 1
    if given and start < given[0]:
        return given[0]
    return min(start + 2, len(words) - 1)
