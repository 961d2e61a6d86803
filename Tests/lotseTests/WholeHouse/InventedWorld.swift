import AllianceNetwork
import LotseCore
import LotseData

/// What is added to the demo region, so that every parameter of every path has a record of each owner.
struct InventedWorld: Sendable {
    let records: RecordBook
    let plenty: RecordBook
    let askers: [Asker]
    let small: [Asker]

    private typealias Body = (id: Identifier<Organisation>, name: String)

    init(alliances: [AllianceProfile], vault: Vault, _ transaction: Transaction) throws {
        let here = try Self.find(DemoHouse.slug, in: alliances)
        let there = try Self.find(DemoHouse.otherSlug, in: alliances)
        let agency = Body(NetworkDemo.organisation("agentur-cottbus"), "Agentur für Arbeit Cottbus")
        let chamber = Body(NetworkDemo.organisation("ihk-cottbus"), "IHK Cottbus")
        let foreign = Body(NetworkDemo.organisation("agentur-bautzen"), "Agentur für Arbeit Bautzen")
        guard let office = here.office, let otherOffice = there.office else {
            preconditionFailure("alliances of the demo region have offices")
        }
        let adviser = try Self.account("adviser", at: DemoHouse.slug, transaction)
        let colleague = try InventedStaff.hire("kollegin", as: .adviser, for: office, in: here.id, transaction)
        let neighbour = try InventedStaff.hire("nachbarin", as: .adviser, for: agency.id, in: here.id, transaction)
        let stranger = try Self.account("adviser", at: DemoHouse.otherSlug, transaction)
        let otherColleague = try Self.account("adviser2", at: DemoHouse.otherSlug, transaction)
        func desk(
            _ account: Identifier<Account>,
            standIn: Identifier<Account>,
            of organisation: Identifier<Organisation>,
            in alliance: AllianceProfile,
            asking recipient: Body
        ) -> Desk {
            let household = InventedCase(
                alliance: alliance,
                organisation: organisation,
                owner: account,
                recipient: recipient,
                vault: vault
            )
            return Desk(household: household, standIn: standIn)
        }
        let own = desk(adviser, standIn: colleague, of: office, in: here, asking: agency)
        let nextDoor = desk(colleague, standIn: adviser, of: office, in: here, asking: agency)
        let elsewhere = desk(neighbour, standIn: adviser, of: agency.id, in: here, asking: chamber)
        let abroad = desk(stranger, standIn: otherColleague, of: otherOffice, in: there, asking: foreign)

        var records = RecordBook()
        for (owner, desk) in [
            (Ownership.own, own), (.colleague, nextDoor), (.neighbour, elsewhere), (.abroad, abroad),
        ] {
            records.add(try desk.household.write(in: transaction), of: owner)
            records.add(try desk.writeStaff(in: transaction), of: owner)
            guard owner != .colleague else { continue }
            records.add(try desk.writeNetwork(in: transaction), of: owner)
        }
        // A language is nobody's.
        records.add(["network/texts/{language}": ["language": "en"]], of: .own)
        // A kind of offer is nobody's either.
        records.add(
            ["offers/new/{kind}": ["kind": "home"], "offers/template/{kind}": ["kind": "home"]],
            of: .own
        )
        self.records = records
        var rich = own.household
        rich.count = 4
        var plenty = RecordBook()
        plenty.add(try rich.write(in: transaction), of: .own)
        self.plenty = plenty

        let client = try InventedStaff.hire("klientin", as: .client, for: nil, in: here.id, transaction)
        let staff = try Self.posts(partner: "agentur").map { role, name in
            let account = try Self.account(name, at: DemoHouse.slug, transaction)
            // The adviser's own records are those of the book.
            guard role != .adviser else { return Asker(role: role, account: account, personal: [:]) }
            return try Self.asker(role, account, standIn: colleague, transaction)
        }
        let `operator` = try Self.account("operator", at: nil, transaction)
        askers =
            [
                Asker(role: .visitor, account: nil, personal: [:]),
                try Self.asker(.client, client, standIn: colleague, transaction),
            ] + staff + [try Self.asker(.operator, `operator`, standIn: colleague, transaction)]
        small = try Self.posts(partner: "holzminden").map { role, name in
            Asker(role: role, account: try Self.account(name, at: DemoHouse.smallSlug, transaction), personal: [:])
        }
    }

    /// Somebody's desk in an organisation, and what is written there beside a household.
    private struct Desk {
        let household: InventedCase
        let standIn: Identifier<Account>

        func writeStaff(in transaction: Transaction) throws -> [String: RecordBook.Values] {
            try InventedStaff.write(
                of: household.owner,
                standIn: standIn,
                inviting: Grant(role: .adviser, alliance: household.alliance.id, organisation: household.organisation),
                in: transaction
            )
        }

        func writeNetwork(in transaction: Transaction) throws -> [String: RecordBook.Values] {
            let (organisation, alliance) = (household.organisation, household.alliance)
            let network = try FoundNetwork.list(
                of: organisation,
                in: alliance.id,
                vault: household.vault,
                transaction
            )
            let concern = try InventedConcern.write(
                to: organisation == alliance.office ? nil : (organisation, "Nachbarstelle"),
                of: alliance.id,
                vault: household.vault,
                in: transaction
            )
            let market = try InventedListing.write(
                of: organisation,
                in: alliance.id,
                by: household.owner,
                vault: household.vault,
                transaction
            )
            return network.merging(concern) { $1 }.merging(market) { $1 }
        }
    }

    /// The roles of an alliance's staff, and what their addresses begin with in the demo region.
    private static func posts(partner: String) -> [(Role, String)] {
        [
            (.adviser, "adviser"), (.teamLead, "team-lead"), (.partnerOfficer, "partner-officer-\(partner)"),
            (.networkManager, "network-manager"), (.auditor, "auditor"), (.allianceAdmin, "alliance-admin"),
        ]
    }

    private static func asker(
        _ role: Role,
        _ account: Identifier<Account>,
        standIn: Identifier<Account>,
        _ transaction: Transaction
    ) throws -> Asker {
        let absence = try InventedStaff.sendAway(account, standIn: standIn, in: transaction)
        return Asker(role: role, account: account, personal: ["account/absence/{absence}": ["absence": absence.text]])
    }

    private static func account(
        _ name: String,
        at slug: String?,
        _ transaction: Transaction
    ) throws -> Identifier<Account> {
        let mail = slug.map { "\(name).\($0)@example.org" } ?? "\(name)@example.org"
        guard let account = try InventedStaff.account(mail, transaction.reader) else {
            preconditionFailure("the demo region has nobody called \(mail)")
        }
        return account
    }

    private static func find(_ slug: String, in alliances: [AllianceProfile]) throws -> AllianceProfile {
        guard let alliance = alliances.first(where: { $0.slug == slug }) else {
            preconditionFailure("the demo region has no alliance \(slug)")
        }
        return alliance
    }
}
