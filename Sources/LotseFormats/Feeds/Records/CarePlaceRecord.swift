package import LotseCore

/// A group of a day-care centre with its places ("Kita-Gruppe").
package struct CarePlaceRecord: Hashable, Sendable, Codable {
    package var key: FeedKey
    package var facility: String
    package var group: String?
    package var provider: String?
    package var place: FeedPlace
    /// Age at entry and the last month of age that the group takes.
    package var ageInMonths: ClosedRange<Int>?
    package var capacity: Int?
    package var freePlaces: Int
    package var freeFrom: Day?
    /// Minutes of the day at which the group opens and closes.
    package var opensAt: Int?
    package var closesAt: Int?
    /// BCP 47 tags of the languages spoken beside German, in order.
    package var languages: [String] = []
    package var takesInclusion: Bool?
    /// A month, as parents pay it.
    package var fee: Money?
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?
    package var statedOn: Day?

    package init(key: FeedKey, facility: String, place: FeedPlace, freePlaces: Int) {
        self.key = key
        self.facility = facility
        self.place = place
        self.freePlaces = freePlaces
    }

    package var fingerprint: FeedFingerprint { fingerprintMaker.fingerprint }

    var fingerprintMaker: FingerprintMaker {
        var maker = FingerprintMaker()
        maker.add([key.sender.connection, key.sender.name, key.object])
        for text in [facility, group, provider] { maker.add(text) }
        maker.add(place)
        maker.add(ageInMonths.map { ["\($0.lowerBound)", "\($0.upperBound)"] } ?? [])
        for number in [capacity, freePlaces] { maker.add(number) }
        maker.add(freeFrom)
        for number in [opensAt, closesAt] { maker.add(number) }
        maker.add(languages)
        maker.add(takesInclusion)
        maker.add(fee)
        for text in [description, link] { maker.add(text) }
        maker.add(contact)
        maker.add(statedOn)
        return maker
    }
}
