"""Faults of rulebooks in layers, in words: the law beneath them, and editions that overlap."""

from accede.wording.catalogue import _

FAULTS: dict[str, str] = {
    "preset_missing": _(
        "there is no preset “{given}” in a folder `presets` beside this rulebook or above it, nor among those that "
        "come with Accede"
    ),
    "preset_missing.near": _("there is no preset “{given}”; did you mean “{near}”?"),
    "no_rule_so_called": _('no rule of this edition is called “{given}”; write kind.name, or e.g. "election.*"'),
    "no_rule_so_called.near": _("no rule of this edition is called “{given}”; did you mean “{near}”?"),
    "not_early": _("{given} is not before the day from which this edition is in force ({day})"),
    "not_late": _("{given} is before the day from which this edition is in force ({day})"),
    "no_rank": _(
        "nobody can say how the text of article “{given}” ranks: name it in the article as `document`, and in the list "
        "`documents` of the head, the higher first"
    ),
    "not_lower": _("article “{given}” stands in “{document}”, which does not rank below “{own}”"),
    "not_law": _("“{given}” is not a preset: its head needs law = true, and no preset of its own"),
    "cannot_bind": _("only the law binds, and only rules of these kinds: {known}"),
    "given_by_law": _("the law ({law}) gives this matter to the body “{given}”"),
    "article_of_law": _("the law has an article “{given}” too; name one of them otherwise, such as “statutes {given}”"),
}
