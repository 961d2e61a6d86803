package import LotseCore

/// Days, times, numbers and money as a reader of the language writes them.
extension Words {
    /// A day in words: `2. März 2026`.
    package func day(_ day: Day) -> String {
        let (year, month, number) = day.components
        return self("format.day", ["day": "\(number)", "month": self("format.month.\(month)"), "year": "\(year)"])
    }

    /// A day in digits: `02.03.2026`.
    package func shortDay(_ day: Day) -> String {
        let (year, month, number) = day.components
        return self(
            "format.short-day",
            ["day": Digits.padded(number, to: 2), "month": Digits.padded(month, to: 2), "year": "\(year)"]
        )
    }

    /// Day and clock time in Germany: `2. März 2026, 10:05`.
    package func moment(_ moment: Timestamp) -> String {
        self("format.moment", ["day": day(Berlin.day(at: moment)), "time": time(moment)])
    }

    /// The clock time in Germany: `10:05`.
    package func time(_ moment: Timestamp) -> String {
        let minutes = Berlin.minuteOfDay(at: moment)
        return "\(Digits.padded(minutes / 60, to: 2)):\(Digits.padded(minutes % 60, to: 2))"
    }

    /// A whole number with its thousands grouped.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        guard digits.count > 4 else { return number < 0 ? "−\(digits)" : digits }
        var groups: [Substring] = []
        var rest = digits[...]
        while !rest.isEmpty {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        return (number < 0 ? "−" : "") + groups.joined(separator: self("format.group"))
    }

    /// Euros and cents: `1.234,50 €`; whole euros without cents.
    package func money(_ money: Money) -> String {
        let (euros, cents) = money.cents.magnitude.quotientAndRemainder(dividingBy: 100)
        let whole = number(Int(euros)) + (cents == 0 ? "" : self("format.decimal") + Digits.padded(cents, to: 2))
        return self("format.money", ["amount": (money.cents < 0 ? "−" : "") + whole])
    }

    /// A share in whole percent: `42 %`; a dash where there is nothing to share.
    package func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        return self("format.percent", ["number": "\((part * 200 + whole) / (whole * 2))"])
    }
}
