"""The description of the API as a page: Swagger UI from our own server, split so that no script stands in the page."""

from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe
from drf_spectacular.views import SpectacularSwaggerSplitView

view = SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="portal/api_reference.html")
api_reference = require_safe(login_required(view))
