import LotseCore

/// One filled row, read field by field; every cell that does not do is remembered with its place.
///
/// Strict, other than feeds of machines: whoever filled a table can mend it.
struct TemplateRow {
    /// What a cell holds, and where.
    struct Cell {
        let text: String
        /// For numbers that need no guessing, such as those of JSON.
        var decimal: DecimalText?
        let position: FeedPosition
    }

    let position: FeedPosition
    private let limits: FeedLimits
    private let cells: [TemplateField: Cell]
    private(set) var problems: [FeedRefusal] = []
    private(set) var faults: [(FeedTolerance, FeedPosition)] = []

    init(_ cells: [TemplateField: Cell], at position: FeedPosition, _ limits: FeedLimits) {
        self.cells = cells
        self.position = position
        self.limits = limits
    }

    func has(_ field: TemplateField) -> Bool { cells[field] != nil }

    mutating func refuse(_ problem: FeedRefusal.Problem, _ field: TemplateField) {
        let cell = cells[field]
        var position = cell?.position ?? position
        position.field = field.rawValue
        problems.append(FeedRefusal(problem, at: position, sample: cell?.text))
    }

    mutating func require(_ fields: [TemplateField]) {
        for field in fields where !has(field) { refuse(.missingField, field) }
    }

    // MARK: Texts

    mutating func line(_ field: TemplateField) -> String? { text(field, most: limits.line, keepsLines: false) }
    mutating func prose(_ field: TemplateField) -> String? { text(field, most: limits.prose, keepsLines: true) }

    private mutating func text(_ field: TemplateField, most: Int, keepsLines: Bool) -> String? {
        guard let cell = cells[field] else { return nil }
        let cleaned = keepsLines ? FeedText.prose(cell.text, most: most) : FeedText.line(cell.text, most: most)
        if cleaned.faults.contains(.textCut) { refuse(.textTooLong, field) }
        if cleaned.faults.contains(.hiddenCharacters) { refuse(.controlCharacter, field) }
        return cleaned.text
    }

    mutating func mail(_ field: TemplateField) -> String? {
        guard let text = line(field) else { return nil }
        let address = MailAddress(text)
        if address == nil { refuse(.badMail, field) }
        return address?.text
    }

    mutating func link(_ field: TemplateField) -> String? {
        guard let text = line(field) else { return nil }
        let link = WebLink(text)
        if link == nil { refuse(.badLink, field) }
        return link?.text
    }

    /// One of the words of a list, in English or German.
    mutating func word<Value>(_ field: TemplateField, _ words: [String: Value]) -> Value? {
        guard let text = line(field) else { return nil }
        let value = words[text.lowercased()]
        if value == nil { refuse(.unknownValue, field) }
        return value
    }

    /// Several words with commas between them.
    mutating func words<Value>(_ field: TemplateField, _ words: [String: Value]) -> [Value] {
        guard let text = line(field) else { return [] }
        let parts = text.lowercased().split { $0 == "," || $0 == ";" || $0 == "/" }
        let values = parts.compactMap { part in words[part.split(separator: " ").joined(separator: " ")] }
        if values.count != parts.count { refuse(.unknownValue, field) }
        return values
    }

    /// Words of one's own with commas or semicolons between them.
    mutating func lines(_ field: TemplateField) -> [String] {
        guard let text = line(field) else { return [] }
        return text.split { $0 == "," || $0 == ";" }.map { $0.split(separator: " ").joined(separator: " ") }
            .filter { !$0.isEmpty }
    }

    // MARK: Numbers and days

    mutating func flag(_ field: TemplateField) -> Bool? { word(field, TemplateWords.flags) }

    mutating func money(_ field: TemplateField) -> Money? {
        number(field, scale: 2, most: 1_000_000_000_000).map { Money(cents: Int64($0)) }
    }

    /// A number times a power of ten.
    mutating func number(_ field: TemplateField, scale: Int = 0, least: Int = 0, most: Int) -> Int? {
        guard let cell = cells[field] else { return nil }
        guard let decimal = cell.decimal ?? DecimalText(cell.text) ?? DecimalText(Self.withoutUnit(cell.text)) else {
            refuse(.badNumber, field)
            return nil
        }
        guard !decimal.isAmbiguous else {
            refuse(.ambiguousNumber, field)
            return nil
        }
        guard let value = decimal.scaled(to: scale), (Int64(least)...Int64(most)) ~= value else {
            refuse(.numberOutOfRange, field)
            return nil
        }
        return Int(value)
    }

    private static func withoutUnit(_ text: String) -> String {
        text.replacing("€", with: "").replacing("m²", with: "").replacing("\u{A0}", with: " ")
    }

    /// Both ends of a range; nil when one is missing.
    mutating func range(
        _ first: TemplateField,
        _ last: TemplateField,
        least: Int = 0,
        most: Int
    ) -> ClosedRange<Int>? {
        let (low, high) = (number(first, least: least, most: most), number(last, least: least, most: most))
        guard let low, let high else {
            if low != nil, !has(last) { refuse(.missingField, last) }
            if high != nil, !has(first) { refuse(.missingField, first) }
            return nil
        }
        guard low <= high else {
            refuse(.emptyRange, last)
            return nil
        }
        return low...high
    }

    mutating func day(_ field: TemplateField) -> Day? {
        guard let text = line(field) else { return nil }
        let found = DayText(text)
        if found == nil { refuse(.badDate, field) }
        return found?.day
    }

    /// Minutes of the day of a clock time such as `7:30`.
    mutating func time(_ field: TemplateField) -> Int? {
        guard let text = line(field) else { return nil }
        if let minutes = Self.clock(text.utf8) { return minutes }
        let bare = text.lowercased().replacing("uhr", with: "").replacing(".", with: ":").filter { $0 != " " }
        let parts = bare.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
            let hours = Digits.value(parts[0].utf8), let minutes = parts.count == 1 ? 0 : Digits.value(parts[1].utf8),
            hours * 60 + minutes <= 1440, minutes < 60
        else {
            refuse(.badTime, field)
            return nil
        }
        return hours * 60 + minutes
    }

    /// `7:30` or `07:30`, as nearly all write it; nil for what must be looked at longer.
    private static func clock(_ text: String.UTF8View) -> Int? {
        var (hours, minutes, digits, colon) = (0, 0, 0, false)
        for byte in text {
            switch byte {
            case UInt8(ascii: ":") where !colon && (1...2).contains(digits): (colon, digits) = (true, 0)
            case 48...57 where colon: (minutes, digits) = (minutes * 10 + Int(byte - 48), digits + 1)
            case 48...57: (hours, digits) = (hours * 10 + Int(byte - 48), digits + 1)
            default: return nil
            }
            if digits > 2 { return nil }
        }
        guard colon, digits == 2, minutes < 60, hours * 60 + minutes <= 1_440 else { return nil }
        return hours * 60 + minutes
    }

    /// Both ends of a day's hours; nil when one is missing.
    mutating func dailyHours() -> DailyHours? {
        let (from, to) = (time(.dailyFrom), time(.dailyTo))
        guard let from, let to else {
            if from != nil, !has(.dailyTo) { refuse(.missingField, .dailyTo) }
            if to != nil, !has(.dailyFrom) { refuse(.missingField, .dailyFrom) }
            return nil
        }
        let hours = DailyHours(from: from, to: to)
        if hours == nil { refuse(.emptyRange, .dailyTo) }
        return hours
    }

    // MARK: Places

    mutating func place() -> FeedPlace {
        var place = FeedPlace()
        if let text = line(.country) {
            place.country = CountryText.byCode(text) ?? CountryText.byName(text)
            if place.country == nil { refuse(.badCountry, .country) }
        }
        place.town = line(.town)
        place.street = line(.street)
        place.postcode = postcode(in: place.country)
        if let text = line(.municipality) {
            // Spreadsheets take the key's leading zero away, as they do with postcodes.
            place.municipality = MunicipalityKey(text.utf8.count == 7 ? "0" + text : text)
            if place.municipality == nil { refuse(.badMunicipality, .municipality) }
        }
        if let latitude = line(.latitude), let longitude = line(.longitude) {
            place.position = Degrees.position(latitude: latitude, longitude: longitude)
            if place.position == nil { refuse(.badCoordinates, .latitude) }
        } else if has(.latitude) != has(.longitude) {
            refuse(.missingField, has(.latitude) ? .longitude : .latitude)
        }
        return place
    }

    private mutating func postcode(in country: Country?) -> String? {
        guard let text = line(.postcode) else { return nil }
        let isNumber = text.utf8.allSatisfy { (48...57).contains($0) }
        if let country, country.code != "DE" {
            if text.utf8.count > 10 { refuse(.badPostcode, .postcode) }
            return text
        }
        guard isNumber, (4...5).contains(text.utf8.count) else {
            refuse(.badPostcode, .postcode)
            return nil
        }
        guard text.utf8.count == 4 else { return text }
        var place = cells[.postcode]?.position ?? position
        place.field = TemplateField.postcode.rawValue
        faults.append((.postcodeRepaired, place))
        return "0" + text
    }

    mutating func contact() -> FeedContact? {
        FeedContact(name: line(.contact), mail: mail(.mail), phone: line(.phone))
    }
}
