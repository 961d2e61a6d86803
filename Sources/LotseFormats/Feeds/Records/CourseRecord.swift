package import LotseCore

/// A course that people can join: language, qualification, integration ("Kurs").
package struct CourseRecord: Hashable, Sendable, Codable {
    package var key: FeedKey
    package var title: String
    package var provider: String?
    package var subject: Subject = .other
    /// The level that is reached, for languages (CEFR).
    package var level: CEFRLevel?
    package var place: FeedPlace
    package var isOnline: Bool?
    package var startsOn: Day?
    package var endsOn: Day?
    /// When it meets, as written.
    package var times: String?
    /// The usual day of the course.
    package var dailyHours: DailyHours?
    package var capacity: Int?
    package var freePlaces: Int?
    package var fee: Money?
    package var hasChildcare: Bool?
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?
    package var statedOn: Day?

    package init(key: FeedKey, title: String, place: FeedPlace) {
        self.key = key
        self.title = title
        self.place = place
    }

    package enum Subject: String, CaseIterable, Sendable, Codable {
        case language
        case integration
        case qualification
        case recognition
        case other
    }

    package var fingerprint: FeedFingerprint { fingerprintMaker.fingerprint }

    var fingerprintMaker: FingerprintMaker {
        var maker = FingerprintMaker()
        maker.add([key.sender.connection, key.sender.name, key.object])
        for text in [title, provider] { maker.add(text) }
        maker.add(subject)
        maker.add(level)
        maker.add(place)
        maker.add(isOnline)
        for day in [startsOn, endsOn] { maker.add(day) }
        maker.add(times)
        maker.add(dailyHours)
        for number in [capacity, freePlaces] { maker.add(number) }
        maker.add(fee)
        maker.add(hasChildcare)
        for text in [description, link] { maker.add(text) }
        maker.add(contact)
        maker.add(statedOn)
        return maker
    }
}
