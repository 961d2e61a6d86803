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

    /// The likeliest to choose from, and a code for whoever knows better.
    func form(of listing: Listing.Record) -> Form {
        let options = candidates(of: listing).map { Field.Option(Digits.padded($0.code, to: 5), $0.name) }
        let other = Field.Option("", words("market.occupation.other"))
        let choice = options.isEmpty ? [] : [Field("likely", .choice(options + [other]))]
        return Form(
            "market.occupation",
            choice + [Field("code", .text(maxLength: 20)), Field("version", .hidden)],
            values: ["version": "\(listing.version)"]
        )
    }

    /// The code that was chosen or written.
    func occupation(in form: Form) -> Int? {
        let chosen = form.text("likely")
        return ListingReading.occupation(code: chosen.isEmpty ? form.text("code") : chosen)
    }

    private func candidates(of listing: Listing.Record) -> [NamedOccupation] {
        guard case .vacancy(let vacancy) = listing.content else { return [] }
        for title in [vacancy.occupation, vacancy.title].compactMap(\.self) {
            if case .choose(let found) = occupations.reading(of: title, in: .german) { return found }
        }
        return []
    }
}
