"""Where in the world: cities, regions and countries by spelling, for every language that is read."""

from habeas.read.gazetteer.cyrillic import CyrillicGazetteer, load_cyrillic
from habeas.read.gazetteer.places import City, Country, Gazetteer, Region, load_gazetteer
from habeas.read.gazetteer.spelling import fold_spelling

__all__ = [
    "City",
    "Country",
    "CyrillicGazetteer",
    "Gazetteer",
    "Region",
    "fold_spelling",
    "load_cyrillic",
    "load_gazetteer",
]
