import LotseCore

/// One vacancy of either format, with nothing required yet.
struct HRXMLEntry {
    let object: String?
    let keyField: String
    let titleField: String
    let isGone: Bool
    let vacancy: VacancyRecord

    /// HR-XML 2.4.
    init(opening node: XMLNode, _ draft: inout FeedDraft) {
        keyField = "PositionRecordInfo/Id/IdValue"
        titleField = "PositionProfile/PositionDetail/PositionTitle"
        let posting = node.child("PositionPostings/PositionPosting")
        let record = node.child("PositionRecordInfo/Id")
        object =
            draft.line(record?.text("IdValue"), keyField)
            ?? draft.line(posting?.text("Id/IdValue"), "PositionPostings/PositionPosting/Id/IdValue")
        let status = node.child("PositionRecordInfo")?.text("Status")?.lowercased() ?? ""
        isGone = ["inactive", "closed", "cancelled", "deleted"].contains(status)
        let profile = node.child("PositionProfile")
        let detail = profile?.child("PositionDetail")
        var vacancy = VacancyRecord(key: .unknown, title: draft.line(detail?.text("PositionTitle"), titleField) ?? "")
        let organization = profile?.text("Organization/OrganizationName") ?? node.text("HiringOrg/HiringOrgName")
        vacancy.employer = draft.line(
            detail?.text("Company/Name") ?? detail?.text("Company") ?? organization,
            "PositionDetail/Company"
        )
        if vacancy.employer == nil { draft.tolerate(.fieldAbsent, "PositionDetail/Company") }
        let period = posting?.child("Id")?.attributes ?? [:]
        let own = posting?.attributes ?? [:]
        vacancy.publishedOn = draft.day(period["validFrom"] ?? own["validFrom"], "PositionPosting@validFrom")
        vacancy.closesOn = draft.day(period["validTo"] ?? own["validTo"], "PositionPosting@validTo")
        vacancy.link = draft.link(posting?.text("Link"), "PositionPosting/Link")
        vacancy.places = (detail?.children("PhysicalLocation") ?? []).prefix(100).compactMap { location in
            Self.place(location.child("PostalAddress"), "PhysicalLocation/PostalAddress", &draft)
        }
        let texts = (profile?.children("FormattedPositionDescription") ?? []).compactMap { part -> String? in
            guard part.text("Name")?.lowercased() != "mode" else { return nil }
            return draft.prose(part.text("Value"), "FormattedPositionDescription/Value")
        }
        vacancy.description = texts.isEmpty ? nil : texts.joined(separator: "\n")
        vacancy.occupation = draft.line(detail?.text("JobCategory/CategoryDescription"), "PositionDetail/JobCategory")
        Self.setHours(of: &vacancy, detail, &draft)
        let start = profile?.text("PositionDateInfo/StartDate/AnyDate") ?? profile?.text("PositionDateInfo/StartDate")
        vacancy.startsOn = draft.day(start, "PositionDateInfo/StartDate")
        vacancy.openings = draft.number(node.text("NumberToFill"), "NumberToFill", most: 100_000)
        vacancy.contact = Self.contact(profile?.child("HowToApply"), &draft)
        self.vacancy = vacancy
    }

    /// HR-BA-XML.
    init(posting node: XMLNode, _ draft: inout FeedDraft) {
        keyField = "JobPositionPostingId"
        titleField = "JobPositionInformation/JobPositionTitleDescription"
        object = draft.line(node.text(keyField), keyField)
        // 1 creates, 2 changes, 3 deletes.
        isGone = node.text("PostDetail/Action")?.filter { !$0.isWhitespace } == "3"
        let information = node.child("JobPositionInformation")
        let description = information?.child("JobPositionDescription")
        let title = draft.line(information?.text("JobPositionTitleDescription"), titleField)
        var vacancy = VacancyRecord(key: .unknown, title: title ?? "")
        let code = draft.line(information?.text("JobPositionTitle/TitleCode"), "JobPositionTitle/TitleCode")
        vacancy.occupationCode = code.map { "dkz:\($0)" }
        vacancy.employer = draft.line(node.text("HiringOrg/HiringOrgName"), "HiringOrg/HiringOrgName")
        if vacancy.employer == nil { draft.tolerate(.fieldAbsent, "HiringOrg/HiringOrgName") }
        vacancy.offer = Self.offer(information?.text("JobOfferType"), &draft)
        vacancy.publishedOn = draft.day(node.text("PostDetail/StartDate"), "PostDetail/StartDate")
        vacancy.closesOn = draft.day(node.text("PostDetail/EndDate"), "PostDetail/EndDate")
        vacancy.changedOn = draft.day(node.text("PostDetail/LastModificationDate"), "PostDetail/LastModificationDate")
        vacancy.startsOn = draft.day(information?.text("AssignmentStartDate"), "AssignmentStartDate")
        vacancy.openings = draft.number(information?.text("NumberToFill"), "NumberToFill", most: 100_000)
        vacancy.description = draft.prose(information?.text("Objective"), "JobPositionInformation/Objective")
        let locations = description?.children("JobPositionLocation") ?? []
        vacancy.places = locations.flatMap { $0.children("Location") }.prefix(100).compactMap { location in
            Self.place(location, "JobPositionLocation/Location", &draft)
        }
        let plan = description?.text("Classification/Schedule/WorkingPlan")?.filter { !$0.isWhitespace }
        // 1 is full time and 3 part time; the other numbers stand for shifts and forms that are not told apart here.
        if plan == "1" { vacancy.hours = [.fullTime] }
        if plan == "3" { vacancy.hours = [.partTime] }
        vacancy.isMarginal = draft.flag(description?.text("MiniJob"), "JobPositionDescription/MiniJob")
        let person = node.child("HiringOrg/Contact")
        let names = ["GivenName", "FamilyName"].compactMap { draft.line(person?.text($0), "Contact/\($0)") }
        vacancy.contact = FeedContact(
            name: names.isEmpty ? nil : names.joined(separator: " "),
            mail: draft.mail(person?.text("EMail"), "Contact/EMail"),
            phone: nil
        )
        self.vacancy = vacancy
    }
}

extension HRXMLEntry {
    private static func place(_ node: XMLNode?, _ field: String, _ draft: inout FeedDraft) -> FeedPlace? {
        guard let node else { return nil }
        var place = FeedPlace()
        place.country = draft.country(node.text("CountryCode"), field + "/CountryCode")
        place.postcode = draft.postcode(node.text("PostalCode"), in: place.country, field + "/PostalCode")
        place.town = draft.line(node.text("Municipality"), field + "/Municipality")
        place.region = draft.line(node.text("Region"), field + "/Region")
        let delivery = node.child("DeliveryAddress")
        let street = draft.line(node.text("StreetName") ?? delivery?.text("StreetName"), field + "/StreetName")
        let number = draft.line(delivery?.text("BuildingNumber"), field + "/BuildingNumber")
        place.street = street.map { name in number.map { "\(name) \($0)" } ?? name }
        return place.isFindable ? place : nil
    }

    private static func contact(_ node: XMLNode?, _ draft: inout FeedDraft) -> FeedContact? {
        let person = node?.child("PersonName")
        let names = ["GivenName", "FamilyName"].compactMap { draft.line(person?.text($0), "HowToApply/\($0)") }
        let method = node?.child("ApplicationMethods/ByEmail") ?? node?.child("ApplicationMethod")
        return FeedContact(
            name: names.isEmpty ? nil : names.joined(separator: " "),
            mail: draft.mail(method?.text("E-mail") ?? method?.text("InternetEmailAddress"), "HowToApply/E-mail"),
            phone: nil
        )
    }

    private static func setHours(of vacancy: inout VacancyRecord, _ detail: XMLNode?, _ draft: inout FeedDraft) {
        for node in detail?.children("PositionSchedule") ?? [] {
            switch draft.line(node.text, "PositionSchedule")?.lowercased() {
            case "full time", "fulltime", "full-time", "vollzeit": vacancy.hours.insert(.fullTime)
            case "part time", "parttime", "part-time", "teilzeit": vacancy.hours.insert(.partTime)
            case nil: break
            default: draft.tolerate(.unknownValue, "PositionSchedule")
            }
        }
    }

    private static func offer(_ text: String?, _ draft: inout FeedDraft) -> VacancyRecord.Offer {
        switch draft.line(text, "JobOfferType") {
        case nil, "1", "36", "37", "38", "40": return .job
        case "2": return .selfEmployed
        case "4": return .apprenticeship
        case "34": return .placement
        default:
            draft.tolerate(.unknownValue, "JobOfferType")
            return .job
        }
    }
}
