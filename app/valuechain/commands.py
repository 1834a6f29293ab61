"""The command line of anchor companies and their orders."""

from app.i18n import _
from app.lists.commands import command_of_list

anchors = command_of_list("anchors", _("Listar las empresas ancla, con sus condiciones y su regularidad."))
orders = command_of_list("orders", _("Listar los pedidos de las empresas ancla."), takes_period=True)
