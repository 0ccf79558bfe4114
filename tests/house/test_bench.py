"""The figures compare what is alike: each baseline answers as its candidate does, in a small world too."""

import pytest
from django.core.management import call_command

from bench import figures, importing
from portal.demo import bench_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", sorted(figures.FIGURES))
def test_baseline_and_candidate_of_a_figure_answer_alike(cast, monkeypatch, name):
    monkeypatch.setattr(importing, "IMPORTED", 5)
    call_command("load_reference", verbosity=0)
    bench_world.build(activities=120, seed=3)
    baseline, candidate = figures.FIGURES[name].pair(cast)
    answer = candidate()
    assert answer
    assert answer == baseline()
