import LotseCore
import LotseData

@testable import AllianceNetwork

/// What the demo region has of an alliance's network, by the organisation that it is about.
enum FoundNetwork {
    /// - Parameters:
    ///   - organisation: of whom.
    ///   - alliance: where it takes part.
    ///   - transaction: a unit is made where the organisation has none.
    /// - Returns: the records by address.
    /// - Throws: what the store throws; traps where the demo region has no such record.
    static func list(
        of organisation: Identifier<Organisation>,
        in alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        let reader = transaction.reader
        let partnership = try PartnershipStore.list(of: alliance, reader).first { $0.organisation == organisation }
        let rule = try ResponsibilityStore.list(of: alliance, reader).first { $0.body.organisation == organisation }
        let agreement = try AgreementStore.list(of: alliance, reader).first
        let place = ["organisation": organisation.text]
        var book: [String: RecordBook.Values] = [
            "network/organisations/{organisation}": place,
            "network/organisations/{organisation}/units/{unit}": place.merging(
                ["unit": try unit(of: organisation, transaction).text]
            ) { $1 },
        ]
        book["network/partnerships/{partnership}"] = partnership.map { ["partnership": $0.id.text] }
        book["network/responsibilities/{rule}"] = rule.map { ["rule": $0.id.text] }
        book["network/agreements/{agreement}"] = agreement.map { ["agreement": $0.id.text] }
        return book
    }

    private static func unit(
        of organisation: Identifier<Organisation>,
        _ transaction: Transaction
    ) throws -> Identifier<OrganisationUnit> {
        if let unit = try OrganisationUnitStore.list(of: organisation, transaction.reader).first { return unit.id }
        let unit = OrganisationUnit(
            id: transaction.newIdentifier(),
            organisation: organisation,
            name: "Willkommensstelle",
            parent: nil,
            lead: nil,
            contact: nil
        )
        try OrganisationUnitStore.insert(unit, in: transaction)
        return unit.id
    }
}
