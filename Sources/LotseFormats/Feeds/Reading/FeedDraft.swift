import LotseCore

/// A feed while it is read: cleans what senders write, and keeps count of what it had to forgive.
struct FeedDraft {
    let limits: FeedLimits
    var feed: Feed
    /// Where the object that is being read stands.
    var position = FeedPosition()

    init(_ format: FeedFormat, _ limits: FeedLimits) {
        self.limits = limits
        feed = Feed(format)
    }

    mutating func tolerate(_ fault: FeedTolerance, _ field: String? = nil) {
        var position = position
        position.field = field
        feed.report.tolerate(fault, at: position)
    }

    func refusal(_ problem: FeedRefusal.Problem, _ field: String? = nil, sample: String? = nil) -> FeedRefusal {
        var position = position
        position.field = field
        return FeedRefusal(problem, at: position, sample: sample)
    }

    mutating func refuse(_ refusal: FeedRefusal, key: FeedKey? = nil) {
        var refusal = refusal
        refusal.key = refusal.key ?? key
        feed.report.refuse(refusal)
    }

    /// Refuses an object for several reasons at once.
    mutating func refuse(_ refusals: [FeedRefusal], key: FeedKey?) {
        feed.report.refuse(
            refusals.map { refusal in
                var refusal = refusal
                refusal.key = key
                return refusal
            }
        )
    }

    mutating func take(_ record: FeedRecord, _ faults: [(FeedTolerance, FeedPosition)] = []) {
        for (fault, place) in faults { feed.report.tolerate(fault, at: place) }
        feed.take(record, at: position)
    }

    // MARK: Texts

    /// A text on one line; nil for an absent or blank one.
    mutating func line(_ text: String?, _ field: String) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return kept(FeedText.line(text, most: limits.line), field)
    }

    /// A text with lines; HTML becomes plain text.
    mutating func prose(_ text: String?, _ field: String) -> String? {
        guard var text, !text.isEmpty else { return nil }
        if text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }),
            MarkupText.isMarkup(text)
        {
            tolerate(.markupRemoved, field)
            text = MarkupText.plain(text)
        }
        return kept(FeedText.prose(text, most: limits.prose), field)
    }

    private mutating func kept(_ cleaned: (text: String?, faults: [FeedTolerance]), _ field: String) -> String? {
        for fault in cleaned.faults { tolerate(fault, field) }
        return cleaned.text
    }

    /// An address of the web; nil for anything that is not plain `http` or `https`.
    mutating func link(_ text: String?, _ field: String) -> String? {
        guard let text = line(text, field) else { return nil }
        if let link = WebLink(text) { return link.text }
        tolerate(.linkLeftOut, field)
        return nil
    }

    mutating func mail(_ text: String?, _ field: String) -> String? {
        guard let text = line(text, field) else { return nil }
        if let address = MailAddress(text) { return address.text }
        tolerate(.mailLeftOut, field)
        return nil
    }

    // MARK: Numbers

    /// Euros; left out when negative, ambiguous or not a number.
    mutating func money(_ text: String?, _ field: String) -> Money? {
        number(text, field, scale: 2, isMoney: true).map { Money(cents: Int64($0)) }
    }

    /// A number times a power of ten; left out when it cannot be read with certainty or is negative.
    ///
    /// Senders write thousands into prices, so that three digits behind a mark are ambiguous for `isMoney`.
    mutating func number(
        _ text: String?,
        _ field: String,
        scale: Int = 0,
        most: Int = 10_000_000_000_000,
        isMoney: Bool = false
    ) -> Int? {
        guard let text else { return nil }
        guard text.utf8.contains(where: { $0 > 32 }) else {
            tolerate(.emptyField, field)
            return nil
        }
        guard let decimal = DecimalText(Self.withoutUnit(text)), !(isMoney && decimal.isAmbiguous),
            !(decimal.isGerman && decimal.isAmbiguous), let value = decimal.scaled(to: scale),
            (0...Int64(most)) ~= value
        else {
            tolerate(.numberLeftOut, field)
            return nil
        }
        if decimal.isGerman { tolerate(.germanNumber, field) }
        return Int(value)
    }

    private static func withoutUnit(_ text: String) -> String {
        if let last = text.utf8.last, (48...57).contains(last) { return text }
        var text = text[...]
        while text.last == " " || text.last == "\u{A0}" { text.removeLast() }
        for unit in ["€", "EUR", "m²", "m2", "qm"] where text.hasSuffix(unit) {
            text = text.dropLast(unit.count)
            while text.last == " " || text.last == "\u{A0}" { text.removeLast() }
        }
        return String(text)
    }

    mutating func flag(_ text: String?, _ field: String) -> Bool? {
        guard let text = line(text, field)?.lowercased() else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        case "1", "ja", "j", "yes": tolerate(.looseFlag, field)
        case "0", "nein", "n", "no": tolerate(.looseFlag, field)
        default:
            tolerate(.unknownValue, field)
            return nil
        }
        return ["1", "ja", "j", "yes"].contains(text)
    }

    mutating func day(_ text: String?, _ field: String) -> Day? {
        guard let text else { return nil }
        guard text.utf8.contains(where: { $0 > 32 }) else {
            tolerate(.emptyField, field)
            return nil
        }
        guard let found = DayText(text) else {
            tolerate(.dateLeftOut, field)
            return nil
        }
        if found.isGerman { tolerate(.germanDate, field) }
        return found.day
    }

    // MARK: Places

    mutating func country(_ text: String?, _ field: String) -> Country? {
        guard let text = line(text, field) else { return nil }
        if let country = CountryText.byCode(text) { return country }
        if let country = CountryText.byName(text) {
            tolerate(.countryByName, field)
            return country
        }
        tolerate(.countryLeftOut, field)
        return nil
    }

    /// A postcode; a German one that lost its leading zero gets it back.
    mutating func postcode(_ text: String?, in country: Country?, _ field: String) -> String? {
        guard let text = line(text, field) else { return nil }
        let bare = text.hasPrefix("D-") || text.hasPrefix("DE-") ? text.drop { $0 != "-" }.dropFirst() : text[...]
        let isNumber = bare.utf8.allSatisfy { (48...57).contains($0) }
        if country == nil || country?.code == "DE" {
            if isNumber, bare.utf8.count == 5 { return String(bare) }
            if isNumber, bare.utf8.count == 4, country != nil {
                tolerate(.postcodeRepaired, field)
                return "0" + bare
            }
            if country != nil || !isNumber {
                tolerate(.postcodeLeftOut, field)
                return nil
            }
        }
        guard bare.utf8.count <= 10, bare.unicodeScalars.allSatisfy({ $0.isASCII && $0.value != 60 }) else {
            tolerate(.postcodeLeftOut, field)
            return nil
        }
        return String(bare)
    }

    /// A point from degrees as text; left out when it lies on no map.
    mutating func position(latitude: String?, longitude: String?, _ field: String) -> Position? {
        guard let latitude = line(latitude, field), let longitude = line(longitude, field) else { return nil }
        if let position = Degrees.position(latitude: latitude, longitude: longitude) { return position }
        tolerate(.coordinatesLeftOut, field)
        return nil
    }
}
