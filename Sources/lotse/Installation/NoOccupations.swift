import LotseCore

/// Stands where no vocabulary of occupations is loaded: every title is unknown and asks for a person.
struct NoOccupations: OccupationSource {
    func reading(of title: String, in language: Language) -> OccupationReading { .unknown }
    func name(of occupation: Int, in language: Language) -> String? { nil }
    func isRegulated(_ occupation: Int) -> Bool { false }
    func skills(in language: Language) -> [NamedSkill] { [] }
    func skills(of occupation: Int, in language: Language) -> [NamedSkill] { [] }
    func skill(named text: String, in language: Language) -> NamedSkill? { nil }
}
