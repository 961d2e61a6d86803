"""A directory of municipalities in the official form (GV100AD), of the size of the real one, with made-up names."""

MUNICIPALITIES = 10_981
DISTRICTS = 400
DAY = "20231130"


def text() -> str:
    lines = []
    for state in range(1, 17):
        lines.append(record("10", f"{state:02}", name=f"Land {state}"))
    for district in range(DISTRICTS):
        key = f"{district % 16 + 1:02}0{district // 16 + 1:02}"
        lines.append(record("40", key, name=f"Kreis {district}", kind="43"))
        lines.append(record("50", key, association="0001", name=f"Amt {district}", kind="51"))
    for number in range(MUNICIPALITIES):
        district = number % DISTRICTS
        key = f"{district % 16 + 1:02}0{district // 16 + 1:02}{number // DISTRICTS + 1:03}"
        lines.append(municipality(key, f"Musterort {number}", 500 + number % 4000, 10_000 + number * 8))
    order = {line: (line[10:18].ljust(8), line[:2]) for line in lines}
    return "".join(f"{line}\r\n" for line in sorted(lines, key=order.__getitem__))


def municipality(key: str, name: str, population: int, postcode: int) -> str:
    head = record("60", key, association="0001", name=name, kind="64")[:128]
    return f"{head}{4712:011}{population:011}{population // 2:011}    {postcode:05}".ljust(220)


def record(kind_of_record: str, key: str, association: str = "    ", name: str = "", kind: str = "  ") -> str:
    start = f"{kind_of_record}{DAY}{key.ljust(8)}{association}{name.ljust(50)}"
    return f"{start.ljust(122)}{kind}".ljust(220)
