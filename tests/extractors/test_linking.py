"""Links between the records of an article."""

import eventx

FLOOD = (
    "Banjir bandang melanda Kabupaten Sukamaju, Senin (3/3/2025). Sebanyak 12 orang tewas dan ratusan warga mengungsi. "
    "Presiden Hartono tiba di Kairo untuk kunjungan kerja."
)
TALKS = (
    "Menteri Luar Negeri Sulaiman Hartono bertemu Menteri Luar Negeri Jepang Kenji Morita di Tokyo, Selasa (4/3/2025). "
    "Keduanya menandatangani perjanjian dagang. "
    "Sulaiman mengatakan pertemuan itu berlangsung hangat."
)


def test_deaths_and_flight_are_linked_to_the_flood_and_a_trip_to_nothing():
    result = eventx.extract(FLOOD, published="2025-03-04")
    by_type = {event.type: event for event in result.events}
    flood = by_type["disaster"]
    assert by_type["die"].linked == by_type["displace"].linked == (flood.id,)
    assert flood.linked == by_type["travel"].linked == ()


def test_a_statement_is_about_the_meeting_it_tells_of_and_the_agreement_is_its_outcome():
    result = eventx.extract(TALKS, published="2025-03-05")
    (meeting,) = result.meetings
    (statement,) = result.statements
    (agreement,) = [event for event in result.events if event.type == "agree"]
    assert statement.about == (meeting.id,)
    assert meeting.reported_by == (statement.id,)
    assert meeting.outcome == (agreement.id,)
