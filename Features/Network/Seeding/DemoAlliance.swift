import LotseCore
import LotseData

/// One alliance of the demo region on its way from facts into the database.
struct DemoAlliance {
    private let facts: DemoFacts.AllianceFact
    private let places: [MunicipalityKey]

    /// - Parameters:
    ///   - facts: what the alliance's file says.
    ///   - places: the municipalities that the demo region knows.
    init(_ facts: DemoFacts.AllianceFact, places: [MunicipalityKey]) {
        self.facts = facts
        self.places = places
    }

    private var id: Identifier<Alliance> { NetworkDemo.alliance(facts.alliance.slug) }
    /// Said in the journal of each entry that begins in the past.
    private let reason = "Demo"

    func load(in transaction: Transaction) throws {
        let head = facts.alliance
        try AllianceStore.insert(
            Alliance.Record(
                id: id,
                slug: head.slug,
                name: head.name,
                legalForm: head.legalForm,
                office: NetworkDemo.organisation(head.office),
                contact: head.contact,
                fundingNotice: head.fundingNotice
            ),
            in: transaction
        )
        for fact in facts.agreements { try AgreementStore.insert(agreement(fact), in: transaction) }
        for fact in facts.partnerships { try load(fact, in: transaction) }
        for (place, fact) in facts.responsibilities.enumerated() { try load(fact, number: place, in: transaction) }
        for fact in facts.recognitions ?? [] {
            let recognition = Recognition(
                id: NetworkDemo.identifier("recognition", "\(handle)/\(fact.from)"),
                alliance: id,
                start: fact.from,
                end: fact.until,
                recogniser: fact.recogniser ?? "",
                amount: fact.amount
            )
            try RecognitionStore.insert(recognition, in: transaction)
        }
    }

    private func agreement(_ fact: DemoFacts.AgreementFact) throws -> Agreement {
        Agreement(
            id: agreementID(fact.handle),
            alliance: id,
            kind: fact.kind,
            title: fact.title,
            subject: fact.subject,
            signedOn: fact.signedOn,
            term: try period(fact.from, fact.until),
            document: fact.document.map { Agreement.Document(title: $0) },
            signatories: fact.signatories.map {
                Agreement.Signatory(
                    id: NetworkDemo.identifier(
                        "signature",
                        "\(handle)/\(fact.handle)/\($0.organisation)/\($0.function)"
                    ),
                    organisation: NetworkDemo.organisation($0.organisation),
                    function: $0.function,
                    signedOn: $0.signedOn ?? fact.signedOn
                )
            }
        )
    }

    private func load(_ fact: DemoFacts.PartnershipFact, in transaction: Transaction) throws {
        let partnership = Partnership(
            id: NetworkDemo.identifier("partnership", "\(handle)/\(fact.organisation)/\(fact.role)/\(fact.from)"),
            alliance: id,
            organisation: NetworkDemo.organisation(fact.organisation),
            role: fact.role,
            period: try period(fact.from, fact.until),
            agreement: fact.agreement.map(agreementID)
        )
        try PartnershipStore.insert(partnership, because: reason, in: transaction)
        guard let brings = fact.brings else { return }
        let brought = places.filter { key in brings.contains { key.text.hasPrefix($0) } }
        try TerritoryStore.insert(
            brought,
            by: partnership,
            for: partnership.period,
            because: reason,
            in: transaction
        )
    }

    private func load(
        _ fact: DemoFacts.ResponsibilityFact,
        number: Int,
        in transaction: Transaction
    ) throws {
        let rule = ResponsibilityRule(
            id: NetworkDemo.identifier("rule", "\(handle)/\(number)"),
            body: ResponsibilityRule.Body(
                organisation: NetworkDemo.organisation(fact.organisation),
                unit: fact.unit.map { NetworkDemo.unit($0) }
            ),
            topics: Set(fact.topics),
            territory: territory(fact.where),
            period: try period(fact.from, fact.until)
        )
        try ResponsibilityStore.insert(rule, in: id, because: reason, transaction: transaction)
    }

    private func territory(_ places: DemoFacts.Places) -> ResponsibilityRule.Territory {
        switch places {
        case .alliance: .alliance
        case .keys(let keys):
            if let district = keys.first, district.count == 5 {
                .district(district)
            } else {
                .municipalities(Set(keys.compactMap { MunicipalityKey($0) }))
            }
        }
    }

    private var handle: String { facts.alliance.slug }

    private func agreementID(_ handle: String) -> Identifier<Agreement> {
        NetworkDemo.identifier("agreement", "\(self.handle)/\(handle)")
    }

    private func period(_ start: Day, _ end: Day?) throws -> Period {
        guard let period = Period(from: start, through: end) else {
            throw DemoFacts.Unreadable(file: "alliances/\(handle).json: \(start)")
        }
        return period
    }
}
