import LotseCore

/// Finds job postings anywhere in a graph of JSON-LD, and follows references inside of it.
struct JobPostingReader {
    private let root: JSONValue
    private let sender: FeedSender
    /// Nodes by their `@id`.
    private var nodes: [String: JSONObject] = [:]

    init(_ root: JSONValue, _ sender: FeedSender) {
        self.root = root
        self.sender = sender
        collect(root)
    }

    func read(_ draft: inout FeedDraft) {
        visit(root, &draft)
    }

    private mutating func collect(_ value: JSONValue) {
        switch value {
        case .list(let list):
            for item in list { collect(item) }
        case .object(let object):
            // A node that is nothing but its name is a reference to another one.
            if let name = object["@id"]?.text, object.members.count > 1, nodes[name] == nil { nodes[name] = object }
            for member in object.members.values { collect(member) }
        default: break
        }
    }

    private func visit(_ value: JSONValue, _ draft: inout FeedDraft) {
        switch value {
        case .list(let list):
            for item in list { visit(item, &draft) }
        case .object(let object) where Self.isPosting(object) && object.members.count > 2:
            take(object, &draft)
        case .object(let object):
            // By name, so that the order is the same in every run.
            for (_, member) in object.members.sorted(by: { $0.key < $1.key }) { visit(member, &draft) }
        default: break
        }
    }

    private static func isPosting(_ object: JSONObject) -> Bool {
        (object["@type"]?.each ?? []).contains { type in
            guard let name = type.text else { return false }
            return name == "JobPosting" || name.hasSuffix("/JobPosting") || name.hasSuffix(":JobPosting")
        }
    }

    private func take(_ object: JSONObject, _ draft: inout FeedDraft) {
        let entry = draft.feed.report.entryCount + 1
        draft.position = FeedPosition(line: object.line, entry: entry)
        guard entry <= draft.limits.entries else { return draft.refuse(draft.refusal(.tooManyFields)) }
        var vacancy = VacancyRecord(key: .unknown, title: draft.line(object["title"]?.word, "title") ?? "")
        if vacancy.title.isEmpty { vacancy.title = draft.line(object["name"]?.word, "name") ?? "" }
        vacancy.link = draft.link(object["url"]?.text, "url")
        vacancy.employer = employer(object, &draft)
        vacancy.places = (object["jobLocation"]?.each ?? []).prefix(100).compactMap { place($0, &draft) }
        vacancy.key = FeedKey(sender: sender, object: key(object, vacancy, &draft))
        guard !vacancy.title.isEmpty else {
            return draft.refuse(draft.refusal(.missingField, "title"), key: vacancy.key)
        }
        setTerms(of: &vacancy, object, &draft)
        guard !vacancy.places.isEmpty || vacancy.homeOffice == .fully else {
            return draft.refuse(draft.refusal(.noPlace, "jobLocation"), key: vacancy.key)
        }
        draft.take(.vacancy(vacancy))
    }

    /// The sender's own name for the job, else the address of its page, else one made of what it says.
    private func key(_ object: JSONObject, _ vacancy: VacancyRecord, _ draft: inout FeedDraft) -> String {
        for value in object["identifier"]?.each ?? [] {
            let text = value.word ?? resolved(value)?["value"]?.word
            if let name = draft.line(text, "identifier") { return name }
        }
        if let link = vacancy.link.flatMap({ WebLink($0) }) ?? object["@id"]?.text.flatMap({ WebLink($0) }) {
            draft.tolerate(.keyByOtherField, "identifier")
            return link.essence
        }
        draft.tolerate(.keyMadeUp, "identifier")
        var maker = FingerprintMaker()
        maker.add(vacancy.title)
        maker.add(vacancy.employer)
        maker.add(vacancy.places)
        return "made:\(maker.fingerprint)"
    }

    /// An object; one that is only a reference is looked up.
    private func resolved(_ value: JSONValue?) -> JSONObject? {
        guard let object = value?.object else { return nil }
        guard object.members.count == 1, let name = object["@id"]?.text else { return object }
        return nodes[name]
    }
}

extension JobPostingReader {
    private func employer(_ object: JSONObject, _ draft: inout FeedDraft) -> String? {
        guard let value = object["hiringOrganization"]?.each.first else {
            draft.tolerate(.fieldAbsent, "hiringOrganization")
            return nil
        }
        if let text = value.word {
            draft.tolerate(.textForObject, "hiringOrganization")
            return draft.line(text, "hiringOrganization")
        }
        return draft.line(resolved(value)?["name"]?.word, "hiringOrganization.name")
    }

    private func place(_ value: JSONValue, _ draft: inout FeedDraft) -> FeedPlace? {
        var place = FeedPlace()
        if let text = value.word {
            draft.tolerate(.textForObject, "jobLocation")
            place.town = draft.line(text, "jobLocation")
            return place.isFindable ? place : nil
        }
        guard let node = resolved(value) else { return nil }
        // Some write the address where the place should be.
        let address = node["address"]?.each.first ?? (node["addressLocality"] == nil ? nil : value)
        if let text = address?.word {
            draft.tolerate(.textForObject, "jobLocation.address")
            place.town = draft.line(text, "jobLocation.address")
        } else if let address = resolved(address) {
            let country = address["addressCountry"]?.each.first
            let name = country?.word ?? resolved(country)?["name"]?.word
            place.country = draft.country(name, "jobLocation.address.addressCountry")
            let code = address["postalCode"]?.word
            place.postcode = draft.postcode(code, in: place.country, "jobLocation.address.postalCode")
            place.town = draft.line(address["addressLocality"]?.word, "jobLocation.address.addressLocality")
            place.street = draft.line(address["streetAddress"]?.word, "jobLocation.address.streetAddress")
            place.region = draft.line(address["addressRegion"]?.word, "jobLocation.address.addressRegion")
        } else {
            place.town = draft.line(node["name"]?.word, "jobLocation.name")
        }
        let degrees = resolved(node["geo"])
        place.position = draft.position(
            latitude: degrees?["latitude"]?.word,
            longitude: degrees?["longitude"]?.word,
            "jobLocation.geo"
        )
        return place.isFindable ? place : nil
    }

    private func setTerms(of vacancy: inout VacancyRecord, _ object: JSONObject, _ draft: inout FeedDraft) {
        vacancy.description = draft.prose(object["description"]?.word, "description")
        vacancy.publishedOn = draft.day(object["datePosted"]?.word, "datePosted")
        vacancy.closesOn = draft.day(object["validThrough"]?.word, "validThrough")
        vacancy.startsOn = draft.day(object["jobStartDate"]?.word, "jobStartDate")
        vacancy.startsAtOnce = object["jobImmediateStart"]?.flag ?? false
        vacancy.occupation = draft.line(object["occupationalCategory"]?.each.first?.word, "occupationalCategory")
        vacancy.openings = draft.number(object["totalJobOpenings"]?.word, "totalJobOpenings", most: 100_000)
        if object["jobLocationType"]?.each.contains(where: { $0.text?.uppercased() == "TELECOMMUTE" }) == true {
            vacancy.homeOffice = vacancy.places.isEmpty ? .fully : .byAgreement
        }
        for type in object["employmentType"]?.each ?? [] {
            for word in (type.text ?? "").split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }) {
                employ(&vacancy, as: word.uppercased(), &draft)
            }
        }
        vacancy.pay = pay(object["baseSalary"] ?? object["estimatedSalary"]?.each.first, &draft)
        let contact = resolved(object["applicationContact"])
        vacancy.contact = FeedContact(
            name: draft.line(contact?["name"]?.word, "applicationContact.name"),
            mail: draft.mail(contact?["email"]?.word, "applicationContact.email"),
            phone: draft.line(contact?["telephone"]?.word, "applicationContact.telephone")
        )
    }

    private func employ(_ vacancy: inout VacancyRecord, as word: String, _ draft: inout FeedDraft) {
        let name = word.split(separator: "/").last.map(String.init) ?? word
        switch name.replacing("-", with: "_") {
        case "FULL_TIME", "FULLTIME", "VOLLZEIT": vacancy.hours.insert(.fullTime)
        case "PART_TIME", "PARTTIME", "TEILZEIT": vacancy.hours.insert(.partTime)
        case "TEMPORARY", "BEFRISTET": vacancy.isPermanent = false
        case "INTERN", "INTERNSHIP", "PRAKTIKUM": vacancy.offer = .placement
        case "CONTRACTOR": vacancy.offer = .selfEmployed
        case "OTHER", "PER_DIEM", "VOLUNTEER": break
        default: draft.tolerate(.unknownValue, "employmentType")
        }
    }

    private func pay(_ value: JSONValue?, _ draft: inout FeedDraft) -> VacancyRecord.Pay? {
        guard let value else { return nil }
        guard let amount = resolved(value) else {
            // A bare number says neither which money nor for how long.
            draft.tolerate(.textForObject, "baseSalary")
            return nil
        }
        guard amount["currency"]?.text.map({ $0.uppercased() == "EUR" }) ?? true else {
            draft.tolerate(.foreignCurrency, "baseSalary.currency")
            return nil
        }
        let range = resolved(amount["value"]) ?? amount
        let low = range["minValue"] ?? range["value"]
        let high = range["maxValue"] ?? low
        let name = (range["unitText"] ?? amount["unitText"])?.text?.uppercased()
        let units: [String: VacancyRecord.Pay.Unit] = [
            "HOUR": .hour, "DAY": .day, "WEEK": .week, "MONTH": .month, "YEAR": .year,
        ]
        guard let low = cents(low), let high = cents(high), let unit = name.flatMap({ units[$0] }),
            let pay = VacancyRecord.Pay(from: Money(cents: low), to: Money(cents: high), unit: unit)
        else {
            draft.tolerate(.numberLeftOut, "baseSalary")
            return nil
        }
        return pay
    }

    private func cents(_ value: JSONValue?) -> Int64? {
        guard let decimal = value?.decimal, !decimal.isAmbiguous else { return nil }
        return decimal.scaled(to: 2).flatMap { (0...100_000_000_000) ~= $0 ? $0 : nil }
    }
}
