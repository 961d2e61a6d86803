import LotseCore
import LotseFormats

/// What all kinds of listings have, taken out of their content: what lists show, sort and search.
struct ListingFacts: Hashable, Sendable {
    let title: String
    /// Employer, landlord or provider, as written.
    let offeredBy: String?
    let place: FeedPlace
    /// From when on it can be had; nil for at once or unknown.
    let freeOn: Day?
    /// The last day to ask for it.
    let closesOn: Day?
    let freeCount: Int?
    /// The day that the sender's data describe.
    let statedOn: Day?

    init(_ content: ListingContent) {
        switch content {
        case .vacancy(let vacancy):
            self.init(
                vacancy.title,
                by: vacancy.employer,
                at: vacancy.places.first ?? FeedPlace(),
                from: vacancy.startsOn,
                until: vacancy.closesOn,
                count: vacancy.openings,
                statedOn: vacancy.changedOn ?? vacancy.publishedOn
            )
        case .home(let home):
            self.init(home.title, at: home.place, from: home.availableFrom, statedOn: home.statedOn)
        case .plot(let plot):
            self.init(
                plot.title ?? plot.cadastralDistrict,
                at: plot.place,
                from: plot.applyFrom,
                until: plot.applyUntil,
                statedOn: plot.statedOn
            )
        case .carePlace(let care):
            self.init(
                care.group.map { "\(care.facility), \($0)" } ?? care.facility,
                by: care.provider,
                at: care.place,
                from: care.freeFrom,
                count: care.freePlaces,
                statedOn: care.statedOn
            )
        case .school(let school):
            self.init(
                school.name,
                by: school.provider,
                at: school.place,
                from: school.freeFrom,
                count: school.freePlaces,
                statedOn: school.statedOn
            )
        case .course(let course):
            self.init(
                course.title,
                by: course.provider,
                at: course.place,
                from: course.startsOn,
                count: course.freePlaces,
                statedOn: course.statedOn
            )
        }
    }

    /// What has no title is called by its address.
    private init(
        _ title: String?,
        by offeredBy: String? = nil,
        at place: FeedPlace,
        from freeOn: Day? = nil,
        until closesOn: Day? = nil,
        count: Int? = nil,
        statedOn: Day?
    ) {
        let address = [place.street, place.town ?? place.postcode].compactMap(\.self).joined(separator: ", ")
        let named = title.flatMap { $0.isEmpty ? nil : $0 }
        self.title = named ?? (address.isEmpty ? "–" : address)
        self.offeredBy = offeredBy
        self.place = place
        self.freeOn = freeOn
        self.closesOn = closesOn
        freeCount = count
        self.statedOn = statedOn
    }
}
