"""What may be done about prints of drafts: ask for one."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from councils.edits import held
from councils.errands import after_commit
from councils.record import Actor, act, record
from publications.committee import on_its_way
from publications.lifecycle import NotAllowedNow
from publications.models import Proof, Publication, State
from publications.report.content import content_of
from publications.report.snapshot import digest
from publications.tasks import render_due

WITHOUT_DRAFT = (State.PUBLISHED, State.WITHDRAWN)


@act
def ask_for_proof(publication: Publication, *, on: date, by: Actor) -> Proof:
    """Ask for a PDF of the draft exactly as it stands; of what was submitted, once it is. The same content is printed
    once, and asking again tries at once what failed. Raises NotAllowedNow where there is no draft."""
    council = held(publication.council)
    publication = on_its_way(publication, on=on)
    publication.refresh_from_db()
    if publication.state in WITHOUT_DRAFT:
        raise NotAllowedNow(_("This is no draft any more. Its PDF stands beside the published page."))
    content = publication.submitted or content_of(publication, on=on)
    known, asked = digest(content), {"asked_on": on, "asked_at": timezone.now(), "asked_by_name": str(by)}
    proof = publication.proofs.filter(digest=known).first()
    if proof is None:
        proof = Proof.objects.create(
            publication=publication,
            content=content,
            digest=known,
            **asked,
        )
        record("print of the draft asked for", by=by, council=council, of=publication, after={"digest": known})
    else:
        # Asked for last, it is the one that the page shows, whatever was printed in between.
        tried_anew = {"attempts": 0, "leased_until": None, "last_error": ""} if proof.last_error else {}
        Proof.objects.filter(pk=proof.pk).update(**asked, **tried_anew)
        proof.refresh_from_db()
    after_commit(render_due)
    return proof
