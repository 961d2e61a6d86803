package import LotseCore
package import LotseData

/// What the pages of cases ask other rooms, and where they keep things.
package struct CaseSources: Sendable {
    let store: any Store
    let network: any NetworkSource
    let responsibility: any ResponsibilitySource
    let staff: any StaffSource
    let letters: ReferralLetters

    /// - Parameters:
    ///   - store: the database.
    ///   - network: organisations and municipalities.
    ///   - responsibility: who answers for a topic at a place on a day.
    ///   - staff: who works where.
    ///   - letters: the mails about referrals.
    package init(
        store: any Store,
        network: any NetworkSource,
        responsibility: any ResponsibilitySource,
        staff: any StaffSource,
        letters: ReferralLetters
    ) {
        self.store = store
        self.network = network
        self.responsibility = responsibility
        self.staff = staff
        self.letters = letters
    }
}
