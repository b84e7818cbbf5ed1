"""Places and people kept in memory, as they are at one version of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import Email, RoomCode, SiteCode
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room, Site
from roomdesk.stores import rows


@frozen
class PlacesInMemory:
    """Sites, rooms and people as they are at one version, with the numbers of their rows."""

    version: int
    sites: Mapping[SiteCode, Site]
    rooms: Mapping[RoomCode, Room]
    people: Mapping[Email, Person]
    room_nums: Mapping[RoomCode, int]
    room_codes: Mapping[int, RoomCode]
    site_rooms: Mapping[SiteCode, list[int]]

    def room_num(self, code: RoomCode) -> int:
        try:
            return self.room_nums[code]
        except KeyError as error:
            raise NotFound("room", code) from error


def in_memory(
    at: int, sites: Sequence[rows.Row], found: Sequence[rows.Row], people: Sequence[rows.Row]
) -> PlacesInMemory:
    """Keep rows of sites and rooms, each behind its number, in the order of their codes, and rows of people."""
    room_nums = {RoomCode(row[1]): row[0] for row in found}
    site_rooms: dict[SiteCode, list[int]] = {SiteCode(row[1]): [] for row in sites}
    for num, _, site, *_ in found:
        site_rooms[site].append(num)
    return PlacesInMemory(
        at,
        {SiteCode(row[1]): rows.site(row[1:]) for row in sites},
        {RoomCode(row[1]): rows.room(row[1:]) for row in found},
        {person.email: person for person in map(rows.person, people)},
        room_nums,
        {num: code for code, num in room_nums.items()},
        site_rooms,
    )
