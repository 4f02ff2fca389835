"""From accepted statements and consent to what may be shown: default deny, then searched for what must not show."""

from habeas.publish.dossier import Chapter, Compiled, Dossier, Entry, ProfileLine, Unheard, compile_dossier
from habeas.publish.errors import LeakFound, NeedsSecondPerson, NoConsent, PublishRefused
from habeas.publish.fields import Field, allowed_fields, parse_fields
from habeas.publish.leaks import Leak, find_leaks
from habeas.publish.release import Checked, Format, check_release
from habeas.publish.secrets import Secret

__all__ = [
    "Chapter",
    "Checked",
    "Compiled",
    "Dossier",
    "Entry",
    "Field",
    "Format",
    "Leak",
    "LeakFound",
    "NeedsSecondPerson",
    "NoConsent",
    "ProfileLine",
    "PublishRefused",
    "Secret",
    "Unheard",
    "allowed_fields",
    "check_release",
    "compile_dossier",
    "find_leaks",
    "parse_fields",
]
