import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import Testing

/// The plan against an oracle that looks at each day on its own, over invented networks.
@Suite struct ResponsibilityPlanTests {
    @Test(arguments: 1...40)
    func `every place, topic and day has the oracle's answer`(seed: UInt64) {
        let network = InventedNetwork(seed: seed)
        let plan = network.plan
        var surprises: [String] = []
        for today in network.days {
            for place in network.places {
                for topic in InventedNetwork.topics {
                    let answer = plan.answer(for: topic, in: place, on: today)
                    let expected = network.oracle(topic, place, today)
                    if answer != expected { surprises.append("\(topic) \(place) \(today): \(answer), not \(expected)") }
                }
            }
        }
        #expect(surprises == [])
    }

    @Test(arguments: 1...40)
    func `between turning points no answer changes`(seed: UInt64) {
        let network = InventedNetwork(seed: seed)
        let plan = network.plan
        var surprises: [String] = []
        for topic in InventedNetwork.topics {
            let turns = Set(plan.turningPoints(for: topic))
            for today in network.days.dropFirst() where !turns.contains(today) {
                for place in network.places {
                    let before = plan.answer(for: topic, in: place, on: today.adding(days: -1))
                    let after = plan.answer(for: topic, in: place, on: today)
                    if before != after { surprises.append("\(topic) \(place) \(today)") }
                }
            }
        }
        #expect(surprises == [])
    }

    @Test(arguments: 1...10)
    func `ending a rule and beginning another leaves the days before as they were`(seed: UInt64) throws {
        var network = InventedNetwork(seed: seed)
        let today = network.days[30]
        let before = network.plan
        let running = try #require(network.rules.firstIndex { $0.withdrawal == nil && $0.period.contains(today) })
        network.rules[running] = try ResponsibilityWorkflow.ending(
            network.rules[running],
            lastDay: today.adding(days: -1),
            because: nil,
            on: today
        )
        network.addRule(from: today)
        let after = network.plan
        for past in network.days where past < today {
            for place in network.places {
                for topic in InventedNetwork.topics {
                    let answers = (before, after)
                    #expect(
                        answers.0.answer(for: topic, in: place, on: past)
                            == answers.1.answer(for: topic, in: place, on: past)
                    )
                }
            }
        }
    }
}
