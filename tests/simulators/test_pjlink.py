"""The simulated projector, asked by an independent client."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiopjlink import PJClass, PJLink, PJLinkERR1, PJLinkERR3, PJLinkPassword, Power, Sources

from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import serving


def ask(
    projector: Projector, conversation: Callable[[PJLink], Awaitable[object]], password: str | None = None
) -> object:
    async def run(port: int) -> object:
        link = PJLink(address="127.0.0.1", port=port, password=password)
        try:
            async with link:
                return await conversation(link)
        finally:
            # The client leaves a connection open that was denied, and never waits for the end of one.
            if link._writer:
                link._writer.close()
            await asyncio.sleep(0.01)

    with serving([projector]) as (port,):
        return asyncio.run(run(port))


def test_another_client_reads_everything() -> None:
    async def everything(link: PJLink) -> list[object]:
        return [
            await link.power.get(),
            await link.sources.get(),
            await link.errors.query(),
            await link.lamps.status(),
            await link.info.projector_name(),
            await link.info.manufacturer_name(),
            await link.info.product_name(),
            await link.info.pjlink_class(),
            await link.info.serial_number(),
            await link.sources.resolution(),
        ]

    answers = ask(Projector(name="Sala Giunta", errors="200000"), everything)
    assert isinstance(answers, list)
    power, source, errors, lamps, name, maker, model, pj_class, serial, resolution = answers
    assert power == Power.State.ON
    assert source == (Sources.Mode.DIGITAL, "1")
    assert str(errors).count("ERROR") == 1
    assert "1204" in str(lamps)
    assert (name, maker, model, serial) == ("Sala Giunta", "RoomDesk", "Simulator", "SIM-0001")
    assert pj_class in ("2", PJClass.TWO)
    assert "1920" in str(resolution)


def test_another_client_logs_in_with_the_password_only() -> None:
    async def power(link: PJLink) -> Power.State:
        return await link.power.get()

    assert ask(Projector(password="hall"), power, "hall") == Power.State.ON
    for wrong in ("attic", None):
        with pytest.raises(PJLinkPassword):
            ask(Projector(password="hall"), power, wrong)


def test_another_client_switches_it() -> None:
    async def switch(link: PJLink) -> tuple[Power.State, tuple[Sources.Mode, str]]:
        await link.power.turn_off()
        off = await link.power.get()
        with pytest.raises(PJLinkERR3):
            await link.sources.get()
        await link.power.turn_on()
        await link.sources.set(Sources.Mode.RGB, 1)
        return off, await link.sources.get()

    assert ask(Projector(), switch) == (Power.State.OFF, (Sources.Mode.RGB, "1"))


def test_class_1_does_not_know_class_2() -> None:
    async def serial(link: PJLink) -> str:
        return await link.info.serial_number()

    with pytest.raises(PJLinkERR1):
        ask(Projector(pj_class=1), serial)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("%1POWR ?", "%1POWR=1"),
        ("%1powr ?", "%1POWR=1"),
        ("%1POWR 7", "%1POWR=ERR2"),
        ("%1INPT 99", "%1INPT=ERR2"),
        ("%1XXXX ?", "%1XXXX=ERR1"),
        ("%1NAME x", "%1NAME=ERR1"),
        ("%2LAMP ?", "%2LAMP=1204 1"),
    ],
)
def test_commands_are_answered_as_the_standard_says(line: str, answer: str) -> None:
    assert Projector().answer(line) == answer
