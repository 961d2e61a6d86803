"""A full OpenImmo transfer of made-up homes and plots, as large as all that a portal of a region could hand over."""

from collections.abc import Iterator

OBJECTS = 100_000
PROVIDERS = 40
TOWNS = [("03046", "Cottbus"), ("03149", "Forst (Lausitz)"), ("03172", "Guben"), ("03130", "Spremberg"), ("03185", "Peitz")]
TEXT = (
    "Helle Wohnung in ruhiger Lage, wenige Schritte von Park, Kita und Haltestelle. Das Bad ist neu, die Küche kann "
    "übernommen werden. Zum Haus gehören ein Keller, ein Raum für Fahrräder und ein Hof mit Bäumen. "
)


def write(file, changed: frozenset[int] = frozenset(), left_out: frozenset[int] = frozenset()):
    """Writes the transfer piece by piece; `changed` objects cost more, `left_out` ones are not named any more."""
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<openimmo>\n')
        out.write('<uebertragung art="ONLINE" umfang="VOLL" modus="NEW" version="1.2.7" sendersoftware="Muster"')
        out.write(' senderversion="1"/>\n')
        for provider in range(PROVIDERS):
            out.write(f"<anbieter><firma>Muster-Wohnbau {provider}</firma>")
            out.write(f"<openimmo_anid>MUSTER-{provider:04}</openimmo_anid>\n")
            for number in range(provider, OBJECTS, PROVIDERS):
                if number not in left_out:
                    out.writelines(entry(number, 10 if number in changed else 0))
            out.write("</anbieter>\n")
        out.write("</openimmo>\n")


def entry(number: int, dearer: int) -> Iterator[str]:
    postcode, town = TOWNS[number % len(TOWNS)]
    is_plot = number % 20 == 0
    kind = "<grundstueck grundst_typ=\"WOHNEN\"/>" if is_plot else "<wohnung wohnungtyp=\"ETAGE\"/>"
    sale = "true" if is_plot else "false"
    yield (
        f'<immobilie><objektkategorie><nutzungsart WOHNEN="true" GEWERBE="false"/><vermarktungsart KAUF="{sale}" '
        f'MIETE_PACHT="{"false" if is_plot else "true"}"/><objektart>{kind}</objektart></objektkategorie>'
        f"<geo><plz>{postcode}</plz><ort>{town}</ort><geokoordinaten breitengrad=\"{51.5 + number % 977 / 4000:.5f}\" "
        f'laengengrad="{14.2 + number % 953 / 3000:.5f}"/><strasse>Musterweg</strasse><hausnummer>{number}</hausnummer>'
        f'<bundesland>Brandenburg</bundesland><land iso_land="DEU"/><etage>{number % 6}</etage></geo>'
        f"<kontaktperson><name>Muster</name><vorname>Maja</vorname><email_direkt>m{number % 90}@example.org</email_direkt>"
        f"<tel_durchw>+49 3562 {number % 9000}</tel_durchw></kontaktperson>"
    )
    if is_plot:
        price = 30_000 + number % 700 * 100 + dearer
        yield f"<preise><kaufpreis>{price}.00</kaufpreis></preise>"
        yield f"<flaechen><grundstuecksflaeche>{500 + number % 600}.00</grundstuecksflaeche></flaechen>"
        yield '<zustand_angaben><erschliessung erschl_attr="VOLLERSCHLOSSEN"/></zustand_angaben>'
    else:
        rent = 380 + number % 640 + dearer
        yield (
            f"<preise><nettokaltmiete>{rent}.00</nettokaltmiete><nebenkosten>{90 + number % 70}.50</nebenkosten>"
            f"<heizkosten>{60 + number % 40}.00</heizkosten><kaution>{rent * 3}.00</kaution></preise>"
            f"<flaechen><wohnflaeche>{35 + number % 900 / 10:.2f}</wohnflaeche><anzahl_zimmer>{1 + number % 9 / 2:.1f}"
            f"</anzahl_zimmer></flaechen><ausstattung><barrierefrei>{'true' if number % 7 == 0 else 'false'}"
            f"</barrierefrei></ausstattung><zustand_angaben><baujahr>{1900 + number % 120}</baujahr></zustand_angaben>"
        )
    yield (
        f"<freitexte><objekttitel>Musterweg {number}, {town}</objekttitel><objektbeschreibung>{TEXT * 2}"
        f"</objektbeschreibung><lage>{TEXT}</lage></freitexte><verwaltung_objekt><objektadresse_freigeben>true"
        f"</objektadresse_freigeben><haustiere>true</haustiere></verwaltung_objekt><verwaltung_techn><objektnr_extern>"
        f'W-{number:06}</objektnr_extern><aktion/><openimmo_obid>MUSTER-{number:012}</openimmo_obid>'
        f"<stand_vom>2026-11-20</stand_vom></verwaltung_techn></immobilie>\n"
    )
