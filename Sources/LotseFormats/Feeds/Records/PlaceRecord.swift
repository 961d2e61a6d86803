/// Something that stands on a map: an office, a doctor, a stop ("Ort").
package struct PlaceRecord: Hashable, Sendable, Codable {
    package var key: FeedKey
    package var name: String
    /// What it is, as the sender calls it.
    package var category: String?
    package var place: FeedPlace
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?

    package init(key: FeedKey, name: String, place: FeedPlace) {
        self.key = key
        self.name = name
        self.place = place
    }

    package var fingerprint: FeedFingerprint { fingerprintMaker.fingerprint }

    var fingerprintMaker: FingerprintMaker {
        var maker = FingerprintMaker()
        maker.add([key.sender.connection, key.sender.name, key.object])
        for text in [name, category] { maker.add(text) }
        maker.add(place)
        for text in [description, link] { maker.add(text) }
        maker.add(contact)
        return maker
    }
}
