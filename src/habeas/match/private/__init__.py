"""Two lists compared without being handed over: who is on both, or only how many."""

from habeas.match.private.compare import Shared, compare_lists, count_shared
from habeas.match.private.keys import Person, keys_of
from habeas.match.private.lists import AnsweredList, MaskedList, Masking, answer_list, mask_list

__all__ = [
    "AnsweredList",
    "MaskedList",
    "Masking",
    "Person",
    "Shared",
    "answer_list",
    "compare_lists",
    "count_shared",
    "keys_of",
    "mask_list",
]
