import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Matches

struct CandidateTests {
    private static let list = "/de/musterland/wer-kommen-moechte"
    private static let demand = "/de/musterland/personalbedarf"

    private static func noteSearch(_ store: any Store) async throws {
        try await store.write(as: .system) { transaction in
            let today = transaction.today
            let profile = SearchProfile(
                occupations: [81302],
                recognition: .full,
                level: 2,
                skills: ["care"],
                german: .b1,
                hours: 30...40,
                limits: WayLimits(car: 45),
                earliestOn: today.adding(days: 30)
            )
            try SearchStore.write(
                profile,
                of: InventedLand.anna,
                in: InventedLand.caseFile,
                InventedLand.alliance,
                seenAt: 0,
                in: transaction
            )
        }
    }

    @Test(arguments: TestStore.engines)
    func `a firm sees who would come without a name, asks, and learns the name after a yes`(
        _ engine: Dialect
    ) async throws {
        try await MatchesHouse.with(engine) { room in
            try await Self.noteSearch(room.store)
            let ask = "\(Self.list)/\(InventedLand.anna)"
            try await room.visit(as: InventedLand.officer) { officer in
                let page = try await officer.get(Self.list)
                #expect(page.main.contains("Pflegefachkraft") && page.main.contains("Deutsch B1"))
                #expect(!page.main.contains("Anna") && !page.main.contains("2026-0001"))
                try assertSnapshot(page.main, named: "candidates-de")
                let empty = try await officer.submit(ask, to: ask, [("message", "")])
                #expect(empty.status == .unprocessableContent)
                let asked = try await officer.submit(ask, to: ask, [("message", "Wann können Sie beginnen?")])
                #expect(asked.status == .seeOther)
                #expect(room.proposed.reminders == ["Nachfrage beantworten: Werk Nord"])
                let again = try await officer.submit(ask, to: ask, [("message", "Noch einmal")])
                #expect(again.status == .seeOther)
                #expect(room.proposed.reminders.count == 1)
                let waiting = try await officer.get(Self.list)
                #expect(waiting.main.contains("nachgefragt") && !waiting.main.contains("Anna"))
            }
            let found = try await room.store.read { try InquiryStore.open(of: InventedLand.caseFile, from: $0) }
            let inquiry = try #require(found.first)
            let answer = "/de/musterland/faelle/\(InventedLand.caseFile)/nachfragen/\(inquiry.id)"
            try await room.visit { adviser in
                let page = try await adviser.get(answer)
                #expect(page.main.contains("Wann können Sie beginnen?") && page.main.contains("Anna Muster"))
                let vague = try await adviser.submit(answer, to: answer, [("answer", "agreed")])
                #expect(vague.status == .unprocessableContent && vague.main.contains("wie der Arbeitgeber"))
                let agreed = [("answer", "agreed"), ("contact", "Über mich: 03562 100")]
                let answered = try await adviser.submit(answer, to: answer, agreed)
                #expect(answered.status == .seeOther)
                let late = try await adviser.submit(answer, to: answer, [("answer", "declined")])
                #expect(late.status == .conflict)
            }
            try await room.visit(as: InventedLand.officer) { officer in
                let page = try await officer.get(Self.list)
                #expect(page.main.contains("Anna Muster möchte Sie kennenlernen. Über mich: 03562 100"))
            }
        }
    }

    @Test func `a firm to which nobody agreed sees nobody and asks about nobody`() async throws {
        try await MatchesHouse.with { room in
            try await Self.noteSearch(room.store)
            try await room.visit(as: InventedLand.otherOfficer) { officer in
                let page = try await officer.get(Self.list)
                #expect(page.main.contains("niemand Passendes") && !page.main.contains("Pflegefachkraft"))
                let ask = try await officer.get("\(Self.list)/\(InventedLand.anna)")
                #expect(ask.status == .notFound)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a firm's demand stands against who is there, and nobody counts twice`(_ engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            try await Self.noteSearch(room.store)
            try await room.visit(as: InventedLand.officer) { officer in
                let new = "\(Self.demand)/neu"
                let line = [
                    ("occupation-1", "Pflegefachkraft"), ("people", "3"), ("needed-by", "2026-12-31"),
                    ("municipality", "12345001"), ("hours-from", "35"), ("hours-to", "40"),
                ]
                let noted = try await officer.submit(new, to: new, line)
                #expect(noted.status == .seeOther)
                let second = try await officer.submit(new, to: new, line.map { $0.0 == "people" ? ($0.0, "1") : $0 })
                #expect(second.status == .seeOther)
                let page = try await officer.get(Self.demand)
                try assertSnapshot(page.main, named: "demand-de")
                #expect(page.main.contains("2026/4"))
                let doubtful = try await officer.submit(
                    new,
                    to: new,
                    line.map { $0.0 == "occupation-1" ? ($0.0, "Mechatronik") : $0 }
                )
                #expect(doubtful.status == .unprocessableContent && doubtful.main.contains("Mechatroniktechniker/in"))
                let past = try await officer.submit(
                    new,
                    to: new,
                    line.map { $0.0 == "needed-by" ? ($0.0, "2025-01-01") : $0 }
                )
                #expect(past.status == .unprocessableContent)
            }
            let lines = try await room.store.read { reader in
                try DemandStore.list(in: InventedLand.alliance, of: nil, from: reader)
            }
            let id = try #require(lines.first).id
            try await room.visit(as: InventedLand.lead) { lead in
                let page = try await lead.get(Self.demand)
                #expect(page.main.contains("Werk Nord") && !page.main.contains("Bedarf eintragen"))
                let closed = try await lead.get("\(Self.demand)/\(id)")
                #expect(closed.status == .notFound)
            }
            try await room.visit(as: InventedLand.officer) { officer in
                let path = "\(Self.demand)/\(id)"
                let change = [
                    ("occupation-1", "Pflegefachkraft"), ("people", "5"), ("needed-by", "2026-12-31"),
                    ("municipality", "12345001"), ("hours-from", "35"), ("hours-to", "40"), ("version", "1"),
                ]
                let changed = try await officer.submit(path, to: path, change)
                #expect(changed.status == .seeOther)
                let late = try await officer.submit(path, to: path, change)
                #expect(late.status == .conflict && late.main.contains("Pflegefachkraft: 5 bis 31. Dezember 2026"))
                let struck = try await officer.submit(path, to: "\(path)/streichen", [])
                #expect(struck.status == .seeOther)
            }
            let left = try await room.store.read { reader in
                try DemandStore.list(in: InventedLand.alliance, of: nil, from: reader)
            }
            #expect(left.count == 1)
        }
    }

    @Test func `a member firm sees without a name who agreed to be shown to its association, and asks for itself`()
        async throws
    {
        try await MatchesHouse.with { room in
            try await Self.noteSearch(room.store)
            let ask = "\(Self.list)/\(InventedLand.anna)"
            try await room.visit(as: InventedLand.memberOfficer) { officer in
                let page = try await officer.get(Self.list)
                #expect(page.main.contains("Pflegefachkraft") && !page.main.contains("Anna"))
                let asked = try await officer.submit(ask, to: ask, [("message", "Wann können Sie beginnen?")])
                #expect(asked.status == .seeOther)
            }
            #expect(room.proposed.reminders == ["Nachfrage beantworten: Werk Süd"])
            try await room.visit(as: InventedLand.otherOfficer) { officer in
                let list = try await officer.get(Self.list)
                #expect(!list.main.contains("Pflegefachkraft"))
                #expect(try await officer.get(ask).status == .notFound)
            }
        }
    }
}
