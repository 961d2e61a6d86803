import LotseCore
import Testing

@testable import Cases

@Suite struct ReferralWorkflowTests {
    /// The whole table in one picture: rows are states, columns are steps, letters are who may take them.
    ///
    /// s sender, r recipient, p person, c clock; a dot where there is no way.
    private static let picture = """
                      send see accept decline give-up begin finish miss withdraw
        draft         s    .   .      .       .       .     .      .    sp
        sent          .    r   sr     sr      c       .     .      .    sp
        seen          .    .   sr     sr      c       .     .      .    sp
        accepted      .    .   .      sr      .       sr    sr     sr   sp
        declined      .    .   .      .       .       .     .      .    .
        no-answer     .    .   sr     sr      .       .     .      .    sp
        in-work       .    .   .      sr      .       .     sr     sr   sp
        done          .    .   .      .       .       .     .      .    .
        not-reached   .    .   .      .       .       .     .      .    .
        withdrawn     .    .   .      .       .       .     .      .    .
        """

    @Test func `the table is exactly the picture`() throws {
        let lines = Self.picture.split(separator: "\n").map { $0.split(separator: " ") }
        let steps = try lines[0].map { try #require(ReferralStep(rawValue: String($0))) }
        #expect(Set(steps) == Set(ReferralStep.allCases))
        let letters: [Character: ReferralParty] = ["s": .sender, "r": .recipient, "p": .person, "c": .clock]
        var states: Set<ReferralStatus> = []
        for line in lines.dropFirst() {
            let state = try #require(ReferralStatus(rawValue: String(line[0])))
            states.insert(state)
            for (step, cell) in zip(steps, line.dropFirst()) {
                let drawn = Set(cell.compactMap { letters[$0] })
                for party in ReferralParty.allCases {
                    let isPossible = ReferralWorkflow.status(after: step, from: state, by: party) != nil
                    #expect(isPossible == drawn.contains(party), "\(state) \(step) \(party)")
                    #expect(ReferralWorkflow.steps(from: state, by: party).contains(step) == isPossible)
                }
            }
        }
        #expect(states == Set(ReferralStatus.allCases))
    }

    @Test func `each step leads to one state, whoever takes it`() {
        let targets: [ReferralStep: ReferralStatus] = [
            .send: .sent, .see: .seen, .accept: .accepted, .decline: .declined, .giveUp: .noAnswer, .begin: .inWork,
            .finish: .done, .miss: .notReached, .withdraw: .withdrawn,
        ]
        for transition in ReferralWorkflow.transitions { #expect(transition.to == targets[transition.step]) }
    }

    @Test func `no way stands in the table twice`() {
        let ways = ReferralWorkflow.transitions.map { "\($0.from) \($0.step)" }
        #expect(Set(ways).count == ways.count)
    }

    @Test func `every state can be reached from a draft`() {
        var reached: Set<ReferralStatus> = [.draft]
        for _ in ReferralStatus.allCases {
            for transition in ReferralWorkflow.transitions where reached.contains(transition.from) {
                reached.insert(transition.to)
            }
        }
        #expect(reached == Set(ReferralStatus.allCases))
    }

    @Test func `what is final stays, and a late answer still counts`() {
        let final = ReferralStatus.allCases.filter(\.isFinal)
        #expect(final == [.declined, .done, .notReached, .withdrawn])
        #expect(ReferralStatus.noAnswer.isEnd && !ReferralStatus.noAnswer.isFinal)
    }

    @Test func `the person can take back whatever is not at its end`() {
        for state in ReferralStatus.allCases {
            let canWithdraw = ReferralWorkflow.status(after: .withdraw, from: state, by: .person) == .withdrawn
            #expect(canWithdraw == !state.isFinal)
        }
    }
}
