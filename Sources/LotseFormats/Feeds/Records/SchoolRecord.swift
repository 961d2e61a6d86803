package import LotseCore

/// A school with its free places ("Schule").
package struct SchoolRecord: Hashable, Sendable, Codable {
    package var key: FeedKey
    package var name: String
    /// Its kind as the Land calls it ("Schulform").
    package var form: String?
    package var provider: String?
    package var place: FeedPlace
    package var grades: ClosedRange<Int>?
    package var freePlaces: Int?
    package var freeFrom: Day?
    /// With care in the afternoon ("Ganztag").
    package var isAllDay: Bool?
    /// From the first bell to the end of care.
    package var dailyHours: DailyHours?
    /// With a class for newcomers who learn German ("Willkommensklasse").
    package var hasWelcomeClass: Bool?
    package var takesInclusion: Bool?
    /// BCP 47 tags of the languages taught in or learnt, in order.
    package var languages: [String] = []
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?
    package var statedOn: Day?

    package init(key: FeedKey, name: String, place: FeedPlace) {
        self.key = key
        self.name = name
        self.place = place
    }

    package var fingerprint: FeedFingerprint { fingerprintMaker.fingerprint }

    var fingerprintMaker: FingerprintMaker {
        var maker = FingerprintMaker()
        maker.add([key.sender.connection, key.sender.name, key.object])
        for text in [name, form, provider] { maker.add(text) }
        maker.add(place)
        maker.add(grades.map { ["\($0.lowerBound)", "\($0.upperBound)"] } ?? [])
        maker.add(freePlaces)
        maker.add(freeFrom)
        maker.add(dailyHours)
        for flag in [isAllDay, hasWelcomeClass, takesInclusion] { maker.add(flag) }
        maker.add(languages)
        for text in [description, link] { maker.add(text) }
        maker.add(contact)
        maker.add(statedOn)
        return maker
    }
}
