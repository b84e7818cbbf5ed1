"""What every store must do, whichever database it stands on."""

import pytest

for _part in ("store_contract", "place_contract", "booking_contract", "time_contract", "random_life"):
    pytest.register_assert_rewrite(f"tests.contracts.{_part}")
