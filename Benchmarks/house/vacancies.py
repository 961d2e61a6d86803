"""A table of made-up vacancies, as large as all that a region's employers could have open at once."""

COUNT = 100_000
TRADES = [
    "Pflegefachkraft", "Elektroniker für Betriebstechnik", "Erzieherin", "Tischler", "Berufskraftfahrer", "Koch",
    "Softwareentwicklerin", "Verkäufer", "Maurer", "Anlagenmechaniker SHK", "Mechatronikerin", "Hausarzt", "Lehrerin",
    "Steuerfachangestellte", "Bäcker", "Friseurin", "Physiotherapeut", "Altenpflegehelferin", "Landwirt", "Lagerist",
    "Industriemechaniker", "Bürokauffrau", "Dachdecker", "Zahnmedizinische Fachangestellte", "Schweißer", "Kellnerin",
    "Sozialarbeiter", "Bauingenieurin", "Gärtner", "Chemielaborantin",
]
TOWNS = [("03046", "Cottbus"), ("03149", "Forst (Lausitz)"), ("03172", "Guben"), ("03130", "Spremberg"), ("03185", "Peitz")]


def write(file):
    with file.open("w", encoding="utf-8") as out:
        out.write("Schlüssel;Titel;Arbeitgeber;Ort;PLZ;Breite;Länge;Beginn am;Wochenstunden von;Wochenstunden bis;")
        out.write("Täglich von;Täglich bis;Entgelt von;Entgelt je;Deutsch\n")
        for number in range(COUNT):
            postcode, town = TOWNS[number % len(TOWNS)]
            trade = TRADES[number * 7 % len(TRADES)]
            out.write(
                f"S-{number};{trade} (m/w/d) Bereich {number % 40};Muster-Betrieb {number % 900};{town};{postcode};"
                f"{51.5 + number % 977 / 4000:.5f};{14.2 + number % 953 / 3000:.5f};{1 + number % 28:02}.04.2027;30;40;"
                f"0{6 + number % 3}:00;1{4 + number % 3}:30;{2200 + number % 2500},00;Monat;{('A2', 'B1', 'B2')[number % 3]}\n"
            )
