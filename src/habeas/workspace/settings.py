"""Every setting of a workspace: its value, and where the value came from.

`habeas.toml` in the workspace, then `HABEAS_*` in the environment, then the options of a command: the later
one wins. Settings that change the meaning of the record are entries in the log, not settings.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from habeas.workspace.errors import SettingsDamaged

MASK = "••••••"
"""What stands in the place of a secret when settings are shown."""


class SettingOrigin(StrEnum):
    """Where the value of a setting came from."""

    DEFAULT = "default"
    FOUND = "found upward"
    FILE = "habeas.toml"
    ENVIRONMENT = "environment"
    OPTION = "option"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its name in `habeas.toml`, its default, what it is for, and whether it may be shown."""

    name: str
    default: str
    purpose: str
    is_secret: bool = False
    in_file: bool = True

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"HABEAS_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="workspace",
        default="",
        purpose="The workspace folder; where it is not set, the nearest folder upward that is one.",
        in_file=False,
    ),
    Setting(
        name="passphrase",
        default="",
        purpose="The passphrase that unlocks the workspace; where it is not set, it is asked for.",
        is_secret=True,
        in_file=False,
    ),
    Setting(
        name="actor",
        default="",
        purpose="Who acts: the name of an enrolled person, or their id where their own passphrase opens the workspace.",
    ),
    Setting(name="case", default="main", purpose="The case that commands work in."),
    Setting(
        name="database",
        default="",
        purpose="Where the record is kept: empty for the encrypted file in the workspace, or postgresql://…",
        is_secret=True,
    ),
    Setting(
        name="reader",
        default="rules",
        purpose="Who reads: rules, or openai for a model behind an OpenAI-compatible address.",
    ),
    Setting(
        name="reader_address",
        default="",
        purpose="Where that model is, such as http://127.0.0.1:8080/v1; see `habeas reader`.",
    ),
    Setting(name="reader_model", default="", purpose="The name under which its server has the model."),
    Setting(
        name="reader_key",
        default="",
        purpose="What its server knows us by, where it asks for that; better in the environment than in the file.",
        is_secret=True,
    ),
    Setting(name="address", default="127.0.0.1:8750", purpose="Where `habeas serve` listens; keep it on this machine."),
    Setting(
        name="lock_after_minutes",
        default="15",
        purpose="After how many minutes without a page the desk asks for the passphrase again; 0 is never.",
    ),
    Setting(
        name="smtp_host",
        default="",
        purpose="The group's own mail server for `habeas act digest --send`; empty: nothing is ever sent.",
    ),
    Setting(name="smtp_port", default="587", purpose="The port of that server."),
    Setting(
        name="smtp_security",
        default="starttls",
        purpose="How the way to it is protected: starttls, tls, or none for a server on this machine.",
    ),
    Setting(name="smtp_user", default="", purpose="The account there; empty where none is needed."),
    Setting(
        name="smtp_password",
        default="",
        purpose="Its password; better in the environment than in the file.",
        is_secret=True,
    ),
    Setting(name="smtp_from", default="", purpose="The address that a digest comes from."),
    Setting(name="smtp_to", default="", purpose="The addresses that a digest goes to, with commas between."),
    Setting(
        name="digest_names",
        default="no",
        purpose="Whether calendar and digest may name people and addressees: yes or no.",
    ),
    Setting(name="publisher", default="", purpose="The name of the organisation that releases are signed with."),
)
"""Every setting there is; the reference manual is made from this list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingValue:
    """The value that a setting has, and where it came from."""

    setting: Setting
    value: str
    origin: SettingOrigin

    @property
    def shown(self) -> str:
        """The value as it may be shown: secrets masked."""
        return MASK if self.setting.is_secret and self.value else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their values."""

    values: tuple[SettingValue, ...]

    def __getitem__(self, name: str) -> str:
        """Return the value of a setting.

        Raises:
            KeyError: there is no setting of that name.
        """
        for value in self.values:
            if value.setting.name == name:
                return value.value
        raise KeyError(name)


def without_passphrase(settings: Settings) -> Settings:
    """Return the same settings, the passphrase left out: whoever holds them cannot open the workspace."""
    kept = (replace(one, value="") if one.setting.name == "passphrase" else one for one in settings.values)
    return Settings(values=tuple(kept))


def acting_as(settings: Settings, actor: str) -> Settings:
    """Return the same settings with another person who acts."""
    kept = (replace(one, value=actor) if one.setting.name == "actor" else one for one in settings.values)
    return Settings(values=tuple(kept))


def whole_number(settings: Settings, name: str) -> int:
    """Return a setting as a whole number that is not negative.

    Raises:
        SettingsDamaged: it is something else.
    """
    given = settings[name].strip()
    if not (given.isascii() and given.isdigit() and len(given) <= 9):
        raise SettingsDamaged(reason=f"[settings] {name}")
    return int(given)


def settle(
    *, folder: Path | None, environment: Mapping[str, str], options: Mapping[str, str | None] | None = None
) -> Settings:
    """Return every setting with the value that wins.

    Args:
        folder: The workspace whose `habeas.toml` is read, None where there is none yet.
        environment: Usually `os.environ`.
        options: What the command line gave, by setting name; None means not given.

    Raises:
        SettingsDamaged: `habeas.toml` is not TOML, or names a setting that does not exist.
    """
    written = {} if folder is None else _read_file(folder / "habeas.toml")
    given = {name: value for name, value in (options or {}).items() if value is not None}
    return Settings(values=tuple(_value(setting, folder, written, environment, given) for setting in SETTINGS))


def _value(
    setting: Setting,
    folder: Path | None,
    written: Mapping[str, str],
    environment: Mapping[str, str],
    given: Mapping[str, str],
) -> SettingValue:
    if setting.name in given:
        return SettingValue(setting=setting, value=given[setting.name], origin=SettingOrigin.OPTION)
    if setting.variable in environment:
        return SettingValue(setting=setting, value=environment[setting.variable], origin=SettingOrigin.ENVIRONMENT)
    if setting.name == "workspace" and folder is not None:
        return SettingValue(setting=setting, value=str(folder), origin=SettingOrigin.FOUND)
    if setting.in_file and setting.name in written:
        return SettingValue(setting=setting, value=written[setting.name], origin=SettingOrigin.FILE)
    return SettingValue(setting=setting, value=setting.default, origin=SettingOrigin.DEFAULT)


def _read_file(path: Path) -> dict[str, str]:
    """Return the settings that the file of a workspace holds; `format` and `workspace_id` belong to the store."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsDamaged(reason=type(error).__name__) from error
    table = content.get("settings", {})
    if not isinstance(table, dict):
        raise SettingsDamaged(reason="[settings] is not a table")
    known = {setting.name for setting in SETTINGS if setting.in_file}
    for name, value in table.items():
        if name not in known or not isinstance(value, str):
            raise SettingsDamaged(reason=f"[settings] {name}")
    return dict(table)
