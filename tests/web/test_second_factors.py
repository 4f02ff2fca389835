"""A second factor works as before, and its secret stands nowhere in clear."""

from __future__ import annotations

import json
from pathlib import Path

from tests.web.conftest import World, clock

SECRET = "JBSWY3DPEHPK3PXP"


def test_a_secret_is_sealed_and_survives_a_rotation_of_keys(world: World) -> None:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    from habeas.store.plain_sql import fetch
    from habeas.web.accounts import make_account
    from habeas.web.current import serve_workspace
    from habeas.web.second_factors import SealedSecrets, seal_what_is_clear
    from habeas.workspace import Workspace

    user = make_account(world.workspace.actor.id)
    factor = TOTP.activate(user, SECRET)
    assert SECRET not in str(fetch("SELECT data FROM mfa_authenticator"))
    assert SealedSecrets().decrypt(factor.instance.data["secret"]) == SECRET

    Authenticator.objects.update(data={"secret": SECRET})
    assert SECRET in str(fetch("SELECT data FROM mfa_authenticator"))
    seal_what_is_clear()
    assert SECRET not in str(fetch("SELECT data FROM mfa_authenticator"))

    folder = Path(world.workspace.session.store.folder.path)
    sealed = json.dumps(Authenticator.objects.get().data)
    world.workspace.rotate_keys(None)
    with Workspace.open(folder, actor="Vera", clock=clock) as again:
        serve_workspace(again)
        stored = Authenticator.objects.get().data
        assert json.dumps(stored) != sealed
        assert SealedSecrets().decrypt(stored["secret"]) == SECRET
