"""`habeas publish`: consents, and releases that show only what they allow."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from habeas.cli.opening import with_workspace
from habeas.cli.output import say, show_rows, write_out
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.ids import ConsentId, ExhibitId, PartyId, ReleaseId
from habeas.publish import Field
from habeas.workspace import GivenConsent, Workspace
from habeas.workspace.withholding import shows_name_to_many

DAY = click.DateTime(["%Y-%m-%d"])
PURPOSE = click.Choice([purpose.value for purpose in Purpose])
AUDIENCE = click.Choice([audience.value for audience in Audience])


@click.group("publish")
def publish_group() -> None:
    """Record consents, and release only what they allow."""


@publish_group.command("consent")
@click.option("--person", required=True, help="A name, number or id.")
@click.option("--given-by", required=True, help="Who gave it: the person, or one who may speak for them.")
@click.option("--purpose", "purposes", type=PURPOSE, multiple=True, required=True, help="What it may be used for.")
@click.option("--audience", "audiences", type=AUDIENCE, multiple=True, required=True, help="Who may see it.")
@click.option(
    "--field",
    "fields",
    type=click.Choice([field.value for field in Field]),
    multiple=True,
    required=True,
    help="What may be shown; may be given several times.",
)
@click.option("--from", "from_day", type=DAY, help="First day; today where not given.")
@click.option("--until", "until_day", type=DAY, help="Last day; open where not given.")
@click.option("--proof", metavar="EXHIBIT", help="The number of the exhibit that records it, such as x-0021.")
@with_workspace
def consent_command(
    workspace: Workspace,
    *,
    person: str,
    given_by: str,
    purposes: tuple[str, ...],
    audiences: tuple[str, ...],
    fields: tuple[str, ...],
    from_day: datetime | None,
    until_day: datetime | None,
    proof: str | None,
) -> None:
    """Record a consent: for these purposes, to these audiences, of these fields, and nothing else."""
    given = GivenConsent(
        given_by=given_by,
        purposes=tuple(Purpose(one) for one in purposes),
        audiences=tuple(Audience(one) for one in audiences),
        fields=fields,
        from_day=from_day.date() if from_day else workspace.today(),
        until_day=until_day.date() if until_day else None,
        proof=ExhibitId(workspace.id_of(proof)) if proof else None,
    )
    recorded = workspace.give_consent(person, given)
    click.echo(recorded.id)
    if recorded.has_ended(workspace.today()):
        say(f"Recorded; but it has ended already, on {recorded.until_day}: it allows nothing from then on.")
    else:
        say("Recorded.")
    if shows_name_to_many(recorded):
        _warn_of_pleas(workspace, recorded)


def _warn_of_pleas(workspace: Workspace, consent: Consent) -> None:
    """Say which reports about the person ask that a name be withheld, or that none does in words that are known."""
    pleas = workspace.pleas_about(consent.person)
    if not pleas:
        say("It lets the name be shown. No report about them asks in known words to withhold one: make sure of it.")
        return
    say("Check this first: it lets the name be shown, and reports about them ask that one be withheld.")
    for plea in pleas:
        say(f"  {plea.report}  “{plea.words}”")
    say(f"If it is this name: habeas publish withdraw {consent.id}")


@publish_group.command("withdraw")
@click.argument("consent")
@click.option("--reason", default="", help="Why, if the person says so.")
@with_workspace
def withdraw_command(workspace: Workspace, consent: str, reason: str) -> None:
    """Record that CONSENT holds no more; nothing that needs it can be released from now on."""
    click.echo(workspace.withdraw_consent(ConsentId(consent), reason=reason))
    say("Withdrawn.")


@publish_group.command("consents")
@click.option("--person", required=True, help="A name, number or id.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def consents_command(workspace: Workspace, person: str, as_json: bool) -> None:
    """List the consents of a person that were not withdrawn, those too that have ended."""
    found = workspace.record(person)
    show_rows(
        (
            {
                "consent": one.id,
                "given by": one.given_by,
                "purposes": ", ".join(one.purposes),
                "audiences": ", ".join(one.audiences),
                "fields": ", ".join(one.fields),
                "from": one.from_day,
                "until": one.until_day,
                "ended": one.has_ended(workspace.today()),
            }
            for one in workspace.consents(PartyId(found.party.id))
        ),
        as_json=as_json,
        if_none="No consent holds: nothing of this person may be shown to anyone.",
    )


@publish_group.command("dossier")
@click.option("--person", required=True, help="A name, number or id.")
@click.option("--purpose", type=PURPOSE, default=Purpose.PUBLISH.value, show_default=True, help="What it is for.")
@click.option("--audience", type=AUDIENCE, default=Audience.PUBLIC.value, show_default=True, help="Who will see it.")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Also write the drafts here, to be looked at."
)
@with_workspace
def dossier_command(workspace: Workspace, person: str, purpose: str, audience: str, out: Path | None) -> None:
    """Prepare a dossier: only what consent allows, opened again and searched for what it must not show."""
    prepared = workspace.publish(person, purpose=Purpose(purpose), audience=Audience(audience))
    click.echo(prepared.release)
    if out is not None:
        for checked in prepared.files:
            write_out(out / checked.name, checked.content)
    say(f"Prepared. A second person approves it: habeas publish approve {prepared.release} --as NAME")


@publish_group.command("approve")
@click.argument("release")
@click.option("--reason", default="", help="Needed only in a workspace declared for one person.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write the published files here.")
@with_workspace
def approve_command(workspace: Workspace, release: str, reason: str, out: Path | None) -> None:
    """Approve RELEASE as its second person, and publish it."""
    view = workspace.approve(ReleaseId(workspace.id_of(release)), reason=reason)
    for exhibit in view.files:
        if out is None:
            click.echo(exhibit.name)
        else:
            write_out(out / exhibit.name, workspace.release_file(view.record.proposed.release, exhibit.id).content)
    say("Published.")


@publish_group.command("releases")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@with_workspace
def releases_command(workspace: Workspace, as_json: bool) -> None:
    """List the releases, those that wait first."""
    show_rows(
        (
            {
                "release": one.number,
                "what": one.record.proposed.product,
                "person": one.person,
                "audience": one.record.proposed.audience.value,
                "prepared by": one.proposed_by,
                "approved by": ", ".join(one.approved_by),
                "published": one.record.published_at,
                "id": one.record.proposed.release,
            }
            for one in workspace.releases()
        ),
        as_json=as_json,
        if_none="No release was prepared.",
    )
