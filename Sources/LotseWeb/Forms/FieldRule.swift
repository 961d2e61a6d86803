import LotseCore

/// Whether an answer does, field by field.
///
/// The sentences stand under `form.error.…`.
enum FieldRule {
    static func error(in field: Field, of data: FormData) -> FormError? {
        if case .file = field.kind {
            return field.isRequired && data.files[field.name] == nil ? missing(field) : nil
        }
        let values = data.all(field.name).filter { !$0.allSatisfy(\.isWhitespace) }
        guard let value = values.first.map({ _ in data[field.name] }) else {
            return field.isRequired ? missing(field) : nil
        }
        return switch field.kind {
        case .text(let limit), .longText(let limit), .suggested(_, let limit): tooLong(value, limit, field)
        case .mail: isMail(value) ? nil : FormError(field.name, "form.error.mail")
        case .phone: isPhone(value) ? nil : FormError(field.name, "form.error.phone")
        case .day: day(value) == nil ? FormError(field.name, "form.error.day") : nil
        case .number(let range): outOfRange(Int(value), range, field)
        case .money(let range):
            money(value).map { range.contains($0.cents) } == true ? nil : FormError(field.name, "form.error.money")
        case .choice(let options), .selection(let options):
            unknown([value], options, field)
        case .choices(let options): unknown(values, options, field)
        case .password: tooLong(value, 1024, field)
        case .code: tooLong(value, 64, field)
        case .hidden: tooLong(value, 4000, field)
        case .tick, .file, .trap: nil
        }
    }

    /// `2026-03-02`, as browsers send it, or `2.3.2026`, as people write it.
    static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
        guard parts.count == 3, parts[2].count == 4, let day = Digits.value(parts[0].utf8),
            let month = Digits.value(parts[1].utf8), let year = Digits.value(parts[2].utf8)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// `1.234,50`, `1234.50`, `1234` in euros.
    static func money(_ text: String) -> Money? {
        var digits = text.filter { $0 != " " && $0 != "€" && $0 != "\u{A0}" }
        if digits.contains(",") {
            digits = digits.filter { $0 != "." }.replacing(",", with: ".")
        } else if let point = digits.lastIndex(of: "."), digits[point...].count == 4 {
            digits = digits.filter { $0 != "." }
        }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, (1...2).contains(parts.count), let euros = Digits.value(whole.utf8),
            euros < 1_000_000_000_000
        else { return nil }
        guard parts.count == 2 else { return Money(cents: Int64(euros) * 100) }
        guard (1...2).contains(parts[1].count), let cents = Digits.value(parts[1].utf8) else { return nil }
        return Money(cents: Int64(euros * 100 + (parts[1].count == 1 ? cents * 10 : cents)))
    }

    /// Something, an `@`, something with a dot: only a mail that arrives proves an address.
    static func isMail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
            !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
        else { return false }
        return !text.contains { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "<" || $0 == ">" }
    }

    static func isPhone(_ text: String) -> Bool {
        let digits = text.filter { $0.isASCII && $0.isNumber }.count
        return (5...20).contains(digits) && text.count <= 40
            && text.allSatisfy { $0.isNumber || " +-/().".contains($0) }
    }

    private static func missing(_ field: Field) -> FormError {
        switch field.kind {
        case .choice, .selection, .choices: FormError(field.name, "form.error.choose")
        case .tick: FormError(field.name, "form.error.tick")
        case .file: FormError(field.name, "form.error.file")
        default: FormError(field.name, "form.error.missing")
        }
    }

    private static func tooLong(_ value: String, _ limit: Int, _ field: Field) -> FormError? {
        // Scalars, because one letter may carry thousands of accents; line ends count once, as browsers count them.
        value.unicodeScalars.count { $0 != "\r" } <= limit
            ? nil : FormError(field.name, "form.error.too-long", ["limit": "\(limit)"])
    }

    private static func outOfRange(_ number: Int?, _ range: ClosedRange<Int>, _ field: Field) -> FormError? {
        if let number, range.contains(number) { return nil }
        return FormError(
            field.name,
            "form.error.number",
            ["from": "\(range.lowerBound)", "to": "\(range.upperBound)"]
        )
    }

    private static func unknown(_ values: [String], _ options: [Field.Option], _ field: Field) -> FormError? {
        let known = Set(options.map(\.value))
        return values.allSatisfy(known.contains) ? nil : FormError(field.name, "form.error.choose")
    }
}
