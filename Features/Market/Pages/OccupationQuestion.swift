import LotseCore
import LotseFormats
import LotseWeb

/// The question which occupation a vacancy is for, where its title leaves it open.
struct OccupationQuestion {
    let words: Words
    let occupations: any OccupationSource

    init(_ words: Words, _ occupations: any OccupationSource) {
        self.words = words
        self.occupations = occupations
    }

    /// The likeliest to choose from, what the choice leaves open, and a code for whoever knows better.
    ///
    /// - Parameters:
    ///   - listing: a vacancy.
    ///   - data: what was answered; nil where nothing was yet.
    /// - Returns: the form, with what is wrong or still to be answered, and the code once that is nothing.
    func form(of listing: Listing.Record, _ data: FormData? = nil) -> (form: Form, occupation: Int?) {
        let asked = question(of: listing).map { question in
            TitleFields(
                question,
                first: Field("likely", .choice([])),
                other: words("market.occupation.other"),
                in: data ?? FormData(),
                words
            )
        }
        let form = Form(
            "market.occupation",
            (asked?.fields ?? []) + [Field("code", .text(maxLength: 20)), Field("version", .hidden)],
            values: ["version": "\(listing.version)"]
        )
        guard let data else { return (form, nil) }
        let read = form.reading(data)
        guard read.isValid else { return (read, nil) }
        if let asked, !read.text("likely").isEmpty {
            return (read, asked.occupation)
        }
        guard let code = ListingReading.occupation(code: read.text("code")) else {
            return (read.adding(FormError("code", "market.occupation.error")), nil)
        }
        return (read, code)
    }

    private func question(of listing: Listing.Record) -> TitleQuestion? {
        guard case .vacancy(let vacancy) = listing.content else { return nil }
        for title in [vacancy.occupation, vacancy.title].compactMap(\.self) {
            if case .choose(let question) = occupations.reading(of: title, in: .german) { return question }
        }
        return nil
    }
}
