import LotseCore
import LotseData
import LotseWeb

/// The questions about a paper and about a signature below it.
enum AgreementFields {
    static func paper(_ words: Words) -> [Field] {
        [
            .required("title", .text()),
            .required("kind", .choice(options(Agreement.Kind.self, words.name))),
            .required("subject", .longText(maxLength: 1000)),
            .required("signed-on", .day),
            .required("from", .day),
            Field("until", .day),
            Field("document", .text()),
        ]
    }

    /// Everybody of the register may sign: a signature often comes before the partnership.
    static func signature(_ staff: StaffContext, _ reader: Reader) throws -> [Field] {
        let register = try OrganisationStore.list(reader).map { Field.Option($0.id.text, $0.name) }
        let choose = Field.Option("", staff.words("form.choose"))
        return [
            .required("organisation", .selection([choose] + register)),
            .required("function", .text()),
        ]
    }
}
