import LotseCore

/// The one rule about data that leaves the house: without a consent in force, nothing does.
struct ConsentRule: Sendable {
    private let consents: [Consent]

    init(_ consents: [Consent]) {
        self.consents = consents
    }

    /// Whether a piece of data may be used for a purpose by a recipient on a day.
    func permits(
        _ field: CaseField,
        for purpose: ConsentPurpose,
        recipient: Identifier<Organisation>,
        on day: Day
    ) -> Permission {
        let given = consents.filter {
            $0.purpose == purpose && $0.recipient == recipient && $0.fields.contains(field)
        }
        if given.contains(where: { $0.isInForce(on: day) }) { return .allowed }
        return .denied(given.contains { $0.period.start <= day } ? .ended : .noConsent)
    }

    /// Everything a recipient may see for a purpose on a day; empty without a consent in force.
    func fields(
        for purpose: ConsentPurpose,
        recipient: Identifier<Organisation>,
        on day: Day
    ) -> Set<CaseField> {
        Set(CaseField.allCases.filter { permits($0, for: purpose, recipient: recipient, on: day).isAllowed })
    }
}
