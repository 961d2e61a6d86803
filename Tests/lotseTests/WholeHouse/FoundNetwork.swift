import LotseCore
import LotseData

@testable import AllianceNetwork

/// What the demo region has of an alliance's network, by the organisation that it is about.
enum FoundNetwork {
    /// - Parameters:
    ///   - organisation: of whom.
    ///   - alliance: where it takes part.
    ///   - vault: seals the paper of the agreement.
    ///   - transaction: a unit, a paper and a recognition are made where there are none.
    /// - Returns: the records by address.
    /// - Throws: what the store throws; traps where the demo region has no such record.
    static func list(
        of organisation: Identifier<Organisation>,
        in alliance: Identifier<Alliance>,
        vault: Vault,
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
        book["network/organisations/{organisation}/members/{membership}"] = place.merging(
            ["membership": try membership(in: organisation, transaction).text]
        ) { $1 }
        book["network/partnerships/{partnership}"] = partnership.map { ["partnership": $0.id.text] }
        book["network/responsibilities/{rule}"] = rule.map { ["rule": $0.id.text] }
        book["network/agreements/{agreement}"] = agreement.map { ["agreement": $0.id.text] }
        if let agreement, let signatory = agreement.signatories.first {
            if try AgreementFileStore.fetch(of: agreement.id, reader) == nil {
                try AgreementFileStore(vault).put("absicht.txt", Array("Absicht".utf8), for: agreement, in: transaction)
            }
            book["network/agreements/{agreement}/signatures/{signatory}"] = [
                "agreement": agreement.id.text, "signatory": signatory.id.text,
            ]
        }
        book["network/recognitions/{recognition}"] = ["recognition": try recognition(of: alliance, transaction).text]
        return book
    }

    /// The organisation of the record with a firm in it, as if it were an association.
    private static func membership(
        in organisation: Identifier<Organisation>,
        _ transaction: Transaction
    ) throws -> Identifier<AssociationMembership> {
        if let known = try AssociationMembershipStore.list(of: organisation, transaction.reader).first {
            return known.id
        }
        let firm = Organisation.Record(
            id: transaction.newIdentifier(),
            kind: .company,
            name: "Muster GmbH \(organisation.text.suffix(6))",
            contact: ContactPoint(name: "Büro", phone: "", mail: "", address: "")
        )
        try OrganisationStore.insert(firm, in: transaction)
        guard let period = Period(from: transaction.today, through: nil) else {
            preconditionFailure("an open period begins")
        }
        let membership = AssociationMembership(
            id: transaction.newIdentifier(),
            association: organisation,
            member: firm.id,
            period: period
        )
        try AssociationMembershipStore.insert(membership, in: transaction)
        return membership.id
    }

    private static func recognition(
        of alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) throws -> Identifier<Recognition> {
        if let known = try RecognitionStore.list(of: alliance, transaction.reader).first { return known.id }
        let today = transaction.today
        let recognition = Recognition(
            id: transaction.newIdentifier(),
            alliance: alliance,
            start: today,
            end: today.adding(days: 365)
        )
        try RecognitionStore.insert(recognition, in: transaction)
        return recognition.id
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
