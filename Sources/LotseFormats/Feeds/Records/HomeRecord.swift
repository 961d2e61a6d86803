package import LotseCore

/// A flat or house to rent or to buy ("Wohnung, Haus").
package struct HomeRecord: Hashable, Sendable, Codable {
    package var key: FeedKey
    package var title: String?
    package var form: Form = .flat
    package var tenure: Tenure
    package var place: FeedPlace
    package var areaInSquareDecimetres: Int?
    /// Two and a half rooms are five half rooms.
    package var halfRooms: Int?
    package var bedrooms: Int?
    package var floor: Int?
    /// Monthly rent without any costs ("Nettokaltmiete").
    package var coldRent: Money?
    /// Monthly running costs ("Nebenkosten").
    package var sideCosts: Money?
    /// Monthly heating costs ("Heizkosten").
    package var heatingCosts: Money?
    /// Monthly rent with all of it ("Warmmiete"), where the sender says so.
    package var warmRent: Money?
    package var deposit: Money?
    package var purchasePrice: Money?
    package var availableFrom: Day?
    /// What the sender wrote about when it is free, where that is no day.
    package var availability: String?
    package var isBarrierFree: Bool?
    package var allowsPets: Bool?
    /// Only for holders of a certificate of eligibility ("Wohnberechtigungsschein").
    package var needsHousingCertificate: Bool?
    package var yearBuilt: Int?
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?
    /// The day that the sender's data describe.
    package var statedOn: Day?
    /// An identifier that is the same whoever delivers the home (`openimmo_obid`).
    package var commonIdentifier: String?

    package init(key: FeedKey, tenure: Tenure, place: FeedPlace) {
        self.key = key
        self.tenure = tenure
        self.place = place
    }

    package enum Form: String, CaseIterable, Sendable, Codable {
        case flat
        case house
        case room
    }

    package enum Tenure: String, CaseIterable, Sendable, Codable {
        case rent
        case purchase
        case leasehold
    }

    package var fingerprint: FeedFingerprint { fingerprintMaker.fingerprint }

    var fingerprintMaker: FingerprintMaker {
        var maker = FingerprintMaker()
        maker.add([key.sender.connection, key.sender.name, key.object])
        maker.add(title)
        maker.add(form)
        maker.add(tenure)
        maker.add(place)
        for number in [areaInSquareDecimetres, halfRooms, bedrooms, floor] { maker.add(number) }
        for money in [coldRent, sideCosts, heatingCosts, warmRent, deposit, purchasePrice] { maker.add(money) }
        maker.add(availableFrom)
        maker.add(availability)
        for flag in [isBarrierFree, allowsPets, needsHousingCertificate] { maker.add(flag) }
        maker.add(yearBuilt)
        for text in [description, link] { maker.add(text) }
        maker.add(contact)
        maker.add(statedOn)
        maker.add(commonIdentifier)
        return maker
    }
}
