import LotseCore
package import LotseData

/// Deletes what this room no longer needs, as its README promises.
package enum MembersHousekeeping {
    /// What went away, for the command's report.
    package struct Report: Sendable, Equatable {
        package var erasedAccounts = 0
        package var erasedInvitations = 0
        package var removedRows = 0
    }

    package static func run(on store: any Store) async throws -> Report {
        try await store.write(as: .system) { transaction in
            var report = Report()
            report.erasedAccounts = try HousekeepingStore.eraseAccounts(in: transaction)
            report.erasedInvitations = try HousekeepingStore.eraseInvitations(in: transaction)
            report.removedRows = try HousekeepingStore.removeRows(in: transaction)
            return report
        }
    }
}
