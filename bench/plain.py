"""A plain Django view of the first 25 records: what the list page is measured against."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path

from activities.models import Activity

LINE = """<tr><th>{{ row.title }} {{ row.reference }} {{ row.place }}</th><td>{{ row.date_from }}–{{ row.date_to }}</td>
<td>{% for part in row.participations.all %}{{ part.name }} {% endfor %}</td><td>{{ row.forms|join:", " }}</td>
<td>{{ row.get_state_display }} {{ row.get_timing_display }}</td></tr>"""
TABLE = Template(f"<!doctype html><table>{{% for row in rows %}}{LINE}{{% endfor %}}</table>")


@login_required
def plain_list(request: HttpRequest) -> HttpResponse:
    """The same records with the same columns, without access, search, filters or a look of its own."""
    rows = Activity.objects.select_related("owner").prefetch_related("participations__office")
    return HttpResponse(TABLE.render(Context({"rows": rows.order_by("-sort_on", "reference")[:25]})))


urlpatterns = [path("", plain_list)]
