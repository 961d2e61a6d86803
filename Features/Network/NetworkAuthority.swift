import LotseCore
import LotseData
import LotseWeb

/// Who may look at an alliance's network, and who may change it.
enum NetworkRoles {
    static let managers: Set<Role> = [.networkManager, .allianceAdmin]
    static let readers: Set<Role> = managers.union([.auditor])
}

extension StaffContext {
    var mayChangeNetwork: Bool { !roles.isDisjoint(with: NetworkRoles.managers) }
}

extension Authoriser where Context == MemberContext {
    /// Whoever runs the installation; the page does not exist for others.
    static var installationOperator: Self {
        .member.then { context in
            guard context.member.grants.contains(where: { $0.role == .operator }) else { throw PageError.notFound }
            return context
        }
    }
}

/// Staff of an alliance before one record that belongs to it.
struct RecordContext<Record: Sendable>: PageContext {
    let staff: StaffContext
    let record: Record

    var visitor: VisitorContext { staff.visitor }
    var alliance: AllianceProfile { staff.alliance }

    /// The same page with the path's own values.
    func here(_ path: Path) -> String { link(path, visitor.parameters) }
}

extension NetworkFeature {
    /// Narrows to a record of the alliance; whatever else its id names does not exist.
    private func record<Record: Sendable>(
        for roles: Set<Role>,
        _ fetch: @escaping @Sendable (StaffContext, Reader) throws -> Record?
    ) -> Authoriser<RecordContext<Record>> {
        let store = store
        return Authoriser<StaffContext>.roles(roles).then { staff in
            guard let record = try await store.read({ try fetch(staff, $0) }) else { throw PageError.notFound }
            return RecordContext(staff: staff, record: record)
        }
    }

    func partnership(for roles: Set<Role>) -> Authoriser<RecordContext<Partnership>> {
        record(for: roles) { staff, reader in
            try PartnershipStore.fetch(staff.visitor.identifier("partnership"), of: staff.alliance.id, reader)
        }
    }

    /// An organisation that takes part in the alliance, did so or will, signed a paper or runs the office.
    func organisation(for roles: Set<Role>) -> Authoriser<RecordContext<Organisation.Record>> {
        record(for: roles) { staff, reader in
            let id: Identifier<Organisation> = try staff.visitor.identifier("organisation")
            return try OrganisationStore.list(near: staff.alliance.id, reader).first { $0.id == id }
        }
    }

    func membership(for roles: Set<Role>) -> Authoriser<RecordContext<AssociationMembership>> {
        record(for: roles) { staff, reader in
            let association: Identifier<Organisation> = try staff.visitor.identifier("organisation")
            let id: Identifier<AssociationMembership> = try staff.visitor.identifier("membership")
            let known = try OrganisationStore.list(near: staff.alliance.id, reader)
            guard known.contains(where: { $0.id == association }) else { return nil }
            return try AssociationMembershipStore.list(of: association, reader).first { $0.id == id }
        }
    }

    func unit(for roles: Set<Role>) -> Authoriser<RecordContext<OrganisationUnit>> {
        record(for: roles) { staff, reader in
            let organisation: Identifier<Organisation> = try staff.visitor.identifier("organisation")
            let id: Identifier<OrganisationUnit> = try staff.visitor.identifier("unit")
            let units = try OrganisationUnitStore.list(in: staff.alliance.id, reader)
            return units.first { $0.id == id && $0.organisation == organisation }
        }
    }

    func agreement(for roles: Set<Role>) -> Authoriser<RecordContext<Agreement>> {
        record(for: roles) { staff, reader in
            try AgreementStore.fetch(staff.visitor.identifier("agreement"), of: staff.alliance.id, reader)
        }
    }

    func recognition(for roles: Set<Role>) -> Authoriser<RecordContext<Recognition>> {
        record(for: roles) { staff, reader in
            try RecognitionStore.fetch(staff.visitor.identifier("recognition"), of: staff.alliance.id, reader)
        }
    }

    func rule(for roles: Set<Role>) -> Authoriser<RecordContext<ResponsibilityRule>> {
        record(for: roles) { staff, reader in
            try ResponsibilityStore.fetch(staff.visitor.identifier("rule"), of: staff.alliance.id, reader)
        }
    }
}
