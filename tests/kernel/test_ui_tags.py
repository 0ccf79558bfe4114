"""What the tags promise: escaped attributes, word differences, bars, fields that explain themselves."""

from django import forms
from django.template import Context, Template

from kernel.ui.diff import word_pieces
from kernel.ui.figures import Bar, bars
from kernel.ui.templatetags.portal import attributes, counted, size
from kernel.ui.words import Words


class Sample(forms.Form):
    """One text and one list of boxes."""

    title = forms.CharField(help_text="In full.")
    form = forms.MultipleChoiceField(
        choices=(("8a", Words("Discussion platform", code="8(a)")),), widget=forms.CheckboxSelectMultiple
    )


def drawn(source: str, **context: object) -> str:
    """A piece of template as the page shows it."""
    return Template(source).render(Context(context))


def test_an_attribute_from_a_person_stays_an_attribute():
    assert (
        attributes({"data-title": '"><script>', "onclick": "x", "hidden": True})
        == ' data-title="&quot;&gt;&lt;script&gt;" hidden'
    )


def test_a_component_escapes_the_text_it_is_given():
    source = '{% cotton btn href="{{ url }}" kind="main" title="{{ word }}" %}{{ word }}{% endcotton %}'
    page = drawn(source, word='"><b>', url='/?q="><b>')
    assert "<b>" not in page
    assert 'title="&quot;&gt;&lt;b&gt;"' in page


def test_a_difference_joins_back_to_both_texts():
    pieces = word_pieces("ກະຊວງ in March 2025", "ກະຊວງ on 20 March 2025")
    assert "".join(p.text for p in pieces if p.kind != "ins") == "ກະຊວງ in March 2025"
    assert "".join(p.text for p in pieces if p.kind != "del") == "ກະຊວງ on 20 March 2025"


def test_the_longest_bar_fills_its_column_and_the_number_stays():
    rows = bars(title="By form", rows=[Bar(label="a", number=5), Bar(label="b", number=15)]).rows
    assert [(row.number, row.width) for row in rows] == [(5, "33.3"), (15, "100.0")]


def test_a_wrong_field_names_its_hint_and_its_error():
    page = drawn("{{ field.as_field_group }}", field=Sample({})["title"])
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'class="form-control is-invalid"' in page


def test_boxes_carry_their_clause_and_point_to_the_error():
    page = drawn("{{ field.as_field_group }}", field=Sample({})["form"])
    assert '<span class="quiet nb">8(a)</span>' in page
    assert 'aria-describedby="id_form_error"' in page


def test_the_summary_names_the_field_of_each_error_and_links_to_its_control():
    page = drawn('{% cotton error-summary :form="form" /%}', form=Sample({}))
    assert '<a href="#id_title">Title – This field is required.</a>' in page
    assert '<a href="#id_form_0">Form – This field is required.</a>' in page
    assert "Two things to put right" in page


def test_numbers_and_sizes_read_as_words():
    assert [counted(n, "reason,reasons") for n in (1, 2, 1200)] == ["one reason", "two reasons", "1,200 reasons"]
    assert [size(n) for n in (0, 400, 184_000, 1_234_000)] == ["", "1 kB", "184 kB", "1.2 MB"]
