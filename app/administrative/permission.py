"""What a workshop is asked before it is looked for in a list of a ministry."""

from app.i18n import N_
from app.registry.permissions import Permission

LIST_PERMISSION = Permission(
    "administrative_lists",
    "listas-1",
    N_(
        "¿Acepta que el centro busque a su taller, por su RUC o su cédula, en las listas que dan el IPS o el Ministerio de Trabajo? Se anota solo si figura y cuántas personas declara; nada de quienes trabajan. Sirve para saber si el apoyo sirvió. Puede decir que no, o cambiar de idea: entonces lo anotado deja de usarse."
    ),
)
