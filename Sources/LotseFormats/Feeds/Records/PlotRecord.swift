package import LotseCore

/// A building plot ("Bauplatz").
package struct PlotRecord: Hashable, Sendable, Codable {
    package var key: FeedKey
    package var title: String?
    package var tenure: HomeRecord.Tenure = .purchase
    package var place: FeedPlace
    /// The cadastral district ("Gemarkung").
    package var cadastralDistrict: String?
    /// Section and number of the parcel ("Flur, Flurstück").
    package var parcel: String?
    package var areaInSquareDecimetres: Int?
    package var price: Money?
    package var pricePerSquareMetre: Money?
    package var development: Development?
    /// What may be built, as the sender says it ("bebaubar nach").
    package var buildingLaw: String?
    /// Years within which the buyer must build ("Bauverpflichtung").
    package var buildWithinYears: Int?
    /// The day by which the building must stand, where the duty names one.
    package var buildUntil: Day?
    package var applyFrom: Day?
    package var applyUntil: Day?
    /// By what the municipality gives plots away ("Vergabekriterien"), plain text.
    package var criteria: String?
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?
    package var statedOn: Day?
    /// An identifier that is the same whoever delivers the plot (`openimmo_obid`).
    package var commonIdentifier: String?

    package init(key: FeedKey, place: FeedPlace) {
        self.key = key
        self.place = place
    }

    /// Whether roads and pipes reach the plot ("Erschließung").
    package enum Development: String, CaseIterable, Sendable, Codable {
        case none
        case partly
        case fully
        /// As is usual in that place ("ortsüblich erschlossen").
        case asUsual = "as-usual"
    }

    /// The whole price: as stated, or else what all square metres cost.
    package var wholePrice: Money? {
        if let price { return price }
        guard let area = areaInSquareDecimetres, let pricePerSquareMetre else { return nil }
        let (cents, isTooMuch) = pricePerSquareMetre.cents.multipliedReportingOverflow(by: Int64(area))
        return isTooMuch || cents > .max - 50 ? nil : Money(cents: (cents + 50) / 100)
    }

    /// The price of a square metre: as stated, or else the share of one in the whole price, to the cent.
    package var squareMetrePrice: Money? {
        if let pricePerSquareMetre { return pricePerSquareMetre }
        guard let area = areaInSquareDecimetres, area > 0, let price else { return nil }
        return Money(cents: (price.cents * 100 + Int64(area) / 2) / Int64(area))
    }

    package var fingerprint: FeedFingerprint { fingerprintMaker.fingerprint }

    var fingerprintMaker: FingerprintMaker {
        var maker = FingerprintMaker()
        maker.add([key.sender.connection, key.sender.name, key.object])
        maker.add(title)
        maker.add(tenure)
        maker.add(place)
        for text in [cadastralDistrict, parcel] { maker.add(text) }
        maker.add(areaInSquareDecimetres)
        for money in [price, pricePerSquareMetre] { maker.add(money) }
        maker.add(development)
        maker.add(buildingLaw)
        maker.add(buildWithinYears)
        for day in [applyFrom, applyUntil] { maker.add(day) }
        for text in [criteria, description, link] { maker.add(text) }
        maker.add(contact)
        maker.add(statedOn)
        maker.add(commonIdentifier)
        // Added later: what does not say it is not to look changed.
        if let buildUntil { maker.add(buildUntil) }
        return maker
    }
}
