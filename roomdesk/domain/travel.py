"""Journeys avoided: what meeting by video instead of driving saves."""

from __future__ import annotations

import math
from collections.abc import Sequence

from roomdesk.domain.frozen import frozen
from roomdesk.domain.places import Site

_EARTH_KM = 6371.0088  # mean radius, IUGG


@frozen
class TravelRates:
    """How a journey is reckoned; every figure is a setting whose source stands in docs/journeys.md."""

    road_factor: float = 1.3
    speed_kmh: float = 30.0
    euro_per_km: float = 0.45
    grams_co2_per_km: float = 160.0


@frozen
class Journeys:
    """Kilometres by road, hours of driving, euro, kilograms of CO₂."""

    km: float
    hours: float
    euro: float
    co2_kg: float


def great_circle_km(one: Site, other: Site) -> float:
    """Give the distance of two sites as the crow flies (haversine); 0 where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0.0
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    dlat, dlon = lat2 - lat1, math.radians(other.longitude - one.longitude)
    chord = math.sin(dlat / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(chord))


def avoided(sites: Sequence[Site], rates: TravelRates) -> Journeys:
    """Reckon one car's return journey from each other site to the first."""
    different = list({site.code: site for site in sites}.values())
    km = sum(2 * rates.road_factor * great_circle_km(different[0], other) for other in different[1:])
    return Journeys(km, km / rates.speed_kmh, km * rates.euro_per_km, km * rates.grams_co2_per_km / 1000)
