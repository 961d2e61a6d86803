import LotseCore
import LotseData
import LotseWeb

/// Somebody at a body that was asked: signed in, or with the secret link of one referral.
protocol ReceivingContext: PageContext {
    var alliance: AllianceProfile { get }
    var referral: Referral { get }
    var sheet: ReferralSheet { get }
    /// The permitted facts; a context without them cannot be made.
    var view: ReferralView { get }
    /// Where the answer is sent to.
    var answerPath: String { get }
    /// Where the page is.
    var path: String { get }
    var actor: Actor { get }

    /// The same visit, with the referral as it is now.
    func renewed(_ ports: CasesPorts) async throws -> Self
}

/// An officer of the body that a referral went to.
///
/// Without a consent in force the referral does not exist for the body: it answers like one that never was.
struct ReceivedContext: ReceivingContext {
    let staff: StaffContext
    let referral: Referral
    let sheet: ReferralSheet
    let view: ReferralView

    var visitor: VisitorContext { staff.visitor }
    var alliance: AllianceProfile { staff.alliance }
    var actor: Actor { .member(staff.member.account) }
    var path: String { link(ReferralPaths.received, ["referral": referral.id.text]) }
    var answerPath: String { link(ReferralPaths.receivedStep, ["referral": referral.id.text]) }

    static let roles: Set<Role> = [.partnerOfficer]

    init(_ staff: StaffContext, _ ports: CasesPorts) async throws {
        let id = try staff.visitor.identifier("referral", of: Referral.self)
        let found = try await ports.store.read { try ReferralStore.fetch(id, from: $0) }
        guard let found, found.alliance == staff.alliance.id, found.status.isWithRecipient,
            staff.organisations(as: Self.roles).contains(found.recipient.organisation)
        else { throw PageError.notFound }
        let sheet = try await ReferralSheet(found, ports)
        guard let view = sheet.view else { throw PageError.notFound }
        self.staff = staff
        referral = found
        self.sheet = sheet
        self.view = view
    }

    func renewed(_ ports: CasesPorts) async throws -> Self { try await Self(staff, ports) }
}

/// Whoever holds the secret link of a referral.
struct AnswerContext: ReceivingContext {
    let holder: AllianceContext
    let token: String
    let referral: Referral
    let sheet: ReferralSheet
    let view: ReferralView

    var visitor: VisitorContext { holder.visitor }
    var alliance: AllianceProfile { holder.alliance }
    var actor: Actor { .link("referral") }
    var path: String { link(ReferralPaths.answer, ["token": token]) }
    var answerPath: String { path }

    init(_ context: AllianceContext, _ ports: CasesPorts) async throws {
        let token = context.visitor.parameters["token"] ?? ""
        guard token.utf8.count == 43 else { throw PageError.notFound }
        let today = context.today
        let found = try await ports.store.read { try ReferralLinkStore.fetch(token: token, on: today, from: $0) }
        guard let found, found.alliance == context.alliance.id, found.status.isWithRecipient else {
            throw PageError.notFound
        }
        let sheet = try await ReferralSheet(found, ports)
        guard let view = sheet.view else { throw PageError.notFound }
        holder = context
        self.token = token
        referral = found
        self.sheet = sheet
        self.view = view
    }

    func renewed(_ ports: CasesPorts) async throws -> Self { try await Self(holder, ports) }
}
