import LotseCore
import LotseFormats
import LotseWeb

/// The form of a kind, made from its template: what a table's columns ask, asked one below the other.
///
/// Answers are read by the same rules as a table's cells.
struct ListingForm {
    let kind: ListingKind
    let words: Words
    /// Names of places to choose from.
    let places: [String]
    /// Who may offer it.
    let organisations: [OrganisationProfile]
    /// Whether it may be offered in nobody's name but the alliance's.
    let mayBeNobodys: Bool

    private var answers: AnswerWords { AnswerWords(words: words) }

    /// The kind's template.
    static func template(of kind: ListingKind) -> Template {
        switch kind {
        case .vacancy: .vacancies
        case .home: .homes
        case .plot: .plots
        case .carePlace: .carePlaces
        case .school: .schools
        case .course: .courses
        }
    }

    /// - Parameter listing: what is there already; nil for a new one.
    /// - Returns: the form with what is there already in its fields.
    func form(of listing: Listing.Record? = nil) -> Form {
        let cells = listing.map { TemplateCells($0.content.record).values } ?? [:]
        var values: [String: String] = ["version": listing.map { "\($0.version)" } ?? ""]
        let only = organisations.count == 1 && listing == nil ? organisations[0].id : nil
        values["organisation"] = (listing?.organisation ?? only)?.text ?? ""
        for (field, cell) in cells { values[AnswerWords.name(field)] = cell }
        var form = Form("market.listing", sections: sections, values: values)
        for (field, cell) in cells {
            guard case .words = field.answer else { continue }
            form = form.presetting(AnswerWords.name(field), to: AnswerWords.parts(of: cell))
        }
        return form
    }

    /// What the form says, or the form with what is wrong with it.
    ///
    /// - Parameters:
    ///   - form: as it was sent.
    ///   - key: what the listing is called.
    ///   - known: what is there already; what the form does not ask stays.
    /// - Returns: the content where nothing is wrong, and the form.
    func content(of form: Form, as key: FeedKey, keeping known: ListingContent? = nil) -> (ListingContent?, Form) {
        var given = known.map { TemplateCells($0.record).values.filter { Self.isKept($0.key) } } ?? [:]
        for field in asked {
            let name = AnswerWords.name(field)
            if case .words = field.answer {
                given[field] = form.chosen(name).joined(separator: ", ")
            } else {
                given[field] = form.text(name)
            }
        }
        // Key and point belong to the address that they came with.
        let address = Self.whereabouts.map { given[$0] ?? "" }
        if known.map(Self.address) != address {
            for field in [TemplateField.municipality, .latitude, .longitude] { given[field] = nil }
        }
        let (record, problems) = TemplateFile.record(of: Self.template(of: kind), from: given, as: key)
        var form = form
        for problem in problems {
            let field = problem.position.field.flatMap { TemplateField(rawValue: $0) }
            let name = field.flatMap { asked.contains($0) ? AnswerWords.name($0) : nil } ?? "form"
            guard !form.errors.contains(where: { $0.field == name }) else { continue }
            form = form.adding(FormError(name, "market.fault.\(problem.problem.rawValue)"))
        }
        return (form.isValid ? ListingContent(record) : nil, form)
    }

    // MARK: Questions

    /// The fields that are asked, in the template's order.
    private var asked: [TemplateField] {
        let template = Self.template(of: kind)
        return (template.required + template.optional).filter { !Self.isKept($0) && $0 != .key && $0 != .statedOn }
    }

    /// What no form asks, because people do not know it by heart.
    private static func isKept(_ field: TemplateField) -> Bool {
        [.country, .municipality, .latitude, .longitude, .publishedOn].contains(field)
    }

    private static func address(of content: ListingContent) -> [String] {
        let place = ListingFacts(content).place
        return [place.postcode, place.town, place.street].map { $0 ?? "" }
    }

    private static let whereabouts: [TemplateField] = [.postcode, .town, .street]
    private static let asking: [TemplateField] = [.description, .link, .contact, .mail, .phone]

    private var sections: [Form.Section] {
        let what = asked.filter { !Self.whereabouts.contains($0) && !Self.asking.contains($0) }
        var sections = [
            Form.Section("market.section.what", what.map(field)),
            Form.Section("market.section.where", Self.whereabouts.map(field)),
            Form.Section("market.section.asking", Self.asking.map(field)),
        ]
        var offering = [Field("version", .hidden)]
        if organisations.count > 1 || mayBeNobodys {
            let nobody = mayBeNobodys ? [Field.Option("", words("market.nobody"))] : []
            let options = nobody + organisations.map { Field.Option($0.id.text, $0.name) }
            offering.insert(Field("organisation", .selection(options), isRequired: !mayBeNobodys), at: 0)
            sections.append(Form.Section("market.section.offering", offering))
        } else {
            sections.append(Form.Section("", offering))
        }
        return sections
    }

    private func field(_ field: TemplateField) -> Field {
        let isRequired = Self.template(of: kind).required.contains(field)
        return Field(AnswerWords.name(field), fieldKind(field, isRequired: isRequired), isRequired: isRequired)
    }

    private func fieldKind(_ field: TemplateField, isRequired: Bool) -> Field.Kind {
        switch field.answer {
        case .line where field == .town: .suggested(places, maxLength: 100)
        case .line: .text()
        case .list: .text(maxLength: 400)
        case .link: .text(maxLength: 2000)
        case .prose: .longText()
        case .mail: .mail
        case .phone: .phone
        case .day: .day
        case .dayOrAtOnce: kind == .vacancy ? .text(maxLength: 20) : .day
        case .time, .number: .text(maxLength: 20)
        case .money: .money(0...1_000_000_000_000)
        case .flag:
            .selection(silence(isRequired) + [.init("yes", words("market.yes")), .init("no", words("market.no"))])
        case .word(let list): .selection(silence(isRequired) + options(list, of: field))
        case .words(let list): .choices(options(list, of: field))
        }
    }

    private func silence(_ isRequired: Bool) -> [Field.Option] {
        [Field.Option("", words(isRequired ? "form.choose" : "market.unsaid"))]
    }

    private func options(_ list: [String], of field: TemplateField) -> [Field.Option] {
        list.map { Field.Option($0, answers.word($0, of: field)) }
    }
}
