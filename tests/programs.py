"""Programs that ask the API with a token of somebody of the cast."""

import json

from django.test import Client

from kernel.accounts.services.issue_token import issue_token

LIST = "/api/v1/activities/"


class Program:
    """A program with a token of a person's first post."""

    def __init__(self, person, scopes=("read", "write", "act")):
        _token, secret = issue_token(actor=person.actor, post=person.posts[0], scopes=scopes)
        self.client, self.headers = Client(), {"Authorization": f"Bearer {secret}"}

    def __call__(self, method, path, body=None, version=None, **headers):
        """One request; a version goes as If-Match."""
        sent = self.headers | headers | ({"If-Match": f'"{version}"'} if version is not None else {})
        data = "" if body is None else json.dumps(body)
        return self.client.generic(method, path, data, content_type="application/json", headers=sent)
