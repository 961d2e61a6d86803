import LotseCore

struct NoMarket: MarketSource {
    func changes(of _: Identifier<Alliance>, since _: Int) async throws -> MarketChanges {
        MarketChanges(revision: 0, open: OpenMarket(), gone: [])
    }
}

struct NoOccupations: OccupationSource {
    func reading(of _: String, in _: Language) -> OccupationReading { .unknown }
    func name(of _: Int, in _: Language) -> String? { nil }
    func isRegulated(_: Int) -> Bool { false }
    func skills(in _: Language) -> [NamedSkill] { [] }
    func skills(of _: Int, in _: Language) -> [NamedSkill] { [] }
    func skill(named _: String, in _: Language) -> NamedSkill? { nil }
}
