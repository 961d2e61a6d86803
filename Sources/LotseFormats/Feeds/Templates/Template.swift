/// A table that people fill in a spreadsheet: one for each kind of thing that a region offers.
package struct Template: Sendable {
    package let kind: FeedKind
    package let required: [TemplateField]
    package let optional: [TemplateField]

    /// The templates there are; places come as maps instead.
    package static let all = [vacancies, homes, plots, carePlaces, schools, courses]

    package static func of(_ kind: FeedKind) -> Template? { all.first { $0.kind == kind } }

    /// An empty table with the headings, as spreadsheets open it.
    package var file: [UInt8] {
        var writer = CSVWriter()
        writer.append((required + optional).map { .text($0.heading) })
        return writer.bytes
    }

    private static let address: [TemplateField] = [
        .country, .postcode, .street, .municipality, .latitude, .longitude,
    ]
    private static let about: [TemplateField] = [.description, .link, .contact, .mail, .phone, .statedOn]

    package static let vacancies = Template(
        kind: .vacancy,
        required: [.key, .title, .employer, .town],
        optional: address + [
            .occupation, .occupationCode, .offer, .publishedOn, .closesOn, .startsOn, .fillBy, .hours, .weeklyHoursFrom,
            .weeklyHoursTo, .dailyFrom, .dailyTo, .shifts, .homeOffice, .permanent, .contract, .payFrom, .payTo,
            .payUnit, .openings, .german, .requiredSkills, .wishedSkills, .familyTerms, .help,
        ] + about.filter { $0 != .statedOn }
    )
    package static let homes = Template(
        kind: .home,
        required: [.key, .tenure, .town, .area, .rooms],
        optional: address + [
            .title, .form, .bedrooms, .floor, .coldRent, .sideCosts, .heatingCosts, .warmRent, .deposit,
            .purchasePrice, .availableFrom, .barrierFree, .pets, .housingCertificate, .yearBuilt,
        ] + about
    )
    package static let plots = Template(
        kind: .plot,
        required: [.key, .town, .area],
        optional: address + [
            .title, .tenure, .cadastralDistrict, .parcel, .price, .pricePerSquareMetre, .development, .buildingLaw,
            .buildWithinYears, .buildUntil, .applyFrom, .applyUntil, .criteria,
        ] + about
    )
    package static let carePlaces = Template(
        kind: .carePlace,
        required: [.key, .facility, .town, .freePlaces],
        optional: address + [
            .group, .provider, .ageFrom, .ageTo, .capacity, .freeFrom, .opensAt, .closesAt, .languages, .inclusion,
            .fee,
        ] + about
    )
    package static let schools = Template(
        kind: .school,
        required: [.key, .name, .town],
        optional: address + [
            .schoolForm, .provider, .gradeFrom, .gradeTo, .freePlaces, .freeFrom, .allDay, .dailyFrom, .dailyTo,
            .welcomeClass,
            .inclusion, .languages,
        ] + about
    )
    package static let courses = Template(
        kind: .course,
        required: [.key, .title, .town],
        optional: address + [
            .provider, .subject, .level, .online, .startsOn, .endsOn, .times, .dailyFrom, .dailyTo, .capacity,
            .freePlaces, .fee, .childcare,
        ] + about
    )
}
